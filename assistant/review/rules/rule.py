"""The rule of a check, its context and its matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Protocol

from assistant.records import Period, Span
from assistant.review.findings import DraftParagraph, DraftText, Finding, RepeatedText, Severity
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMatch:
    """A span of a paragraph that breaks a rule, and the reason."""

    paragraph: DraftParagraph
    start: int
    end: int
    reason: str
    suggestion: str = ""
    others: tuple[int, ...] = ()  # further paragraphs it disagrees with
    source: Source | None = None  # None: that of the rule
    severity: Severity | None = None  # None: that of the rule

    @property
    def phrase(self) -> str:
        """The words of the span."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastText:
    """The paragraphs of the past report that a draft is checked against."""

    lines: tuple[str, ...]  # its paragraphs
    reported: tuple[str, ...]  # the paragraphs on what was done, without the plans
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """Usual values of the unit's own reports."""

    reports: int
    longest_sentence: int  # characters; 95 of 100 sentences are shorter
    data_share: float  # share of the paragraphs on results that state a figure
    empty_share: float  # empty phrases in a thousand characters


class ResultInLedger(Protocol):
    """What the ledger gives in place of an unsupported figure."""

    @property
    def text(self) -> str:
        """The figure as it should be."""

    @property
    def formula(self) -> str:
        """How it is worked out from the ledger; "" for a value that a line gives."""

    @property
    def is_opposed(self) -> bool:
        """Whether it is a change by as much the other way."""


class UnsupportedSpan(Protocol):
    """A span of the draft that no fact supports."""

    @property
    def paragraph(self) -> int:
        """The index of its paragraph."""

    @property
    def start(self) -> int:
        """Where it begins in the paragraph."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def what(self) -> str:
        """What kind of thing it is."""

    @property
    def stated(self) -> str:
        """The fact that gives the figure, of something else by its words; "" for none."""

    @property
    def is_general(self) -> bool:
        """Whether it is a rank or a time that names no number and no day."""

    @property
    def other(self) -> ResultInLedger | None:
        """What the ledger gives in its place, as far as it can be told."""


FactCheck = Callable[[DraftText], Iterable[UnsupportedSpan]]


def find_nothing(_draft: DraftText) -> tuple[UnsupportedSpan, ...]:
    """Return what no fact supports where no facts are given: nothing."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Knowledge that rules may use besides the draft; None where it is not known."""

    period: Period = field(default_factory=lambda: Period(year=None, span=Span.YEAR))
    past: PastText | None = None
    repeated: RepeatedText | None = None
    find_unsupported: FactCheck = find_nothing  # unless facts are given
    is_stated: Callable[[str], bool] | None = None  # stands word for word in the facts
    is_known: Callable[[str], bool] | None = None  # stands word for word in archive or facts
    last_use: Callable[[str], int | None] | None = None  # last year in which reports use a phrase
    habits: Habits | None = None
    find_names: Callable[[str], Iterable[tuple[int, int]]] | None = None  # of places, bodies
    only_writer: Callable[[str], str] | None = None  # the one other unit whose reports have it
    archived_reports: int = 0  # in the archive that was looked through


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a check."""

    name: str
    severity: Severity
    about: str  # one line for the user
    source: Source
    find: Callable[[DraftText, Context], Iterable[RuleMatch]]

    def findings(self, draft: DraftText, context: Context) -> Iterator[Finding]:
        """Yield the matches of the rule as findings."""
        for match in self.find(draft, context):
            yield Finding(
                rule=self.name,
                severity=match.severity or self.severity,
                draft_pars=(
                    match.paragraph.n,
                    *(n for n in match.others if n != match.paragraph.n),
                ),
                start=match.start,
                end=match.end,
                phrase=match.phrase,
                reason=match.reason,
                suggestion=match.suggestion,
                container=match.paragraph.container,
                source=self.source_of(match, context),
            )

    def source_of(self, match: RuleMatch, context: Context) -> Source:
        """Return the grounds of one match; those from the archive with the number of reports."""
        source = match.source or self.source
        if source.origin is RuleOrigin.ARCHIVE and source is self.source:
            return replace(source, reports=context.archived_reports)
        return source


def find_matches(
    draft: DraftText, pattern: re.Pattern[str]
) -> Iterator[tuple[DraftParagraph, re.Match[str]]]:
    """Yield each match of `pattern` with its paragraph, in reading order."""
    for paragraph in draft.paragraphs:
        for match in pattern.finditer(paragraph.text):
            yield paragraph, match


def enclosing_sentence(text: str, offset: int) -> tuple[int, int]:
    """Return (start, end) of the sentence around `offset`."""
    for start, end in _sentences(text):
        if start <= offset < end:
            return start, end
    return 0, len(text)


@lru_cache(maxsize=64)  # each figure of a paragraph asks for its sentence
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentence_spans(text))


def enclosing_clause(text: str, offset: int) -> tuple[int, int]:
    """Return (start, end) of the clause around `offset`, without its marks."""
    start = max((text.rfind(mark, 0, offset) for mark in "，；：。！？,;\n"), default=-1) + 1
    ends = [found for mark in "，；：。！？;\n" if (found := text.find(mark, offset)) >= 0]
    return start, min(ends, default=len(text))


def join_paragraphs(paragraphs: Sequence[DraftParagraph]) -> str:
    """Return the paragraphs as one text, one per line."""
    return "\n".join(paragraph.text for paragraph in paragraphs)
