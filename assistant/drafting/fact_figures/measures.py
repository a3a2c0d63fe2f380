"""Name what a figure is measured in, and tell which measure words count the same things."""

from __future__ import annotations

from functools import lru_cache

from assistant.text.figures.figure import CALENDAR, Figure, FigureKind
from assistant.text.lexicon import groups

# Measure words that reports use for the same things.
_SAME_MEASURE = {"起": "件", "宗": "件", "例": "件", "桩": "件", "所": "个"}

_ALIKE_BY_KIND = (
    FigureKind.CODE,
    FigureKind.MASKED,
    FigureKind.RATIO,
    FigureKind.YEAR,
    FigureKind.ORDINAL,
)
_UNIT_OF_KIND = {
    **dict.fromkeys(CALENDAR, "日期"),
    FigureKind.FRACTION: "%",
    **{kind: kind.value for kind in _ALIKE_BY_KIND},
}


def unit_of(figure: Figure) -> str:
    """Return the unit of `figure`, one word for units of the same meaning: 起 and 件."""
    by_kind = _UNIT_OF_KIND.get(figure.kind)
    return by_kind if by_kind is not None else _SAME_MEASURE.get(figure.unit, figure.unit)


def are_alike(one: Figure, other: Figure) -> bool:
    """Return whether both are measured alike: in one unit, or by words for the same things."""
    return unit_of(one) == unit_of(other) or _count_the_same(one.unit, other.unit)


@lru_cache(maxsize=4096)
def _count_the_same(one: str, other: str) -> bool:
    return any(one in words and other in words for words in groups("measures"))
