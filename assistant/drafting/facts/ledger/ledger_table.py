"""The records of a table as it stands in a sheet or a text: rows of cells, all as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

UNCOMPUTED = "〔待填：数值〕"  # a formula whose result the file does not hold


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One row of a table, its cells as text."""

    line: int  # from 1
    cells: tuple[str, ...]
    copied: frozenset[int] = frozenset()  # cells that a merged cell of a row above gives its text

    def cell(self, at: int) -> str:
        """Return the text of a cell, "" beyond the last one."""
        return self.cells[at] if at < len(self.cells) else ""

    def own(self, at: int) -> str:
        """Return the text of a cell, "" where it stands in a row above."""
        return "" if at in self.copied else self.cell(at)

    @property
    def filled(self) -> list[int]:
        """The places of the cells with a text."""
        return [at for at, cell in enumerate(self.cells) if cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerTable:
    """The rows of a table or a sheet, with the heading or sheet name above them."""

    rows: tuple[LedgerRow, ...]
    section: tuple[str, ...] = ()
    sheet: str = ""
    name: str = ""  # of the file: it may say the year
    remarks: tuple[str, ...] = ()  # what was left out of the sheet, and why


def name_lines(rows: Sequence[LedgerRow]) -> str:
    """Return the rows as a remark names them: 台账第3至5行."""
    first, last = rows[0].line, rows[-1].line
    return f"台账第{first}至{last}行" if last > first else f"台账第{first}行"


def own_texts(rows: Sequence[LedgerRow], at: int) -> list[str]:
    """Return the texts of a column, without empty cells and without copies of merged ones."""
    return [cell for row in rows if (cell := row.own(at).strip())]
