"""Find the line of the ledger that has a figure of a report, whatever it is said to be there."""

from __future__ import annotations

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.direction import direction_is_denied
from assistant.drafting.fact_figures.fact_index import FactFigure, FactIndex
from assistant.drafting.fact_figures.measures import are_alike
from assistant.drafting.fact_figures.mismatch import content_terms
from assistant.drafting.fact_figures.same_value import states_same_value
from assistant.drafting.grounding.evidence import full_text
from assistant.text.figures.digit_slips import count_digits
from assistant.text.figures.figure import MEASURED, Figure
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_MOST_SHARED = 2  # pairs of characters that a figure and a fact share; no more count
_BESIDE = 2  # what another figure of the fact in the same sentence counts
_SAME_NOUN = 2  # the same noun behind it: 14个村
_BOTH_GOALS = 3  # both are what was to be reached: 全年30公里任务
_NO_CHANCE = 4  # digits and all of these together
_STOPS = frozenset("、；：（）()的和与及")
_NOT_REACHED = group("facts.falls_short")
_TARGET = group("totals.target")


def find_same_value(place: LabelledFigure, sentence: str, index: FactIndex) -> Fact | None:
    """Return the fact that has the value at `place` in the same measure; None for chance.

    Its words may be those of another line: a person sees with both whether they are mistaken.
    """
    if place.figure.kind not in MEASURED or not place.figure.number:
        return None
    keys = {one.figure.key for one in label_figures(sentence)} - {place.figure.key}
    for stated in index.figures:
        if (
            _may_count_alike(stated.figure, place.figure)
            and states_same_value(place, stated, sentence)
            and not direction_is_denied(place, stated)
            and bool(stated.place.move) == bool(place.move)
            and _count_evidence(place, stated, keys) >= _NO_CHANCE
        ):
            return stated.fact
    return None


def _may_count_alike(one: Figure, other: Figure) -> bool:
    """Return whether both count alike, or one of them visits to what the other counts: 家次."""
    visits = {one.unit, other.unit} in ({unit, f"{unit}次"} for unit in (one.unit, other.unit))
    return are_alike(one, other) or (visits and bool(one.unit and other.unit))


def _count_evidence(place: LabelledFigure, stated: FactFigure, keys: set[str]) -> int:
    known = bigrams(full_text(stated.fact))
    shared = len(content_terms(f"{place.label}，{place.clause}") & known)
    own = {one.figure.key for one in label_figures(stated.fact.text)} - {stated.figure.key}
    digits = count_digits(place.figure.number) if place.figure.number else 0
    noun = place.words_behind[:1]
    is_noun = bool(noun) and noun not in _STOPS and stated.place.words_behind.startswith(noun)
    aimed_at = _TARGET.occurs_in(place.clause) or _NOT_REACHED.occurs_in(place.words_before)
    goals = aimed_at and _TARGET.occurs_in(stated.place.clause)
    return (
        digits
        + min(shared, _MOST_SHARED)
        + _BESIDE * (not own.isdisjoint(keys))
        + _SAME_NOUN * is_noun
        + _BOTH_GOALS * goals
    )
