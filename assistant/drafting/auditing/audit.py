"""Find unsupported claims in a text written elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.auditing.loose_counts import (
    is_said_loosely,
    say_beside_loosely,
    say_loosely,
)
from assistant.drafting.auditing.operands import Beside
from assistant.drafting.auditing.other_results import OtherResult, find_other_result
from assistant.drafting.auditing.weigh_claim import Verdict, Weight, weigh_claim
from assistant.drafting.draft import Fact, Written
from assistant.drafting.facts.written.word_facts import word_facts
from assistant.drafting.grounding.assertions.shortfalls import goal_gaps
from assistant.drafting.grounding.assertions.subjects import TextSpan, clause_at, is_about
from assistant.drafting.grounding.claims import Claim, ClaimKind
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.trace import trace_claims
from assistant.records import Period
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import label_figures
from assistant.text.sentences import sentence_spans
from assistant.text.spans import replace_spans

_PLAN = "力争"
_ANNIVERSARY = "周年"  # the calendar counts them, no ledger
_ASKED = {ClaimKind.FIGURE, ClaimKind.RANK, ClaimKind.AWARD, ClaimKind.COMPARISON}
_MOST_WEIGHED = 30  # claims of a sentence: a list of more without a source was not worked out
_MOST_IN_ALL = 1000  # claims of a text without a source, from which on no more is looked into
_LEFT_OUT = "\u3000"  # in place of each character of what nothing supports


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedClaim:
    """A claim of a text that no fact supports."""

    paragraph: int  # index into the paragraphs
    start: int
    end: int
    what: str  # 数量，万元
    stated: str = ""  # the fact that gives the figure, of something else by its words
    is_general: bool = False  # it may stand in no ledger: 前列, 四月, 三件事
    other: OtherResult | None = None  # what the ledger gives in its place


def find_unsupported_claims(
    paragraphs: Sequence[str],
    facts: Sequence[Fact],
    *,
    given: str,
    period: Period,
    planned: Collection[int] = (),
) -> Iterator[UnsupportedClaim]:
    """Yield each figure, date, rank and award that cannot be traced to a normalized fact.

    What follows by a calculation from figures beside it or of one line is none. An assertion in
    words (未能完成, 未发生, 全覆盖) is yielded where a fact gives the figure for it: a ledger does
    not hold all that was not reached.
    `given` is the text that needs no fact: title and headings. The paragraphs of the indices
    `planned` stand under plans: what is said there is aimed at. Repeated figures are yielded each
    time.
    """
    evidence = _read_evidence(facts, given, period.year)
    plans = _plans_of(evidence)
    found = 0
    for index, paragraph in enumerate(paragraphs):
        is_weighed = found < _MOST_IN_ALL
        for claim, verdict, other in _audit_paragraph(
            paragraph,
            evidence,
            period,
            plans=plans if index in planned else None,
            is_weighed=is_weighed,
        ):
            if other and other.is_same:
                continue
            found += 1
            yield UnsupportedClaim(
                paragraph=index,
                start=claim.start,
                end=claim.end,
                what=claim.label,
                stated=verdict.fact.text if verdict.fact else "",
                is_general=verdict.weight is Weight.GENERAL,
                other=other,
            )


def _read_evidence(facts: Sequence[Fact], given: str, year: int | None) -> Evidence:
    """Return the facts as a draft states them, growth and shares computed, and as written."""
    # Of two values that contradict one another the report may have either.
    disputed = [_as_disputed(fact, text) for fact in facts for text in fact.disputed]
    # In written language too: a draft has them so, and a report may have either.
    stated = [*facts, *disputed]
    everything = tuple(dict.fromkeys((*stated, *word_facts(facts).values())))
    return Evidence(section="", facts=(), all_facts=everything, given=given, year=year)


def _audit_paragraph(
    paragraph: str,
    evidence: Evidence,
    period: Period,
    *,
    plans: Evidence | None,
    is_weighed: bool,
) -> Iterator[tuple[Claim, Verdict, OtherResult | None]]:
    """Yield each claim of a paragraph that is to be put right or asked about, at its place.

    Beside it stands what the ledger gives in its place. `plans` are what it plans, of a paragraph
    under plans. Unless they are to be weighed, all without a source are unfounded.
    """
    before, is_plan = "", plans is not None
    for start, end in sentence_spans(paragraph):
        sentence = paragraph[start:end]
        untraced = _find_untraced(sentence, evidence, is_plan=is_plan)
        claims = [one for one in untraced if _is_asked(one, sentence, evidence)]
        unfounded = {(one.start, one.end) for one in claims if one.place}
        if not is_weighed or len(claims) > _MOST_WEIGHED:
            for one in claims:
                other = _find_other(one, sentence, evidence) if is_weighed else None
                yield _moved(one, start), Verdict(weight=Weight.UNFOUNDED), other
            claims = []
        for one in claims:
            beside = Beside(
                sentence=sentence,
                told=before + _leave_out(sentence, unfounded),
                offset=len(before),
                behind=paragraph[start + one.end :],
                period=period,
                is_plan=is_plan,
            )
            verdict = _weigh(one, beside, evidence, plans)
            if verdict.weight in {Weight.SUPPORTED, Weight.KNOWN}:
                unfounded.discard((one.start, one.end))
            if verdict.weight is not Weight.SUPPORTED:
                yield _moved(one, start), verdict, _find_other(one, sentence, evidence)
        before = _leave_out(sentence, unfounded)


def _find_other(claim: Claim, sentence: str, evidence: Evidence) -> OtherResult | None:
    """Return what the ledger gives in place of a claim that is a figure."""
    if claim.place is None:
        return None
    return find_other_result(claim.place, sentence, evidence.all_facts)


def _moved(claim: Claim, offset: int) -> Claim:
    return replace(claim, start=offset + claim.start, end=offset + claim.end)


def _weigh(claim: Claim, beside: Beside, evidence: Evidence, plans: Evidence | None) -> Verdict:
    """Return what becomes of a claim; what nothing gives may be counted by 个 in the ledger."""
    verdict = weigh_claim(claim, beside, evidence)
    if plans and verdict.weight is not Weight.SUPPORTED:
        planned = weigh_claim(claim, beside, plans)
        if planned.weight in {Weight.SUPPORTED, Weight.KNOWN}:
            return Verdict(weight=Weight.SUPPORTED)
    if verdict.weight is not Weight.UNFOUNDED or not is_said_loosely(claim, beside.sentence):
        return verdict
    said = say_loosely(beside.sentence)
    untraced = _find_untraced(said, evidence, is_plan=beside.is_plan)
    again = next(
        (one for one in untraced if (one.start, one.end) == (claim.start, claim.end)), None
    )
    if again is None:
        return Verdict(weight=Weight.SUPPORTED)
    return weigh_claim(again, say_beside_loosely(beside), evidence)


def _plans_of(evidence: Evidence) -> Evidence:
    """Return what a ledger plans alone: under plans, results have no say in what is meant."""
    planned = tuple(one for one in evidence.all_facts if one.is_planned)
    return replace(evidence, all_facts=planned, year=None)


def _leave_out(text: str, spans: Collection[TextSpan]) -> str:
    return replace_spans(text, ((start, end, _LEFT_OUT * (end - start)) for start, end in spans))


def _find_untraced(sentence: str, evidence: Evidence, *, is_plan: bool) -> list[Claim]:
    """Return the claims of a sentence that nothing supports.

    What a sentence under plans says is aimed at, put so or not.
    """
    untraced = _trace(sentence, replace(evidence, year=None) if is_plan else evidence)
    if not is_plan:
        return untraced
    return [
        one for one in untraced if not _is_aimed_at(one, sentence, replace(evidence, year=None))
    ]


def _is_aimed_at(claim: Claim, sentence: str, evidence: Evidence) -> bool:
    """Return whether a claim is supported once its clause says that it is aimed at."""
    start, _ = clause_at(sentence, claim.start)
    aimed = sentence[:start] + _PLAN + sentence[start:]
    places = {(one.start, one.end) for one in _trace(aimed, evidence)}
    return (claim.start + len(_PLAN), claim.end + len(_PLAN)) not in places


def _trace(sentence: str, evidence: Evidence) -> list[Claim]:
    found = trace_claims(Written(text=sentence), evidence)
    return [one.claim for one in found if one.is_unsupported]


def _as_disputed(fact: Fact, text: str) -> Fact:
    """Return the line that gives the thing of a fact another value."""
    return replace(fact, text=text, indicator="", value="", computed="", asides=())


def _is_asked(claim: Claim, sentence: str, evidence: Evidence) -> bool:
    if claim.place is not None and claim.place.figure.unit == _ANNIVERSARY:
        return False
    if claim.kind not in _MEASURED:
        return claim.kind in _ASKED
    return any(
        is_about(fact, sentence, (claim.start, claim.end)) and _MEASURED[claim.kind](fact)
        for fact in evidence.all_facts
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
