"""Judge what became of a plan by what the draft says of each of its clauses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from assistant.review.comparison.plans.plan_evidence import Clause
from assistant.review.comparison.plans.plan_targets import TargetAnswer
from assistant.review.findings import PlanStatus
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group

_MOST = 0.6  # share of what a plan says that has to be done

_COMPLETED = group("outlook.completed")
_NOT_DONE = group("outlook.not_done")
_UNFINISHED = group("outlook.unfinished")
_UNDER_WAY = group("outlook.under_way")
_AMOUNTS = frozenset((FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.COUNT_WORD))


class _Outcome(Enum):
    """What became of one clause of a plan."""

    DONE = auto()
    MENTIONED = auto()
    MISSED = auto()
    ABSENT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedClause:
    """A clause of a plan, with what the draft says of it."""

    clause: Clause
    evidence: Sequence[Clause]
    retold: Sequence[Clause]  # what speaks of the whole plan in other words
    targets: int  # figures it names
    answers: Sequence[TargetAnswer]


def judge_plan(clauses: Sequence[PlannedClause]) -> PlanStatus:
    """Return the outcome of a plan.

    It is kept where most of what it says is done, contradicted where what the draft says
    is rather that it was missed.
    """
    met = [answer for one in clauses for answer in one.answers if answer.is_met]
    outcomes = [(_outcome(one, met), len(one.clause.text)) for one in clauses]
    said = Counter[_Outcome]()
    for outcome, length in outcomes:
        said[outcome] += length
    if said[_Outcome.ABSENT] == said.total():
        return PlanStatus.NOT_MENTIONED
    if said[_Outcome.MISSED] > said[_Outcome.MENTIONED] and not said[_Outcome.DONE]:
        return PlanStatus.CONTRADICTED
    missed = any(not (one.is_met or one.is_open) for each in clauses for one in each.answers)
    if not (missed or said[_Outcome.MISSED]) and said[_Outcome.DONE] >= _MOST * said.total():
        return PlanStatus.DONE
    return PlanStatus.PARTLY


def _outcome(one: PlannedClause, met: Sequence[TargetAnswer]) -> _Outcome:
    """Return what became of a clause; `met` are the targets of the whole plan that are met."""
    if one.answers:
        are_met = all(answer.is_met for answer in one.answers)
        if not any(answer.is_met or answer.is_open for answer in one.answers):
            return _Outcome.MISSED
        return _Outcome.DONE if are_met and len(one.answers) >= one.targets else _Outcome.MENTIONED
    if not one.evidence:
        return _Outcome.MENTIONED if one.retold else _Outcome.ABSENT
    if all(_NOT_DONE.occurs_in(clause.text) for clause in one.evidence):
        return _Outcome.MISSED
    reported = [clause for clause in one.evidence if not clause.is_problem]
    if not reported:
        return _Outcome.ABSENT
    if any(_states(clause, answer) for clause in reported for answer in met):
        return _Outcome.DONE
    if not one.targets and any(map(_is_done, reported)):
        return _Outcome.DONE
    return _Outcome.MENTIONED


def _states(clause: Clause, answer: TargetAnswer) -> bool:
    return clause.place == answer.place and clause.holds(answer.figure.start)


def _is_done(clause: Clause) -> bool:
    """Return whether a clause says that something was completed, or how much of it."""
    if _UNDER_WAY.occurs_in(clause.text) or _UNFINISHED.occurs_in(clause.sentence):
        return False
    return _COMPLETED.occurs_in(clause.text) or any(
        figure.kind in _AMOUNTS for figure in find_figures(clause.text)
    )
