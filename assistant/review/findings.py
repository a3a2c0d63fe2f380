"""Records of review: the draft, the findings of a check, the results of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.records import Container, Function, Period, Section, Span
from assistant.review.rule_sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParagraph:
    """One paragraph of the draft under review."""

    n: int  # from 1; the title is not counted, a heading alone on its line is
    line: int  # in the file, from 1
    text: str  # raw
    section: tuple[str, ...]  # headings with their numbers, outermost first
    function: Function
    is_heading: bool = False  # a heading alone on its line
    container: Container | None = None  # None: the running text
    is_frame: bool = False  # byline, salutation, signature or date: no content


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftText:
    """A draft under review, from whatever file it came."""

    title: str  # "" where the file opens without one
    year: int | None  # the year it looks back on, where title or text say so
    span: Span
    organisation: str  # "" where neither title nor body names it
    org_type: str
    paragraphs: tuple[DraftParagraph, ...]

    @property
    def period(self) -> Period:
        """The time it looks back on."""
        return Period(year=self.year, span=self.span)

    @property
    def is_of_government(self) -> bool:
        """Whether it is given at the beginning of the year after, whose 去年 it looks back on."""
        return "政府工作报告" in self.title


class Severity(StrEnum):
    """The severity of a finding."""

    MUST = "must"  # must be put right before the draft is handed in
    SHOULD = "should"
    STYLE = "style"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place of the draft that breaks a rule."""

    rule: str  # the rule's name, by which it is switched off
    severity: Severity
    draft_pars: tuple[int, ...]  # the place first, then what it disagrees with
    start: int  # offsets into the raw text of the first of `draft_pars`
    end: int
    phrase: str
    reason: str
    source: Source  # where the rule comes from
    suggestion: str = ""
    container: Container | None = None  # in which its place is: a table, a text box


class Relation(StrEnum):
    """The relation of a paragraph of the draft to one of the past report."""

    VERBATIM = "verbatim"  # the same words, but for a figure or a year
    PARAPHRASED = "paraphrased"  # the same matter in other words
    RELATED = "related"  # the same topic with other content


class Direction(StrEnum):
    """The direction in which a figure changed."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    MASKED = "masked"  # the old value is blotted out: unknown, never a number


class PlanStatus(StrEnum):
    """The outcome of a plan according to the draft."""

    DONE = "done"
    PARTLY = "partly"
    NOT_MENTIONED = "not mentioned"
    CONTRADICTED = "contradicted"  # a target missed, or said not to be done


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReport:
    """The past report that a draft is compared with."""

    report_id: str | None  # None for a file outside the archive
    title: str
    file: str
    first_line: int | None  # None where the format has no lines
    last_line: int | None
    year: int | None
    span: Span
    sections: tuple[Section, ...]

    @property
    def period(self) -> Period:
        """The time it looks back on."""
        return Period(year=self.year, span=self.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphPair:
    """A paragraph of the draft and its counterpart in the past report."""

    draft_par: int
    past_line: int
    relation: Relation
    similarity: float  # 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingTopic:
    """A paragraph of the past report without a counterpart in the draft."""

    past_line: int
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTopic:
    """A paragraph of the draft without a counterpart in the past report."""

    draft_par: int
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """The old and the new value of one indicator."""

    draft_par: int
    past_line: int
    indicator: str
    old: Decimal | None  # in `old_unit`; None where masked
    old_unit: str  # as written: 万元
    new: Decimal
    new_unit: str
    direction: Direction
    change_pct: Decimal | None  # percent of the old value; points for percentages; None if masked


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOutcome:
    """A plan of the past report and its outcome in the draft."""

    past_line: int
    plan: str
    status: PlanStatus
    draft_pars: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """A formulation that does not fit the draft's period."""

    draft_par: int
    phrase: str
    reason: str
    suggestion: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """Words left over from another year, another unit or an unfilled blank."""

    draft_par: int
    phrase: str
    kind: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ArithmeticClaim:
    """A rate, share or sum of the draft, recomputed."""

    draft_par: int
    claim: str
    computed: str
    ok: bool
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Inconsistency:
    """One indicator with two values in the same draft."""

    draft_pars: tuple[int, ...]
    indicator: str
    values: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedSpan:
    """A span of the draft that occurs in a report of the archive as well."""

    draft_par: int
    start: int  # offsets into the paragraph's raw text
    end: int
    report_id: str
    line: int
    is_own: bool = False  # a report of the same unit


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedText:
    """The share of the draft that is copied, and its spans."""

    share: float  # of the draft's characters, 0 to 1
    spans: tuple[RepeatedSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedFact:
    """A line of the ledger that the draft does not state."""

    fact: str  # its id
    file: str  # "" where it was pasted
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedFigure:
    """A figure, date or rank of the draft that the ledger does not hold."""

    draft_par: int
    start: int  # offsets into the paragraph's raw text
    end: int
    phrase: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A past report that the draft could be compared with."""

    report_id: str
    title: str
    year: int | None
    score: float  # 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The results of comparing a draft with a past report."""

    draft: DraftText
    past: PastReport
    pairs: tuple[ParagraphPair, ...]
    missing: tuple[MissingTopic, ...]
    new: tuple[NewTopic, ...]
    figures: tuple[FigureChange, ...]
    plans: tuple[PlanOutcome, ...]
    outdated: tuple[Outdated, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    arithmetic: tuple[ArithmeticClaim, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    repeated: RepeatedText = RepeatedText(share=0.0)
    comparable: tuple[str, ...] = ()  # what comparable units write about and this draft does not
    proposed: tuple[Proposal, ...] = ()  # where no past report was named: the likely ones

    @property
    def needs_revision(self) -> bool:
        """Whether omissions, plans or findings call for a revision of the draft."""
        to_explain = (PlanStatus.NOT_MENTIONED, PlanStatus.CONTRADICTED)
        unanswered = any(plan.status in to_explain for plan in self.plans)
        wrong = any(not claim.ok for claim in self.arithmetic)
        found = self.missing or self.outdated or self.leftovers or self.inconsistencies
        return bool(found) or unanswered or wrong
