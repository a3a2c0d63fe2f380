"""One row of a ledger by what its columns state."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.facts.ledger.cell_values import NO_VALUE, CellValue
from assistant.drafting.facts.ledger.note_parts import NO_NOTE, NoteParts


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """The indicator of a row, its figures, and what the user is told or asked about them."""

    line: int
    indicator: str
    head: str = ""  # the indicator that this one is a part of: 其中
    value: CellValue = NO_VALUE
    unit: str = ""
    last: CellValue = NO_VALUE
    target: CellValue = NO_VALUE
    target_name: str = "目标"
    change: str = ""  # 同比下降3.1%
    completion: str = ""
    share: str = ""
    note: str = ""  # as the table gives it
    parts: NoteParts = NO_NOTE  # what of it stands in the sentence
    cause: str = ""  # why it is less, or more of what should be less: 电动车分流
    scope: str = ""
    as_of: str = ""
    source: str = ""
    section: tuple[str, ...] = ()
    identifier: str = ""
    is_planned: bool = False
    remarks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The indicator with the one it is a part of."""
        return f"{self.head}中的{self.indicator}" if self.head else self.indicator
