"""What a rule of a check is, what it is told besides the draft, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from assistant.records import Period, Span
from assistant.review.findings import DraftParagraph, DraftText, Finding, RepeatedText, Severity
from assistant.text.sentences import sentence_spans


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMatch:
    """A stretch of a paragraph that a rule objects to, and why."""

    paragraph: DraftParagraph
    start: int
    end: int
    reason: str
    suggestion: str = ""
    others: tuple[int, ...] = ()  # further paragraphs it disagrees with

    @property
    def phrase(self) -> str:
        """What stands there."""
        return self.paragraph.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastText:
    """The past report that a draft is held against."""

    lines: tuple[str, ...]  # its paragraphs
    reported: tuple[str, ...]  # the paragraphs on what was done, without the plans
    period: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How the unit's own reports are written: what is usual, and what is rare."""

    reports: int
    longest_sentence: int  # characters; 95 of 100 sentences are shorter
    data_share: float  # share of the paragraphs on results that state a figure
    empty_share: float  # empty phrases in a thousand characters


class UnsupportedSpan(Protocol):
    """A stretch that no fact supports."""

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


FactCheck = Callable[[DraftText], Iterable[UnsupportedSpan]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule may know besides the draft. What is None is not known, and not asked for."""

    period: Period = field(default_factory=lambda: Period(year=None, span=Span.YEAR))
    past: PastText | None = None
    repeated: RepeatedText | None = None
    find_unsupported: FactCheck | None = None  # only where facts are given
    is_known: Callable[[str], bool] | None = None  # stands word for word in archive or facts
    last_use: Callable[[str], int | None] | None = None  # last year in which reports use a phrase
    habits: Habits | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of a check."""

    name: str
    severity: Severity
    about: str  # one line for a person
    find: Callable[[DraftText, Context], Iterable[RuleMatch]]

    def findings(self, draft: DraftText, context: Context) -> Iterator[Finding]:
        """Yield what the rule finds."""
        for spot in self.find(draft, context):
            yield Finding(
                rule=self.name,
                severity=self.severity,
                draft_pars=(spot.paragraph.n, *(n for n in spot.others if n != spot.paragraph.n)),
                start=spot.start,
                end=spot.end,
                phrase=spot.phrase,
                reason=spot.reason,
                suggestion=spot.suggestion,
            )


def find_matches(
    draft: DraftText, pattern: re.Pattern[str]
) -> Iterator[tuple[DraftParagraph, re.Match[str]]]:
    """Yield each match of `pattern` with its paragraph, in reading order."""
    for paragraph in draft.paragraphs:
        for match in pattern.finditer(paragraph.text):
            yield paragraph, match


def enclosing_sentence(text: str, offset: int) -> tuple[int, int]:
    """Return (start, end) of the sentence that holds `offset`."""
    for start, end in sentence_spans(text):
        if start <= offset < end:
            return start, end
    return 0, len(text)


def enclosing_clause(text: str, offset: int) -> tuple[int, int]:
    """Return (start, end) of what stands between two marks around `offset`, marks left out."""
    start = max((text.rfind(mark, 0, offset) for mark in "，；：。！？,;\n"), default=-1) + 1
    ends = [found for mark in "，；：。！？;\n" if (found := text.find(mark, offset)) >= 0]
    return start, min(ends, default=len(text))


def join_paragraphs(paragraphs: Sequence[DraftParagraph]) -> str:
    """Return the paragraphs as one text, a line each."""
    return "\n".join(paragraph.text for paragraph in paragraphs)
