"""Find the indicators for which a draft gives two values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.review.figures.reported_paragraphs import reported_paragraphs
from assistant.review.figures.statements import Statement, find_statements, is_same_indicator
from assistant.review.findings import DraftText

_LARGEST_RATIO = 2
_MISPLACED = {10, 100, 1000, 10_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One indicator with two values."""

    first: Statement
    second: Statement


def find_contradictions(draft: DraftText) -> list[Contradiction]:
    """Return the indicators with two values; each pair of values once.

    Different periods, parts and targets, and values that are roundings of each other, are none.
    """
    found = [
        statement
        for paragraph in reported_paragraphs(draft)
        for statement in find_statements(paragraph)
    ]
    return list(_without_repeats(_pairs(found)))


def _pairs(found: Sequence[Statement]) -> Iterator[Contradiction]:
    for one, other in combinations(found, 2):
        if one.figure.unit == other.figure.unit and _contradict(one, other, found):
            yield Contradiction(first=one, second=other)


def _contradict(one: Statement, other: Statement, found: Sequence[Statement]) -> bool:
    together = one.paragraph.n == other.paragraph.n and one.sentence == other.sentence
    if together or not is_same_indicator(one, other) or one.bounds.overlaps(other.bounds):
        return False
    if (one.is_event and not _names_one_event(one, other)) or not _is_likely(one, other):
        return False
    # Three and more of the same name are a list by place or by kind.
    alike = [third for third in found if is_same_indicator(one, third)]
    return len({third.figure.key for third in alike}) <= 2


def _is_likely(one: Statement, other: Statement) -> bool:
    """Return whether the values are near enough, or differ by a misplaced point only.

    What is three times as much counts something else: a longer time, a larger area.
    """
    first, second = (abs(each.figure.number or Decimal(0)) for each in (one, other))
    if not first or not second:
        return False
    ratio = max(first, second) / min(first, second)
    return ratio <= _LARGEST_RATIO or ratio in _MISPLACED


def _names_one_event(one: Statement, other: Statement) -> bool:
    """Return whether two counts of occasions must be of the same ones: long and equal names."""
    return len(one.bigrams) >= 5 and one.acts == other.acts


def _without_repeats(found: Iterator[Contradiction]) -> Iterator[Contradiction]:
    seen: set[tuple[frozenset[str], str, str]] = set()
    for one in found:
        key = (one.first.bigrams, one.first.figure.key, one.second.figure.key)
        if key not in seen:
            seen.add(key)
            yield one
