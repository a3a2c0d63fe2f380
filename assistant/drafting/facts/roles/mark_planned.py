"""Mark the lines of a ledger that are planned: by their words, and by the lines beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.later_time import is_later
from assistant.drafting.facts.roles.role_odds import weigh_words
from assistant.drafting.facts.roles.role_order import follow_blocks
from assistant.drafting.facts.roles.role_words import plan_evidence, problem_evidence
from assistant.records import Period

_CLEAR = 0.7
_DONE = -1.0  # log odds of a plan: figures counted one by one, a comparison, 了


def mark_planned(facts: Sequence[Fact], period: Period) -> list[Fact]:
    """Return the facts, those marked that are clearly planned.

    >>> from assistant.records import Span
    >>> said = ["建成驿站12个", "明年建驿站20个", "把步道修完"]
    >>> facts = [Fact(id=f"F{n}", text=text, line=n) for n, text in enumerate(said)]
    >>> found = mark_planned(facts, Period(year=2025, span=Span.YEAR))
    >>> [fact.is_planned for fact in found]
    [False, True, True]
    """
    odds = follow_blocks(weigh_words(facts, period), unsaid=np.zeros(len(facts), dtype=bool))
    planned = set(np.flatnonzero(odds[:, 2] >= _CLEAR)) | set(_behind_last_date(facts, period))
    return [
        replace(fact, is_planned=True) if place in planned else fact
        for place, fact in enumerate(facts)
    ]


def _behind_last_date(facts: Sequence[Fact], period: Period) -> range:
    """Return the places of the last lines, if the one above names a later time and none is done.

    Who lists what is planned says when in the first line only.
    """
    dated = [place for place, fact in enumerate(facts) if is_later(fact, period)]
    start = dated[-1] + 1 if dated else len(facts)
    is_open = all(
        plan_evidence(fact) > _DONE and problem_evidence(fact) < 0 for fact in facts[start:]
    )
    return range(start, len(facts)) if is_open else range(0)
