"""Find comparisons made in words, and hold them against the values of two years or the goal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_amounts import FactAmount, read_amounts
from assistant.drafting.fact_figures.measures import unit_of
from assistant.drafting.grounding.assertions.subjects import TextSpan, subject_bigrams
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_BASE = group("comparison.base").pattern
_LAST_YEAR = group("comparison.last_year").pattern
_NO_FIGURE = r"(?!了?[约近超达到至]{0,2}\d)"  # a figure that follows is traced itself
_AHEAD = r"超额(?:完成|实现)|提前[^，。；]{0,6}(?:完成|实现)"
_COMPARISON = re.compile(
    rf"(?:同比|环比)(?!\d)[^，。；\d]{{0,6}}{group('comparison.change_by_rate').pattern}|"
    rf"[比较]{_BASE}(?:同期)?[^，。；\d]{{0,8}}{group('comparison.change_by_base').pattern}{_NO_FIGURE}|"
    rf"[与同和]{_LAST_YEAR}(?:同期)?[^，。；\d]{{0,4}}{group('comparison.level').pattern}|"
    rf"{group('comparison.above_or_below').pattern}{_LAST_YEAR}(?:同期)?(?:水平)?(?!\d)|"
    rf"{group('comparison.over').pattern}[^，。；\d]{{0,4}}{group('totals.target').pattern}"
    rf"{group('comparison.limit').pattern}(?!\d)|"
    rf"{group('comparison.versus').pattern}{group('claims.region').pattern}[^，。；\d]{{0,8}}|{_AHEAD}"
)
_UP, _DOWN = group("comparison.more"), group("comparison.less")
_LEVEL, _NOT = group("comparison.level"), group("claims.not_yet")
_GOAL = group("totals.target")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A change that a fact gives of one of its amounts: 1 up, 0 none, -1 down."""

    sign: int
    label: str
    is_from_goal: bool


def find_comparisons(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each comparison in `text` that gives no figure itself."""
    for found in _COMPARISON.finditer(text):
        yield found.span()


def signs_of_change(text: str, span: TextSpan, facts: Iterable[Fact]) -> dict[int, Fact]:
    """Map each direction in which facts let the subject of a comparison go to the first such fact.

    It is empty where they give one value only.
    """
    words = subject_bigrams(text, span)
    of_goal = _GOAL.occurs_in(text[span[0] : span[1]])
    found: dict[int, Fact] = {}
    for fact in facts:
        for change in _changes_in(fact):
            if change.is_from_goal == of_goal and words & bigrams(change.label):
                found.setdefault(change.sign, fact)
    return found


def claimed_signs(phrase: str) -> frozenset[int]:
    """Return the directions that a comparison leaves open; none where it names none: 改善."""
    if _LEVEL.occurs_in(phrase):
        return frozenset({0})
    signs = {sign for sign, words in ((1, _UP), (-1, _DOWN)) if words.occurs_in(phrase)}
    if len(signs) != 1:
        return frozenset()
    return frozenset({-1, 0, 1} - signs if _NOT.occurs_in(phrase) else signs)


def _changes_in(fact: Fact) -> Iterator[_Change]:
    amounts = [one for one in read_amounts([fact]) if not one.is_implied]
    for one in amounts:
        if one.place.move:
            yield _Change(sign=one.place.move, label=one.place.label, is_from_goal=False)
    levels = [one for one in amounts if not one.place.move]
    current = [one for one in levels if not (one.is_base or one.is_target)]
    for then in levels:
        alike = [one for one in current if _are_alike(one, then)]
        if then in current or not alike:
            continue
        now = max(alike, key=lambda one: _nearness(one, then))
        gap = now.amount.value - then.amount.value
        label = f"{now.place.label}，{then.place.label}"
        yield _Change(sign=(gap > 0) - (gap < 0), label=label, is_from_goal=then.is_target)


def _nearness(one: FactAmount, other: FactAmount) -> tuple[int, int]:
    """Return how many words two amounts share, then how near they stand, the nearest most."""
    shared = len(bigrams(one.place.label) & bigrams(other.place.label))
    return shared, -abs(one.place.figure.start - other.place.figure.start)


def _are_alike(one: FactAmount, other: FactAmount) -> bool:
    same_unit = unit_of(one.place.figure) == unit_of(other.place.figure)
    return same_unit and one.is_rate == other.is_rate
