"""Find the indicators for which a draft gives two values."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.records import Function
from assistant.review.figures.reported_paragraphs import reported_paragraphs
from assistant.review.figures.statements import (
    BASIS,
    Statement,
    find_statements,
    is_about_years,
    is_same_indicator,
)
from assistant.review.figures.value_evidence import LIKELY, SURE, differ_by_slip, weigh
from assistant.review.findings import DraftParagraph, DraftText
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_MOST_ALIKE = 100  # figures with one name
_MOST_OF_ONE_NAME = 12  # what has more values is told by place or by kind
_GENERAL = re.compile(
    rf"{group('figure_labels.general').pattern}|{group('indicators.neutral').pattern}"
)
_NO_UNITS = {"", "年", "号", "届"}  # 3号线, 第三届: names
_YEAR = re.compile(r"(?:19|20)\d\d年")
_NEAR = 300  # characters in front of a figure that say whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One indicator with two values."""

    first: Statement
    second: Statement


def find_contradictions(draft: DraftText) -> list[Contradiction]:
    """Return the indicators with two values; each pair of values once.

    Different periods, parts and targets, and values that are roundings of each other, are none.
    """
    return list(_without_repeats(_pairs(_result_statements(draft))))


def _result_statements(draft: DraftText) -> list[Statement]:
    """Return the figures that state results: in what is reported, and those that plans go on."""
    reported = reported_paragraphs(draft)
    numbers = {one.n for one in reported}
    plans = [
        one
        for one in draft.paragraphs
        if one.n not in numbers and one.function is not Function.PROBLEMS
    ]
    quoted = (
        replace(one, is_long_term=False, sentence=_clause_start(one))
        for one in _read_all(plans)
        if BASIS.match(one.paragraph.text, one.figure.end)
    )
    own = frozenset({draft.span.value})
    return [replace(one, periods=one.periods - own) for one in (*_read_all(reported), *quoted)]


def _clause_start(one: Statement) -> int:
    """Return where the clause of a figure that a plan goes on from begins."""
    return max(one.paragraph.text.rfind(mark, 0, one.figure.start) for mark in "，；。：") + 1


def _read_all(paragraphs: Iterable[DraftParagraph]) -> Iterator[Statement]:
    for paragraph in paragraphs:
        yield from find_statements(paragraph, fewest_bigrams=1, with_parts=True)


def _pairs(found: Sequence[Statement]) -> Iterator[Contradiction]:
    by_unit: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in found:
        if one.figure.unit not in _NO_UNITS or one.figure.kind is FigureKind.PERCENT:
            by_unit[one.figure.unit, one.figure.kind].append(one)
    for alike in by_unit.values():
        kept = _without_long_lists(alike)
        for one, other in _pairs_of_like_names(kept):
            if _contradict(one, other, kept):
                yield Contradiction(first=one, second=other)


def _pairs_of_like_names(found: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Yield, in reading order, the pairs whose names can have points: `weigh` gives others none.

    Of these one has all pairs of characters of the other, its rarest too, or they have the same
    words: so thousands of figures are not held against each other. A name that stands a hundred
    times is a table's or a copy's, and tells nothing.
    """
    often = Counter(pair for one in found for pair in one.bigrams)
    holding: defaultdict[object, list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        holding[one.words].append(n)
        if one.bigrams:
            holding[min(one.bigrams, key=lambda pair: (often[pair], pair))].append(n)
    likely = {
        (min(n, other), max(n, other))
        for n, one in enumerate(found)
        for key in (one.words, *one.bigrams)
        if len(holding.get(key, ())) <= _MOST_ALIKE
        for other in holding.get(key, ())
        if other != n
    }
    for n, other in sorted(likely):
        yield found[n], found[other]


def _without_long_lists(found: Sequence[Statement]) -> list[Statement]:
    values: defaultdict[frozenset[str], set[str]] = defaultdict(set)
    for one in found:
        values[one.words].add(one.figure.key)
    return [one for one in found if len(values[one.words]) <= _MOST_OF_ONE_NAME]


def _contradict(one: Statement, other: Statement, found: Sequence[Statement]) -> bool:
    points = weigh(one, other)
    if points < LIKELY or one.periods != other.periods or one.bounds.overlaps(other.bounds):
        return False
    if one.paragraph.n == other.paragraph.n and one.sentence == other.sentence:
        return False
    if _tells_both(one, other) or _tells_both(other, one):
        return False
    if points >= SURE:
        return True
    return _is_one_value(one, other, found)


def _tells_both(one: Statement, other: Statement) -> bool:
    """Return whether the sentence of a statement gives the value of the other too, of its own."""
    text = one.paragraph.text
    end = text.find("。", one.figure.end)
    sentence = text[one.sentence : end if end >= 0 else len(text)]
    return any(
        (found.key, found.unit) == (other.figure.key, other.figure.unit)
        for found in find_figures(sentence)
    )


def _is_one_value(one: Statement, other: Statement, found: Sequence[Statement]) -> bool:
    """Return whether two figures that a slip may not explain are of one whole at one time."""
    if (one.is_part or other.is_part) and not differ_by_slip(one, other):
        return False
    if one.is_long_term is not other.is_long_term:
        return False
    if one.is_event and not _names_one_event(one, other):
        return False
    if is_about_years(one) is not is_about_years(other):
        return False
    if _belong_to_others(one, other) or _years(one) != _years(other):
        return False
    # Three and more of the same name are a list by place or by kind.
    alike = [third for third in found if is_same_indicator(one, third)]
    return len({third.figure.key for third in alike}) <= 2


def _belong_to_others(one: Statement, other: Statement) -> bool:
    """Return whether both have clauses before them that say whose they are, and say it apart."""
    mine, theirs = (_owners(each.clauses_before[-_NEAR:]) for each in (one, other))
    return bool(mine and theirs) and not mine & theirs


@lru_cache(maxsize=4096)  # one figure is held against many
def _owners(clauses: str) -> frozenset[str]:
    return bigrams(_GENERAL.sub("，", clauses))


def _years(statement: Statement) -> frozenset[str]:
    text = statement.paragraph.text[statement.sentence : statement.figure.start]
    return frozenset(_YEAR.findall(text))


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
