"""Find the facts a text leaves out, by the figures it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.drafting.draft import Fact
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_item_marks
from assistant.text.similarity import content_bigrams

# A figure of last year serves the comparison and may stay in the ledger: 上年同期2.31万吨.
_LAST_YEAR = re.compile(
    rf"(?:[比较]20\d\d年|[比较]?{group('comparison.last_year').pattern})(?:同期|全年)?[的为是]?"
    r"\d[\d.,]*[^\d，。；）增减上下]*"
)

_SAME_WORDS = 0.5  # of a fact without figures that a paragraph has: it is told in other words


def states_fact(text: str, fact: Fact, *, horizon: str = "") -> bool:
    """Return whether `text` holds every figure of `fact`, or its words if it has none.

    Figures of last year do not count, nor those worked out, nor `horizon`, the time a plan
    speaks of.
    """
    stated = fact.statements[-1].removeprefix(horizon).strip("。；，")
    wanted = {figure.key for figure in find_figures(_LAST_YEAR.sub("", stated) or stated)}
    if not wanted:
        said = (strip_item_marks(one.strip("。；，")) for one in (stated, fact.timeless))
        return any(one in strip_item_marks(text) for one in said)
    return wanted <= {figure.key for figure in find_figures(text)}


def missing_facts(facts: Iterable[Fact], text: str, *, horizon: str = "") -> tuple[Fact, ...]:
    """Return the facts that `text` does not state."""
    return tuple(fact for fact in facts if not states_fact(text, fact, horizon=horizon))


def retells_fact(text: str, fact: Fact) -> bool:
    """Return whether `text` tells a fact without figures in other words, or in another order."""
    wanted = content_bigrams(fact.text)
    if not wanted or find_figures(fact.text):
        return False
    return len(wanted & content_bigrams(text)) >= _SAME_WORDS * len(wanted)
