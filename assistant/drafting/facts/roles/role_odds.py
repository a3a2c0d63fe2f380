"""Tell how probably a fact is a result, a problem, a plan, its neighbours apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.later_time import is_planned
from assistant.drafting.facts.roles.role_words import plan_evidence, problem_evidence
from assistant.records import Period

_PLAN_ODDS = 0.995
_UNSAID = 0.0  # log odds of a problem where words say nothing and no model reads
_PLAN_UNSAID = -3.2  # log odds of a plan there
_READING = 0.5  # of the log odds that the model gives: ledgers are no reports
_LEAST = 0.01
_CONFIDENCE = 2.5  # that the neighbours of a fact cannot shake


def role_odds(
    fact: Fact, period: Period, reading: NDArray[np.float64] | None = None
) -> tuple[float, float, float]:
    """Return how probably a fact is a result, a problem, a plan.

    `reading` is what a model makes of it: the probabilities of a result, a problem, a plan.
    """
    lack, aim = _UNSAID + problem_evidence(fact), _PLAN_UNSAID + plan_evidence(fact)
    if reading is not None:
        done, wanting, planned = np.log(reading + _LEAST)
        lack += _READING * (wanting - np.logaddexp(done, planned))
        aim += _READING * (planned - np.logaddexp(done, wanting))
    problem, plan = _odds(_CONFIDENCE * lack), _odds(aim)
    if is_planned(fact, period):
        problem, plan = 0.5, _PLAN_ODDS
    return (1 - problem) * (1 - plan), problem * (1 - plan), plan


def _odds(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))
