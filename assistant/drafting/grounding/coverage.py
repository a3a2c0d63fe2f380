"""Whether a text says a fact, by the figures it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.drafting.draft import Fact
from assistant.text.figures.read_figures import find_figures
from assistant.text.list_marks import strip_item_marks

# What a figure is held against belongs to the ledger, not to the report: 上年同期2.31万吨.
_EARLIER = re.compile(
    r"(?:(?:比|较)20\d\d年|(?:比|较)?(?:上年|去年|上期|上一年))(?:同期|全年)?(?:的|为|是)?\d[\d.,]*[^\d，。；）增减上下]*"
)


def states_fact(text: str, fact: Fact, *, horizon: str = "") -> bool:
    """Return whether `text` holds every figure of `fact`, or its words if it has none.

    Figures of the year before need not be said.
    `horizon`, the time that a plan speaks of, need not be said again with each of its targets.
    """
    stated = fact.text.removeprefix(horizon).strip("。；，")
    wanted = {figure.key for figure in find_figures(_EARLIER.sub("", stated) or stated)}
    if not wanted:
        return strip_item_marks(stated) in strip_item_marks(text)
    return wanted <= {figure.key for figure in find_figures(text)}


def missing_facts(facts: Iterable[Fact], text: str, *, horizon: str = "") -> tuple[Fact, ...]:
    """Return the facts that `text` does not say."""
    return tuple(fact for fact in facts if not states_fact(text, fact, horizon=horizon))
