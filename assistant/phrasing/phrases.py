"""What an answer about wording is made of: sentences, patterns, heading sets, timelines."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.records import Function, HeadingSet, Place

# A count for each year, or each type of organisation, that has one. Reports without a year are
# counted, but in no year.
ByYear = tuple[tuple[int, int], ...]
ByType = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What stands in a slot, or beside a word."""

    text: str
    count: int  # reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence or clause as it stands in one report."""

    text: str
    report_id: str
    report_title: str
    year: int | None
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A skeleton with slots (以*为抓手), and what the archive makes of it.

    A report that copies another is not counted.
    """

    skeleton: str  # each slot is a *
    reports: int
    sentences: int
    by_year: ByYear  # reports, years ascending
    by_org_type: ByType  # reports, most first
    slots: tuple[tuple[Filler, ...], ...]  # from left to right; most frequent fillers first
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """When a formulation was used; never a verdict on whether it may still be."""

    phrase: str
    reports: int
    first: int | None  # year; None where it stands in no report with a year
    last: int | None
    by_year: ByYear
    by_org_type: ByType
    beside: tuple[Filler, ...]  # what the clauses that hold it say before and behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocation:
    """What goes with a word: the objects of a verb, the verbs of a noun, the nouns of a measure."""

    word: str
    kind: str  # 宾语, 动词, 名词
    partners: tuple[Filler, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentSentence:
    """One precedent sentence, cut where it answers the query (key word in context)."""

    rank: int  # from 1
    text: str
    left: str  # left + match + right == text
    match: str
    right: str
    report_id: str
    report_title: str
    year: int | None
    section: tuple[str, ...]  # headings, outermost first
    function: Function
    file: str
    line: int
    also: tuple[Place, ...] = ()  # where it stands again, or nearly so
    flags: tuple[str, ...] = ()  # why it was held back: 遮盖, 缺名, 缺数, 错字, 残缺


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """All that the archive says to one query."""

    query: str
    sentences: tuple[PrecedentSentence, ...]
    patterns: tuple[Pattern, ...]
    heading_sets: tuple[HeadingSet, ...]
    timeline: Timeline | None
    collocations: tuple[Collocation, ...] = ()
