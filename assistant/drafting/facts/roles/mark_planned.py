"""Mark the lines of a ledger that are planned: by their words, and by the lines beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.role_odds import role_odds
from assistant.drafting.facts.roles.role_order import follow_blocks
from assistant.records import Period

_CLEAR = 0.7


def mark_planned(facts: Sequence[Fact], period: Period) -> list[Fact]:
    """Return the facts, those marked that are clearly planned.

    >>> from assistant.records import Span
    >>> said = ["建成驿站12个", "明年建驿站20个", "把步道修完"]
    >>> facts = [Fact(id=f"F{n}", text=text, line=n) for n, text in enumerate(said)]
    >>> found = mark_planned(facts, Period(year=2025, span=Span.YEAR))
    >>> [fact.is_planned for fact in found]
    [False, True, True]
    """
    alone = np.array([role_odds(fact, period) for fact in facts]).reshape(len(facts), 3)
    odds = follow_blocks(alone, unsaid=np.zeros(len(facts), dtype=bool))
    return [
        replace(fact, is_planned=True) if planned >= _CLEAR else fact
        for fact, planned in zip(facts, odds[:, 2], strict=True)
    ]
