"""Read the results that a report states: each value with its indicator and its growth."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.records import Function, ReportEntry, Section
from assistant.review.comparison.paragraphs import ComparedParagraph, past_paragraphs
from assistant.review.figures.indicators import Indicator, find_indicators
from assistant.review.figures.statements import Statement, find_statements
from assistant.review.findings import DraftParagraph
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_LAST_YEAR = re.compile(rf"同比|{group('comparison.last_year').pattern}")
_SHORTEST_NAME = 4  # characters; 覆盖率 may be of anything
_SHORT_NAME = 5  # of a rate or an occasion: 按期处置率 is that of what stands before it
_FEWEST_BIGRAMS = 3  # a thing named in four characters is known by them, in fewer by the whole name
_NOT_RESULTS = (Function.PLAN,)  # what a plan names is a target


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedValue:
    """A value that a report states as a result, and what it grew by where it says so."""

    entry: ReportEntry
    line: int
    text: str  # the figure as written
    level: Indicator
    statement: Statement
    growth: Indicator | None  # against the year before
    growth_text: str = ""


def read_values(
    entry: ReportEntry,
    sections: Sequence[Section],
    *,
    is_wanted: Callable[[str], bool] = lambda _text: True,
) -> list[ReportedValue]:
    """Return the results of a report that are surely of one indicator, in reading order.

    Only paragraphs whose text `is_wanted` are read. Plans and sums over several years are left
    out, and indicators to which the report gives several values.
    """
    found = [
        value
        for paragraph in past_paragraphs(sections)
        if paragraph.function not in _NOT_RESULTS and is_wanted(paragraph.text)
        for value in _values_of(entry, paragraph)
    ]
    return [value for value in found if not _is_ambiguous(value, found)]


def _values_of(entry: ReportEntry, paragraph: ComparedParagraph) -> Iterator[ReportedValue]:
    text = paragraph.text
    statements = {
        one.figure.start: one for one in find_statements(_as_draft(paragraph), fewest_bigrams=1)
    }
    indicators = find_indicators(text, headings=paragraph.section)
    for level, following in pairwise((*indicators, None)):
        if level is None or level.value is None or level.start not in statements:
            continue
        statement = statements[level.start]
        if (
            len(level.core) < _SHORTEST_NAME
            or level.is_change
            or level.is_long_term
            or statement.is_long_term
        ):
            continue
        growth = following if following and _is_growth_of(following, level) else None
        yield ReportedValue(
            entry=entry,
            line=paragraph.place,
            text=text[level.start : level.end],
            level=level,
            statement=statement,
            growth=growth,
            growth_text=text[growth.start : growth.end] if growth else "",
        )


def _as_draft(paragraph: ComparedParagraph) -> DraftParagraph:
    """Return the paragraph in the form in which statements are read."""
    return DraftParagraph(
        n=paragraph.place,
        line=paragraph.place,
        text=paragraph.text,
        section=paragraph.section,
        function=paragraph.function,
    )


def _is_growth_of(one: Indicator, level: Indicator) -> bool:
    """Return whether a figure says by how many percent `level` grew against the year before."""
    return (
        one.is_change
        and one.kind == "%"
        and one.value is not None
        and one.sentence == level.sentence
        and one.subject == level.core
        and _LAST_YEAR.search(one.label.rpartition("，")[2]) is not None
    )


def _is_ambiguous(value: ReportedValue, among: Sequence[ReportedValue]) -> bool:
    """Return whether the report gives the indicator another value; a repetition is dropped too."""
    for other in among:
        if other is value or not have_same_name(value, other):
            continue
        if not value.statement.bounds.overlaps(other.statement.bounds):
            return True
        if other.growth is not None and value.growth is None:
            return True
        if (other.growth is None) == (value.growth is None) and _place(other) < _place(value):
            return True
    return False


def _place(value: ReportedValue) -> tuple[int, int]:
    return value.line, value.level.start


def have_same_name(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether two values are of indicators that are called the same."""
    mine, theirs = one.statement, other.statement
    return (
        one.level.kind == other.level.kind
        and mine.bigrams == theirs.bigrams
        and (len(mine.bigrams) >= _FEWEST_BIGRAMS or one.level.core == other.level.core)
        and mine.acts == theirs.acts
        and mine.periods == theirs.periods
        and one.level.is_total == other.level.is_total
        and have_same_context(one, other)
    )


def have_same_context(one: ReportedValue, other: ReportedValue) -> bool:
    """Return whether rates and occasions with short names stand behind the same thing."""
    if min(len(one.level.core), len(other.level.core)) > _SHORT_NAME:
        return True
    if not (one.level.kind == "%" or one.statement.is_event):
        return True
    mine, theirs = one.level.before, other.level.before
    return mine == theirs or bool(bigrams(mine) & bigrams(theirs))
