"""Add up the parts of a sentence that gives a total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.review.figures.intervals import Bounds, bounds_of
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.read_figures import FigureKind

_COUNTED = {FigureKind.NUMBER, FigureKind.COUNT_WORD}
_TOTAL_BEHIND = re.compile("(?:合计|共计|总计|总共|一共)[^，。；：、\\d]{0,10}$")
_TOTAL_AHEAD = re.compile("(?:合计|共计|总计|总共|一共|共有?|总[数量额]|累计)[^，。；：\\d]{0,14}$")
_PART_ONLY = re.compile("其中")
_LIST = re.compile("[^，。；：\\d]{0,12}[、，和及与][^，。；：\\d]{0,12}")
_NEAR = Decimal("0.1")  # a list that misses its total by less means to be complete
_OVER = Decimal("0.25")  # one that exceeds it by more counts something twice on purpose

_Sum = tuple[LabelledFigure, Bounds, str]


def sums(text: str, figures: Sequence[LabelledFigure]) -> Iterator[_Sum]:
    """Yield (total, bounds of what its parts add up to, the sum written out).

    Yielded are lists that mean to be complete: 共…：…、…, parts followed by 合计, and 其中 where
    the parts come close to the total, or exceed it.
    """
    counted = [one for one in figures if one.figure.kind in _COUNTED and one.figure.number]
    for index, total in enumerate(counted):
        if found := _ahead(text, counted, index) or _behind(text, counted, index):
            bounds = _added(found)
            yield total, bounds, "+".join(part.figure.text for part in found)


def _ahead(text: str, counted: Sequence[LabelledFigure], index: int) -> list[LabelledFigure]:
    """Return the parts that follow a total, [] where they do not mean to be all."""
    total = counted[index]
    parts = _run(text, counted, index + 1, total.figure.unit)
    if len(parts) < 2:
        return []
    lead = text[total.figure.end : parts[0].figure.start]
    if len(lead) > 24 or "。" in lead:
        return []
    named = _TOTAL_AHEAD.search(text[: total.figure.start])
    if _PART_ONLY.search(lead):
        return parts if _nearly(total, parts) and _means_all(total, parts) else []
    opens = re.match("[^，。；：\\d]{0,8}(?:[，,]?分别|[：:（(])", lead)
    complete = named and opens and not re.search("以及|新增|同比", lead)
    return parts if complete and _nearly(total, parts) else []


def _behind(text: str, counted: Sequence[LabelledFigure], index: int) -> list[LabelledFigure]:
    """Return the parts in front of 合计 and its total."""
    total = counted[index]
    if not _TOTAL_BEHIND.search(text[: total.figure.start]) or index < 2:
        return []
    parts = [
        one
        for one in counted[:index]
        if one.figure.unit == total.figure.unit and not one.move and not one.is_earlier
    ]
    alike = len(parts) == index and len(parts) >= 2
    return parts if alike and _nearly(total, parts) else []


def _run(
    text: str, counted: Sequence[LabelledFigure], first: int, unit: str
) -> list[LabelledFigure]:
    """Return the figures of one unit that stand in one list, from `first` on."""
    parts: list[LabelledFigure] = []
    for one in counted[first:]:
        if one.figure.unit != unit or one.move or one.is_earlier:
            break
        if parts and not _LIST.fullmatch(text[parts[-1].figure.end : one.figure.start]):
            break
        parts.append(one)
    return parts


def _means_all(total: LabelledFigure, parts: Sequence[LabelledFigure]) -> bool:
    """Return whether a list behind 其中 is complete: three and more, or two that come near."""
    whole = abs(total.figure.number or Decimal(0))
    return len(parts) > 2 or whole <= _value(parts) <= whole * (1 + _NEAR)


def _value(parts: Sequence[LabelledFigure]) -> Decimal:
    return sum((abs(part.figure.number or Decimal(0)) for part in parts), Decimal(0))


def _nearly(total: LabelledFigure, parts: Sequence[LabelledFigure]) -> bool:
    whole = abs(total.figure.number or Decimal(0))
    added = _value(parts)
    return whole * (1 - _NEAR) <= added <= whole * (1 + _OVER)


def _added(parts: Sequence[LabelledFigure]) -> Bounds:
    bounds = [bounds_of(part.figure) for part in parts]
    return Bounds(
        least=sum((one.least for one in bounds), Decimal(0)),
        most=sum((one.most for one in bounds), Decimal(0)),
    )
