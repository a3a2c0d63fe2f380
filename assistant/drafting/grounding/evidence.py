"""Records of tracing: the evidence for a section, the trace of a claim."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.draft import Fact, FigureStatus, Written
from assistant.drafting.fact_figures.fact_index import FactFigure, FactIndex
from assistant.drafting.grounding.claims import Claim
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import label_figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The facts and the user's input that support the sentences of one section."""

    section: str  # its heading
    facts: tuple[Fact, ...]  # of this section: they are looked at first
    all_facts: tuple[Fact, ...]
    given: str  # title, organisation and outline of the draft, and the year it plans for
    year: int | None = None  # the year this section speaks of, as far as it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """The source of a claim."""

    claim: Claim
    status: FigureStatus
    origin: str = ""
    fact: Fact | None = None
    figure: FactFigure | None = None

    @property
    def is_unsupported(self) -> bool:
        """Whether the claim has no source."""
        return self.status is FigureStatus.UNSUPPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceContext:
    """A sentence before the gate, with all evidence for it."""

    written: Written
    evidence: Evidence
    fact_index: FactIndex
    facts: tuple[Fact, ...]  # those the writer names, then the section's, then all
    quoted: tuple[tuple[int, int, Fact], ...]  # stretches that repeat a fact word for word

    @property
    def text(self) -> str:
        """The text of the sentence."""
        return self.written.text


def traced_to_fact(claim: Claim, fact: Fact, figure: FactFigure | None = None) -> Trace:
    """Return a trace to a fact, and to its figure where the claim is one."""
    return Trace(claim=claim, status=FigureStatus.FACT, origin=fact.id, fact=fact, figure=figure)


def traced_to_input(claim: Claim) -> Trace:
    """Return a trace to the user's title or outline."""
    return Trace(claim=claim, status=FigureStatus.GIVEN, origin="标题或提纲")


def traced_to_fixed_term(claim: Claim) -> Trace:
    """Return a trace to a term that states nothing: 一站式."""
    return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")


def traced_to_nothing(claim: Claim) -> Trace:
    """Return the trace of a claim without a source."""
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def contains_figure(text: str, figure: Figure) -> bool:
    """Return whether `text` holds a figure of the same value."""
    if figure.kind is FigureKind.CODE or figure.number is None:
        return figure.text in text
    return any(one.figure.key == figure.key for one in label_figures(text))


def full_text(fact: Fact) -> str:
    """Return the fact's text with its scope, date, source, section and the remark of its row."""
    said = (fact.text, fact.scope, fact.as_of, fact.source, *fact.section, fact.note)
    return "；".join(filter(None, said))
