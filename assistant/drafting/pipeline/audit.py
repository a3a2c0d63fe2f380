"""Find unsupported claims in a text written elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Fact, Written
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.terse.year_before import name_year_before
from assistant.drafting.facts.written.word_facts import word_facts
from assistant.drafting.grounding.assertions.shortfalls import goal_gaps
from assistant.drafting.grounding.assertions.subjects import is_about
from assistant.drafting.grounding.claims import Claim, ClaimKind
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.known_values import find_known_value
from assistant.drafting.grounding.trace import trace_claims
from assistant.records import Period, Span
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.sentences import sentence_spans

_PLAN = "力争"
_DAY = re.compile("[日号]")
_ANNIVERSARY = "周年"  # the calendar counts them, no ledger
_ASKED = {ClaimKind.FIGURE, ClaimKind.RANK, ClaimKind.AWARD, ClaimKind.COMPARISON}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedClaim:
    """A claim of a text that no fact supports."""

    paragraph: int  # index into the paragraphs
    start: int
    end: int
    what: str  # 数量，万元
    stated: str = ""  # the fact that gives the figure, of something else by its words
    is_general: bool = False  # a rank or a time that names no number, no day: 前列, 四月


def find_unsupported_claims(
    paragraphs: Sequence[str],
    facts: Sequence[Fact],
    *,
    given: str,
    year: int | None,
    planned: Collection[int] = (),
) -> Iterator[UnsupportedClaim]:
    """Yield each figure, date, rank and award that cannot be traced to a fact.

    An assertion in words (未能完成, 未发生, 全覆盖) is yielded where a fact gives the figure for
    it: a ledger does not hold all that was not reached.
    `given` is the text that needs no fact: title and headings. The paragraphs of the indices
    `planned` stand under plans: what is said there is aimed at. Repeated figures are yielded each
    time.
    """
    # As a draft states them, growth and shares computed.
    named = name_year_before(facts, Period(year=year, span=Span.OTHER))
    normalized, _ = normalize_facts(named)
    # In written language too: a draft has them so, and a report may have either.
    # Of two values that contradict one another the report may have either.
    disputed = [_as_disputed(fact, text) for fact in normalized for text in fact.disputed]
    stated = [*normalized, *disputed]
    everything = tuple(dict.fromkeys((*stated, *word_facts(normalized).values())))
    evidence = Evidence(section="", facts=(), all_facts=everything, given=given, year=year)
    ahead = replace(evidence, year=None)
    for index, paragraph in enumerate(paragraphs):
        for start, end in sentence_spans(paragraph):
            sentence = paragraph[start:end]
            untraced = (
                _find_untraced_plans(sentence, ahead)
                if index in planned
                else _find_untraced(sentence, evidence)
            )
            for one in untraced:
                known = find_known_value(one.place, sentence, evidence) if one.place else None
                is_told = known is not None and known.is_named
                if not is_told and _is_asked(one, sentence, everything):
                    yield UnsupportedClaim(
                        paragraph=index,
                        start=start + one.start,
                        end=start + one.end,
                        what=one.label,
                        stated=known.fact.text if known else "",
                        is_general=_is_general(one, sentence),
                    )


def _find_untraced(sentence: str, evidence: Evidence) -> list[Claim]:
    found = trace_claims(Written(text=sentence), evidence)
    return [one.claim for one in found if one.is_unsupported]


def _find_untraced_plans(sentence: str, evidence: Evidence) -> list[Claim]:
    """Return the claims of a sentence under plans: what it says is aimed at, put so or not."""
    untraced = _find_untraced(sentence, evidence)
    if not untraced:
        return []
    aimed = _find_untraced(_PLAN + sentence, evidence)
    places = {(one.start - len(_PLAN), one.end - len(_PLAN)) for one in aimed}
    return [one for one in untraced if (one.start, one.end) in places]


def _is_general(claim: Claim, sentence: str) -> bool:
    """Return whether a claim is praise, a rank without its number, or a month without its day."""
    said = sentence[claim.start : claim.end]
    if claim.kind is ClaimKind.RANK:
        return group("claims.unranked").occurs_in(said) and not find_figures(said)
    is_date = claim.place is not None and claim.place.figure.kind is FigureKind.DATE
    return is_date and _DAY.search(said) is None


def _as_disputed(fact: Fact, text: str) -> Fact:
    """Return the line that gives the thing of a fact another value."""
    return replace(fact, text=text, indicator="", value="", computed="", asides=())


def _is_asked(claim: Claim, sentence: str, facts: Sequence[Fact]) -> bool:
    if claim.place is not None and claim.place.figure.unit == _ANNIVERSARY:
        return False
    if claim.kind not in _MEASURED:
        return claim.kind in _ASKED
    return any(
        is_about(fact, sentence, (claim.start, claim.end)) and _MEASURED[claim.kind](fact)
        for fact in facts
    )


def _has_goal(fact: Fact) -> bool:
    return any(goal_gaps(fact))


def _counts_some(fact: Fact) -> bool:
    places = label_figures(fact.text)
    return any(one.figure.kind in COUNTED and one.figure.number for one in places)


def _gives_rate(fact: Fact) -> bool:
    places = label_figures(fact.text)
    return any(one.figure.kind is FigureKind.PERCENT and not one.move for one in places)


# Assertions in words, and what shows that a fact measures what they are about.
_MEASURED: dict[ClaimKind, Callable[[Fact], bool]] = {
    ClaimKind.SHORTFALL: _has_goal,
    ClaimKind.ABSENCE: _counts_some,
    ClaimKind.TOTAL: _gives_rate,
}
