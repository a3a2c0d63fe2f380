"""Find the fact that gives a figure which a text tells in other words than the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafting.draft import Fact, Written
from assistant.drafting.fact_figures.direction import direction_is_denied
from assistant.drafting.fact_figures.fact_index import FactFigure, FactIndex
from assistant.drafting.fact_figures.match_figure import (
    contradicts_fact,
    find_by_value,
    is_told_at_length,
)
from assistant.drafting.fact_figures.mismatch import content_terms
from assistant.drafting.grounding.evidence import Evidence, full_text
from assistant.drafting.grounding.figure_trace import is_of_other_year
from assistant.drafting.grounding.trace import read_context
from assistant.text.figures.digit_slips import count_digits
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.similarity import bigrams

_MOST_SHARED = 2  # pairs of characters that a figure and a fact share; no more count
_BESIDE = 2  # what another figure of the fact in the same sentence counts
_ALL_TIES = _MOST_SHARED + _BESIDE
_NO_CHANCE = 3  # digits and all of these together


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownValue:
    """A fact that gives a figure, and whether the sentence names what the fact counts."""

    fact: Fact
    is_named: bool


def find_known_value(place: LabelledFigure, sentence: str, evidence: Evidence) -> KnownValue | None:
    """Return the fact with the value at `place`, in whatever words `sentence` tells it.

    Whoever writes has the ledger's figures in other words. A figure whose words are rather those of
    another fact is none, nor is one of another year or of the other direction. It has to be no
    chance: the more digits the figure has, the fewer words it need share with the fact.
    """
    context = read_context(Written(text=sentence), evidence)
    found = find_by_value(place, sentence, context.fact_index, in_other_words=True)
    if found is None or is_of_other_year(context, found.figure):
        return None
    ties = _count_ties(place, sentence, found.figure)
    digits = count_digits(place.figure.number) if place.figure.number else 0
    if direction_is_denied(place, found.figure) or digits + ties < _NO_CHANCE:
        return None
    is_tied = ties >= _MOST_SHARED or (ties > 0 and _is_only_one(found.figure, context.fact_index))
    is_named = (
        is_told_at_length(place, sentence, found)
        or ties == _ALL_TIES
        or (is_tied and not contradicts_fact(place, sentence, found))
    )
    return KnownValue(fact=found.figure.fact, is_named=is_named)


def _count_ties(place: LabelledFigure, sentence: str, stated: FactFigure) -> int:
    """Return how much ties a figure to a fact besides its value: words, the figures beside it."""
    shared = len(content_terms(f"{place.label}，{place.clause}") & bigrams(full_text(stated.fact)))
    own = {one.figure.key for one in label_figures(stated.fact.text)} - {stated.figure.key}
    beside = any(one.figure.key in own for one in label_figures(sentence))
    return min(shared, _MOST_SHARED) + _BESIDE * beside


def _is_only_one(stated: FactFigure, index: FactIndex) -> bool:
    """Return whether no other line of the ledger has the value: then it is hardly mistaken."""
    alike = index.with_unit_of(stated.figure)
    return {one.fact.id for one in alike if one.figure.key == stated.figure.key} == {stated.fact.id}
