"""The record of a figure: what a text writes at one place, and its number multiplied out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """The kind of a figure."""

    NUMBER = "number"  # 4.6万处, 3000
    PERCENT = "percent"  # 98.5%, 百分之三, 三成, 3‰
    POINTS = "points"  # 22.9个百分点
    MULTIPLE = "multiple"  # 1.5倍, 翻一番
    FRACTION = "fraction"  # 三分之一
    RATIO = "ratio"  # 3:1
    YEAR = "year"  # 2024年
    DATE = "date"  # 6月27日, 6月, 15点50分
    PERIOD = "period"  # 1-5月, 前三季度
    ORDINAL = "ordinal"  # 第3, 第三
    COUNT_WORD = "count-word"  # 三个, 十余项
    CODE = "code"  # 1+4+N, 〔2023〕36号, G5011
    MASKED = "masked"  # xx.x万户: unknown


COUNTED = frozenset({FigureKind.NUMBER, FigureKind.COUNT_WORD})
RATES = frozenset({FigureKind.PERCENT, FigureKind.POINTS})
MEASURED = COUNTED | RATES  # what a ledger states values in
CALENDAR = frozenset({FigureKind.DATE, FigureKind.PERIOD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure as it stands in a text, and its number multiplied out."""

    text: str  # as written, with unit and approximator (余, 多)
    number: Decimal | None  # multiplied out, in `unit`; None where masked, and for codes
    until: Decimal | None  # the other end of an estimate: 60 of 五六十家, 999 of 数百家
    unit: str  # canonical: 米 for 公里, 人 for 名; "" where none is written
    kind: FigureKind
    start: int
    end: int
    key: str  # equal for figures that say the same: "46000处" for 4.6万处 and 46000余处


def make_figure(
    match: re.Match[str],
    kind: FigureKind,
    key: str,
    number: Decimal | None = None,
    *,
    until: Decimal | None = None,
    unit: str = "",
    span: tuple[int, int] | None = None,
) -> Figure:
    """Return the figure of `kind` that stands in `match`, or in `span`, a part of it."""
    start, end = span or match.span()
    return Figure(
        text=match.string[start:end],
        number=number,
        until=until,
        unit=unit,
        kind=kind,
        start=start,
        end=end,
        key=key,
    )
