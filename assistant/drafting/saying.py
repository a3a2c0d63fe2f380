"""Whether a text says a fact, by the figures it holds."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.drafting.records import Fact
from assistant.text.figures import figures


def says(text: str, fact: Fact) -> bool:
    """Return whether `text` holds every figure of `fact`, or its words if it has none."""
    wanted = {figure.key for figure in figures(fact.text)}
    if not wanted:
        return fact.text.rstrip("。；，") in text
    return wanted <= {figure.key for figure in figures(text)}


def left_out(facts: Iterable[Fact], text: str) -> tuple[Fact, ...]:
    """Return the facts that `text` does not say."""
    return tuple(fact for fact in facts if not says(text, fact))
