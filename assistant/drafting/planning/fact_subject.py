"""Tell what a fact is about, apart from its figures, and which facts go together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.draft import Fact
from assistant.drafting.facts.similar_facts import contradicts
from assistant.text.figures.read_figures import without_figures

_AMONG = "其中"
_MOST_COMPARED = 200  # facts; each is held against each


def fact_subject(fact: Fact) -> str:
    """Return the words of a fact that tell its subject: who sent it, what it counts, its note.

    All of the fact where there are none: nothing is looked for with an empty question.

    >>> fact_subject(Fact(id="F1", text="改造公厕17座，新建3座", line=1, topic="环卫科"))
    '环卫科：改造公厕，新建'
    >>> fact_subject(Fact(id="F2", text="17座", line=2))
    '17座'
    """
    said = f"{fact.indicator}，{fact.note}".rstrip("，") if fact.indicator else fact.text
    sender = f"{fact.topic}：" if fact.topic else ""
    words = without_figures(said)
    return sender + (words if words.strip("，：。； ") else fact.text)


def sender(fact: Fact) -> str:
    """Return the department that sent a fact, or else the ledger's own heading, "" for neither."""
    return fact.topic or fact.source or "／".join(fact.section)


def same_sender(facts: Sequence[Fact]) -> NDArray[np.float64]:
    """Return a row for each fact with 1 for each other one of the same department."""
    senders = [sender(fact) for fact in facts]
    return np.array(
        [
            [float(mine != other and bool(one) and one == two) for other, two in enumerate(senders)]
            for mine, one in enumerate(senders)
        ]
    ).reshape(len(facts), len(facts))


def leading_facts(facts: Sequence[Fact]) -> dict[int, int]:
    """Return the place of the fact that each dependent one goes with.

    Rows that a table introduces by 其中 go with their head: the ledger's reader names a part by it,
    营业收入中的票款收入; a line that opens with 其中 goes with the one above. Another department's
    figure for the same thing goes with the first one.
    """
    found: dict[int, int] = {}
    for place, fact in enumerate(facts[:_MOST_COMPARED]):
        if place and fact.text.startswith(_AMONG):
            found[place] = found.get(place - 1, place - 1)
            continue
        above = (other for other in range(place - 1, -1, -1) if _leads(facts[other], fact))
        if (lead := next(above, None)) is not None:
            found[place] = found.get(lead, lead)
    return found


def _leads(earlier: Fact, later: Fact) -> bool:
    name = earlier.indicator
    is_part = bool(name) and later.indicator.startswith(f"{name}中的")
    return is_part or contradicts(later, earlier)
