"""Tell whether a fact falls short of the norm, or of the others, that it names itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from assistant.drafting.facts.indicator_direction import good_direction
from assistant.text.figures.figure import COUNTED, MEASURED, Figure, FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_NORM, _CAP = group("facts.norm").pattern, group("facts.cap").pattern
_NORM_OR_GOAL = group("facts.norm_or_goal").pattern
_BELOW = re.compile(
    rf"{group('facts.falls_short').pattern}[^，；。]{{0,10}}{_NORM_OR_GOAL}"
    rf"|比[^，；。]{{0,8}}(?:{_NORM}[^，；。]{{0,3}})[少低差慢短]"
)
_ABOVE = re.compile(
    rf"(?:{group('facts.goes_beyond').pattern}[^，；。]{{0,10}}|比[^，；。]{{0,8}}){_NORM}[^，；。]{{0,2}}[高多长]?"
)
_BEYOND = re.compile(rf"{group('facts.goes_beyond').pattern}[^，；。]{{0,10}}{_CAP}")
_NORM_TOLD = re.compile(rf"(?:{_NORM}|{_CAP})[是为：]?(?=\d)")
_WHOLE, _EACH = group("facts.whole_place"), group("totals.average")
_CLAUSE = re.compile("[，；。]")
_RANKED = re.compile("[^，；。]{0,6}排[^，；。]{0,3}")
_LOW = Decimal("0.6")  # of all who are ranked


def misses_norm(text: str) -> bool:
    """Return whether `text` says that its figure is on the wrong side of an average or a demand.

    >>> misses_norm("好评率71%，低于全省平均"), misses_norm("事故率0.9%，低于全省平均")
    (True, False)
    >>> misses_norm("人均藏书0.8册，标准是1册"), misses_norm("辐射值31，没有超过35的上限")
    (True, False)
    """
    if _ranks_low(text):
        return True
    if _BEYOND.search(text):
        return not re.search("[没未]", text)
    is_burden = _direction(text) < 0
    if _BELOW.search(text):
        return not is_burden
    if _ABOVE.search(text):
        return is_burden
    return any(_is_worse(first, norm, text) for first, norm in _norms(text))


def _ranks_low(text: str) -> bool:
    """Return whether `text` gives a rank, and the number of those ranked, of which it is far down.

    >>> _ranks_low("全市12个县排第十"), _ranks_low("全市12个县排第二")
    (True, False)
    """
    return any(
        one.kind in COUNTED
        and two.kind is FigureKind.ORDINAL
        and bool(_RANKED.fullmatch(text[one.end : two.start]))
        and (two.number or 0) > _LOW * (one.number or 0)
        for one, two in pairwise(find_figures(text))
    )


def _direction(text: str) -> int:
    """Return 1 where more of what the text counts first is good, -1 where less is, 0 otherwise."""
    figures = find_figures(text)
    name = text[: figures[0].start] if figures else _CLAUSE.split(text)[0]
    return good_direction(name.rstrip("为是达到"), figures[0].unit if figures else "")


def _norms(text: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield the first figure of a text with each norm of the same unit that it is told with.

    What a whole place has in number is none: 喇叭接通212个，全县236个村.
    """
    figures = [one for one in find_figures(text) if one.kind in MEASURED and one.number]
    for told in _NORM_TOLD.finditer(text):
        norm = next((one for one in figures if one.start == told.end()), None)
        if norm is None or (_WHOLE.opening(told[0]) and _is_total(norm, text)):
            continue
        if figures[0] is not norm and figures[0].unit == norm.unit:
            yield figures[0], norm


def _is_total(figure: Figure, text: str) -> bool:
    return figure.kind in COUNTED and not _EACH.occurs_in(text)


def _is_worse(first: Figure, norm: Figure, text: str) -> bool:
    value, limit = first.number or Decimal(0), norm.number or Decimal(0)
    return value > limit if _direction(text) < 0 else value < limit
