"""Work a figure out from the facts: growth, share, difference, sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, permutations

from assistant.drafting.records import Fact
from assistant.drafting.resemblance import content_bigrams, likeness
from assistant.text.figures import Figure, FigureKind, figures

_DECIMALS = re.compile(r"\.(\d+)")
_SAME_MATTER = 0.3  # likeness of two facts that may be set off against each other


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A figure of a fact."""

    figure: Figure
    number: Decimal
    fact: Fact


def explain(figure: Figure, facts: Sequence[Fact]) -> str | None:
    """Return how `figure` follows from `facts`, None if it does not.

    >>> from assistant.text.figures import figures
    >>> fact = Fact(id="F1", text="收运2.84万吨，上年2.31万吨", line=1)
    >>> explain(figures("增长22.9%")[0], [fact])
    'F1：(2.84万吨-2.31万吨)÷2.31万吨'
    """
    if figure.number is None:
        return None
    stated = list(_stated(facts))
    if figure.kind is FigureKind.PERCENT:
        return _first(_ratio(figure, one, base) for one, base in permutations(stated, 2))
    pairs = [_difference_or_sum(figure, one, other) for one, other in combinations(stated, 2)]
    return _first(pairs)


def _stated(facts: Iterable[Fact]) -> Iterator[_Stated]:
    for fact in facts:
        for figure in figures(fact.text):
            if figure.number is not None and figure.kind in _COMPUTABLE:
                yield _Stated(figure=figure, number=figure.number, fact=fact)


_COMPUTABLE = {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.COUNT_WORD}


def _ratio(figure: Figure, one: _Stated, base: _Stated) -> str | None:
    """Return how the percentage `figure` is the growth over, or the share of, `base`."""
    if not _comparable(one, base) or not base.number or figure.number is None:
        return None
    change = (one.number - base.number) / base.number * 100
    share = one.number / base.number * 100
    place = _place(figure)
    if _rounded(abs(change), place) == abs(figure.number):
        return f"{_names(one, base)}：({one.figure.text}-{base.figure.text})÷{base.figure.text}"
    if one.number < base.number and _rounded(share, place) == figure.number:
        return f"{_names(one, base)}：{one.figure.text}÷{base.figure.text}"
    return None


def _difference_or_sum(figure: Figure, one: _Stated, other: _Stated) -> str | None:
    if not _comparable(one, other) or figure.number is None or not _measures(figure, one.figure):
        return None
    if abs(one.number - other.number) == figure.number:
        larger, smaller = sorted((one, other), key=lambda stated: -stated.number)
        return f"{_names(one, other)}：{larger.figure.text}-{smaller.figure.text}"
    total = figure.kind is not FigureKind.POINTS and one.number + other.number == figure.number
    return f"{_names(one, other)}：{one.figure.text}+{other.figure.text}" if total else None


def _measures(figure: Figure, stated: Figure) -> bool:
    """Return whether the two count the same thing; two percentages differ by points."""
    if figure.kind is FigureKind.POINTS:
        return stated.kind is FigureKind.PERCENT
    return figure.unit == stated.unit and stated.kind is not FigureKind.PERCENT


def _comparable(one: _Stated, other: _Stated) -> bool:
    if one.figure.unit != other.figure.unit:
        return False
    if one.fact.id == other.fact.id:
        return True
    pairs = (content_bigrams(stated.fact.text) for stated in (one, other))
    return likeness(*pairs) >= _SAME_MATTER


def _names(one: _Stated, other: _Stated) -> str:
    return "、".join(dict.fromkeys((one.fact.id, other.fact.id)))


def _place(figure: Figure) -> Decimal:
    """Return the last decimal place `figure` is written with, as a power of ten."""
    decimals = _DECIMALS.search(figure.text)
    return Decimal(1).scaleb(-len(decimals[1])) if decimals else Decimal(1)


def _rounded(number: Decimal, place: Decimal) -> Decimal:
    return number.quantize(place, rounding=ROUND_HALF_UP)


def _first(found: Iterable[str | None]) -> str | None:
    return next((text for text in found if text), None)
