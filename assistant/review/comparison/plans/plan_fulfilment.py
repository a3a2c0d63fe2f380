"""Find the outcome of each plan of the past report in the draft."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.records import Function
from assistant.review.comparison.mutual_nearest import nearest_in_meaning
from assistant.review.comparison.paragraphs import ComparedParagraph, indicators_of
from assistant.review.comparison.plans.plan_evidence import (
    Clause,
    ClauseEvidence,
    find_evidence,
    mark_copies,
    read_clauses,
)
from assistant.review.comparison.plans.plan_status import PlannedClause, judge_plan
from assistant.review.comparison.plans.plan_targets import answer_targets
from assistant.review.comparison.retold_paragraphs import READ, says_something
from assistant.review.figures.indicators import Indicator
from assistant.review.findings import PlanOutcome, PlanStatus
from assistant.text.list_marks import strip_opening_mark

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

_RETOLD = 3.25  # deviations beyond chance, lead included, of an answer in other words
_LONGEST_PLAN = 80  # characters
_SHORTEST_PLAN = 12


def find_plan_outcomes(
    draft: Sequence[ComparedParagraph], past: Sequence[ComparedParagraph], near: TextNearness
) -> tuple[PlanOutcome, ...]:
    """Return each item of the past report's plan with its outcome in the draft.

    Only what the draft reports counts as an answer, not what it plans again or copies.
    """
    plans = list(_plan_items(past))
    if not plans:
        return ()
    reported = [
        paragraph
        for paragraph in draft
        if paragraph.function is not Function.PLAN and not paragraph.is_lead_in
    ]
    clauses = [read_clauses(plan) for plan in plans]
    planned = [clause for some in clauses for clause in some]
    told = mark_copies([one for row in reported for one in read_clauses(row)], planned)
    evidence = iter(find_evidence(planned, told))
    answers = [[next(evidence) for _ in some] for some in clauses]
    retold = _retold_answers(reported, plans, answers, near)
    stated = _figures_in(told, reported)
    return tuple(
        _plan_outcome(plan, found, other, stated)
        for plan, found, other in zip(plans, answers, retold, strict=True)
    )


def _figures_in(
    told: Sequence[Clause], reported: Sequence[ComparedParagraph]
) -> dict[int, list[Indicator]]:
    """Return the figures of the clauses by paragraph, but for what is copied from the plan."""
    spans: defaultdict[int, list[Clause]] = defaultdict(list)
    for clause in told:
        if not clause.is_copy:
            spans[clause.place].append(clause)
    return {
        row.place: [
            figure
            for figure in indicators_of(row)
            if any(clause.holds(figure.start) for clause in spans[row.place])
        ]
        for row in reported
    }


def _retold_answers(
    reported: Sequence[ComparedParagraph],
    plans: Sequence[ComparedParagraph],
    answers: Sequence[Sequence[ClauseEvidence]],
    near: TextNearness,
) -> list[list[Clause]]:
    """Return for short plans without an answer that of a paragraph in other words.

    Only for a plan of one thing: a long one is near to what is general.
    """
    retold: list[list[Clause]] = [[] for _ in plans]
    open_plans = [
        len(plan.text) <= _LONGEST_PLAN and not any(one.is_named for one in found)
        for plan, found in zip(plans, answers, strict=True)
    ]
    may_answer = [row.function is not Function.PROBLEMS and says_something(row) for row in reported]
    for found in nearest_in_meaning(
        near,
        [paragraph.text[:READ] for paragraph in reported],
        [strip_opening_mark(plan.text) for plan in plans],
        may_pair=lambda row, column: may_answer[row] and open_plans[column],
        least=_RETOLD,
    ):
        retold[found.column] = read_clauses(reported[found.row])
    return retold


def _plan_items(past: Sequence[ComparedParagraph]) -> Iterator[ComparedParagraph]:
    """Yield each item of the plan as a paragraph of its own."""
    for paragraph in past:
        if paragraph.function is not Function.PLAN or paragraph.is_lead_in:
            continue
        for item in paragraph.items or (paragraph.text,):
            if len(item) >= _SHORTEST_PLAN:
                yield replace(paragraph, text=item, items=())


def _plan_outcome(
    plan: ComparedParagraph,
    answers: Sequence[ClauseEvidence],
    retold: Sequence[Clause],
    stated: Mapping[int, Sequence[Indicator]],
) -> PlanOutcome:
    """Return the outcome of one plan; its targets may be met where nothing else speaks of it."""
    aims = indicators_of(plan)
    clauses = [
        PlannedClause(
            clause=one.clause,
            evidence=one.answers,
            retold=retold,
            targets=len(own := [aim for aim in aims if one.clause.holds(aim.start)]),
            answers=answer_targets(own, (*one.answers, *retold), stated),
        )
        for one in answers
    ]
    places = {one.place for clause in clauses for one in (*clause.evidence, *clause.retold)}
    places.update(answer.place for clause in clauses for answer in clause.answers)
    status = judge_plan(clauses)
    return PlanOutcome(
        past_line=plan.place,
        plan=_shorten(plan.text),
        status=status,
        draft_pars=() if status is PlanStatus.NOT_MENTIONED else tuple(sorted(places)),
    )


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_PLAN else f"{text[: _LONGEST_PLAN - 1]}…"
