"""Tell how probably a fact is a result, a problem, a plan, its neighbours apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.later_time import is_later, is_planned
from assistant.drafting.facts.roles.role_order import Odds
from assistant.drafting.facts.roles.role_words import plan_evidence, problem_evidence
from assistant.records import Period

# Log odds of a plan that tells of a later time, and of one by other words: 年计划45公里 may stand
# beside a result.
_LATER, _PLANNED = 5.3, 2.0
_UNSAID = 0.0  # log odds of a problem where words say nothing and no model reads
_PLAN_UNSAID = -3.2  # log odds of a plan there
_READING = 0.5  # of the log odds that the model gives: ledgers are no reports
_LEAST = 0.01  # probability that is told apart from none
_CONFIDENCE = 2.5  # that the neighbours of a fact cannot shake


def weigh_words(facts: Sequence[Fact], period: Period, readings: Odds | None = None) -> Odds:
    """Return how probably each fact is a result, a problem, a plan: `role_odds` line by line."""
    alone = [
        role_odds(fact, period, None if readings is None else readings[place])
        for place, fact in enumerate(facts)
    ]
    return np.array(alone).reshape(len(facts), 3)


def role_odds(
    fact: Fact, period: Period, reading: NDArray[np.float64] | None = None
) -> tuple[float, float, float]:
    """Return how probably a fact is a result, a problem, a plan.

    `reading` is what a model makes of it: the probabilities of a result, a problem, a plan.
    """
    lack, aim = _UNSAID + problem_evidence(fact), _plan_logit(fact, period)
    if reading is not None:
        as_problem, as_plan = reading_logits(reading)[0]
        lack += _READING * as_problem
        aim += _READING * as_plan
    problem, plan = _odds(_CONFIDENCE * lack), _odds(aim)
    return (1 - problem) * (1 - plan), problem * (1 - plan), plan


def reading_logits(readings: Odds) -> Odds:
    """Return by how much a model takes each fact for a problem, for a plan: log odds."""
    done, wanting, planned = np.log(readings.reshape(-1, 3) + _LEAST).T
    problem = wanting - np.logaddexp(done, planned)
    return np.column_stack([problem, planned - np.logaddexp(done, wanting)])


def _plan_logit(fact: Fact, period: Period) -> float:
    """Return the log odds of a plan by the words of a fact."""
    if is_later(fact, period):
        return _LATER
    return _PLANNED if is_planned(fact, period) else _PLAN_UNSAID + plan_evidence(fact)


def _odds(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))
