"""Define the records of an answer about wording."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.records import Function, HeadingSet, Place

# A count for each year, or each organisation type, that has one. Reports without a year are
# counted, but in no year.
ByYear = tuple[tuple[int, int], ...]
ByType = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A text in a slot, or beside a word."""

    text: str
    count: int  # reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence or clause of one report."""

    text: str
    report_id: str
    report_title: str
    year: int | None
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A skeleton with slots (以*为抓手), its counts and fillers.

    Copies of earlier reports are not counted.
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
    """The use of a phrase by year; no verdict on whether it may still be used."""

    phrase: str
    reports: int
    first: int | None  # year; None where it stands in no report with a year
    last: int | None
    by_year: ByYear
    by_org_type: ByType
    beside: tuple[Filler, ...]  # the phrase with the words before or behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Collocation:
    """The partners of a word: objects of a verb, verbs of a noun, nouns of a measure word."""

    word: str
    kind: str  # 宾语, 动词, 名词
    partners: tuple[Filler, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentSentence:
    """A precedent sentence, split around its match (key word in context)."""

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
    also: tuple[Place, ...] = ()  # places of its copies and near-copies
    flags: tuple[str, ...] = ()  # its defects: 遮盖, 缺名, 缺数, 错字, 残缺


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The answer to a phrase query."""

    query: str
    sentences: tuple[PrecedentSentence, ...]
    patterns: tuple[Pattern, ...]
    heading_sets: tuple[HeadingSet, ...]
    timeline: Timeline | None
    collocations: tuple[Collocation, ...] = ()
