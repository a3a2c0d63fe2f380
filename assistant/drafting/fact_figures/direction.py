"""Check the direction that a sentence gives a level: 下降到98.6% where it was 97.9% before."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.fact_figures.fact_amounts import read_amounts
from assistant.drafting.fact_figures.fact_index import FactFigure, end_of_change
from assistant.drafting.fact_figures.losses import is_loss_change
from assistant.drafting.fact_figures.measures import unit_of
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.lexicon import group

_UP, _DOWN = group("comparison.rose"), group("comparison.fell")


def direction_holds(place: LabelledFigure, matched: FactFigure) -> bool:
    """Return whether a level that is said to have risen or fallen did so, as far as is known.

    The fact may say so itself, or give an earlier value, or a change. A fact that says nothing of
    a fall supports none; a rise that it says nothing of is let pass, for results grow.
    """
    end = end_of_change(place)
    if end not in {"升", "降"}:
        return True
    known = set(_directions(matched))
    return end in known if known else end == "升"


def direction_is_denied(place: LabelledFigure, matched: FactFigure) -> bool:
    """Return whether a level is said to have risen or fallen where the fact tells the opposite."""
    return not direction_holds(place, matched) and any(_directions(matched))


def _directions(matched: FactFigure) -> Iterator[str]:
    """Yield the directions that the fact gives for its figure."""
    fact, number = matched.fact, matched.figure.number
    for amount in read_amounts([fact]):
        same = unit_of(amount.place.figure) == unit_of(matched.figure)
        before = abs(amount.amount.value)  # a loss that falls is a smaller one
        if same and amount.is_base and number is not None and before != abs(number):
            yield "升" if before < abs(number) else "降"
    for place in label_figures(fact.text):
        if place.move and not is_loss_change(place):
            yield "升" if place.move > 0 else "降"
    clause = matched.place.clause
    if _UP.occurs_in(clause):
        yield "升"
    if _DOWN.occurs_in(clause):
        yield "降"
