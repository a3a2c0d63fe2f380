"""Read the value of a cell: a figure with its unit, a text, nothing, or something to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum, auto

from assistant.drafting.facts.ledger.ledger_table import UNCOMPUTED
from assistant.text.figures.read_figures import find_figures
from assistant.text.half_width import to_half_width
from assistant.text.lexicon import group

_NOTHING = re.compile(r"[-—–－/／\\…\s*＊#?？]*")
_NUMBER = r"[-−+]?\d[\d,]*(?:\.\d+)?"
_ABOUT = f"(?:超过|{group('approximation.before_value').pattern})"
_BARE = re.compile(
    rf"(?P<amount>{_ABOUT}?{_NUMBER}"
    rf"(?:\s*[-~～—–至到]\s*{_NUMBER})?[万亿]?[余多来]?)\s*(?P<behind>左右|上下|以上|以下|以内)?"
)
_CHINESE = re.compile(
    "(?P<amount>[近约超]?[零〇一二两三四五六七八九十百千万亿]+[余多]?)(?P<behind>左右|上下|以上|以下)?"
)
_BRACKETED = re.compile(rf"[（(]\s*{_NUMBER}\s*[%％]?[）)]")
_FRACTION = re.compile(rf"{_NUMBER}\s*[/／]\s*{_NUMBER}")
_LEADING = re.compile(rf"{_NUMBER}(?=[（(])")
_SPACED = re.compile(r"(?<![\d.])\d{1,3}(?: \d{3})+(?![\d])")  # 33 905
_PERCENT = re.compile(rf"({_NUMBER})\s*[%％‰]?")


class State(Enum):
    """What stands in a cell."""

    FIGURE = auto()
    TEXT = auto()
    NOTHING = auto()  # empty, or a sign for it: —, N/A, 未统计
    DOUBTFUL = auto()  # (5.6), 17/20: the user is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """The value of a cell, and its text as a sentence has it."""

    text: str  # with its unit
    state: State
    cell: str = ""  # as the table writes it, in half-width characters
    number: Decimal | None = None  # of a plain number

    @property
    def is_figure(self) -> bool:
        """Whether the cell holds a figure that may be written."""
        return self.state is State.FIGURE


NO_VALUE = CellValue(text="", state=State.NOTHING)


def read_value(cell: str, unit: str) -> CellValue:
    """Return the value of `cell`, with `unit` where the cell does not say one.

    >>> read_value("14条左右", "条").text, read_value("近20", "处").text
    ('14条左右', '近20处')
    >>> read_value("N/A", "处").state, read_value("(5.6)", "万元").state
    (<State.NOTHING: 3>, <State.DOUBTFUL: 4>)
    """
    text = re.sub(r"(?<=\d)．(?=\d)", ".", to_half_width(cell)).strip().rstrip("；;。")
    text = _SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    if says_nothing(text) or text == UNCOMPUTED:
        return NO_VALUE
    if _BRACKETED.fullmatch(text) or _FRACTION.fullmatch(text):
        return CellValue(text=text, state=State.DOUBTFUL, cell=text)
    if bare := _BARE.fullmatch(text) or _CHINESE.fullmatch(text):
        amount = f"{bare['amount'].strip()}{unit}{bare['behind'] or ''}"
        return CellValue(text=amount, state=State.FIGURE, cell=text, number=as_number(text))
    if not find_figures(text) and not any(one.isdecimal() for one in text):
        return CellValue(text=text, state=State.TEXT, cell=text)
    number = as_number(text.removesuffix(unit))
    said = _LEADING.sub(lambda found: f"{found[0]}{unit}", text, count=1)
    return CellValue(text=said, state=State.FIGURE, cell=text, number=number)


def says_nothing(text: str) -> bool:
    """Return whether a cell is empty or says that there is no value.

    >>> says_nothing("—"), says_nothing("未统计"), says_nothing("0")
    (True, True, False)
    """
    return bool(_NOTHING.fullmatch(text)) or text in group("ledger.no_value")


def as_number(text: str) -> Decimal | None:
    """Return the number in a text that is nothing else but a number and perhaps a per cent sign."""
    found = _PERCENT.fullmatch(text.strip())
    try:
        return Decimal(found[1].replace(",", "").replace("−", "-")) if found else None
    except InvalidOperation:
        return None
