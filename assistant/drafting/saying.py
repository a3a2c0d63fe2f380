"""Whether a text says a fact, by the figures it holds."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.drafting.records import Fact
from assistant.text.figures import figures


def says(text: str, fact: Fact, *, horizon: str = "") -> bool:
    """Return whether `text` holds every figure of `fact`, or its words if it has none.

    `horizon`, the time that a plan speaks of, need not be said again with each of its targets.
    """
    stated = fact.text.removeprefix(horizon).strip("。；，")
    wanted = {figure.key for figure in figures(stated)}
    if not wanted:
        return stated in text
    return wanted <= {figure.key for figure in figures(text)}


def left_out(facts: Iterable[Fact], text: str, *, horizon: str = "") -> tuple[Fact, ...]:
    """Return the facts that `text` does not say."""
    return tuple(fact for fact in facts if not says(text, fact, horizon=horizon))
