"""What a sentence may rest on, and what a claim of it was traced to."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.draft import Fact, FigureStatus, Written
from assistant.drafting.grounding.claims import Claim
from assistant.drafting.grounding.fact_index import FactFigure, FactIndex
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.read_figures import Figure, FigureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the sentences of one section may rest on."""

    section: str  # its heading
    facts: tuple[Fact, ...]  # of this section: they are looked at first
    all_facts: tuple[Fact, ...]
    given: str  # title, organisation and outline of the draft, and the year it plans for
    year: int | None = None  # the year this section speaks of, as far as it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a claim rests on."""

    claim: Claim
    status: FigureStatus
    origin: str = ""
    fact: Fact | None = None
    figure: FactFigure | None = None

    @property
    def is_unsupported(self) -> bool:
        """Whether the claim rests on nothing."""
        return self.status is FigureStatus.UNSUPPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceContext:
    """One sentence before the gate, and all that may speak for it."""

    written: Written
    evidence: Evidence
    fact_index: FactIndex
    facts: tuple[Fact, ...]  # those the writer names, then the section's, then all
    quoted: tuple[tuple[int, int, Fact], ...]  # stretches that repeat a fact word for word

    @property
    def text(self) -> str:
        """What the sentence says."""
        return self.written.text


def traced_to_fact(claim: Claim, fact: Fact, figure: FactFigure | None = None) -> Trace:
    """Return a trace to a fact, and to its figure where the claim is one."""
    return Trace(claim=claim, status=FigureStatus.FACT, origin=fact.id, fact=fact, figure=figure)


def traced_to_input(claim: Claim) -> Trace:
    """Return a trace to what the user said besides the facts."""
    return Trace(claim=claim, status=FigureStatus.GIVEN, origin="标题或提纲")


def traced_to_fixed_term(claim: Claim) -> Trace:
    """Return a trace to a term that states nothing: 一站式."""
    return Trace(claim=claim, status=FigureStatus.ALLOWED, origin="固定用语")


def traced_to_nothing(claim: Claim) -> Trace:
    """Return the trace of a claim that rests on nothing."""
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def contains_figure(text: str, figure: Figure) -> bool:
    """Return whether `text` holds a figure that says the same."""
    if figure.kind is FigureKind.CODE or figure.number is None:
        return figure.text in text
    return any(one.figure.key == figure.key for one in label_figures(text))


def full_text(fact: Fact) -> str:
    """Return all that the ledger says with a fact."""
    return "；".join(filter(None, (fact.text, fact.scope, fact.as_of, fact.source, *fact.section)))
