"""Tell whether a figure of a text and one of a fact are of the same value and direction."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.drafting.fact_figures.fact_index import CHANGES, FactFigure, end_of_change
from assistant.drafting.fact_figures.losses import profit_sign
from assistant.text.figures.figure import CALENDAR, Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.intervals import is_rounded_from, states_number
from assistant.text.figures.rounding import Approximation, read_approximation
from assistant.text.lexicon import group

_COMPARED = group("comparison.compared")
_FALLEN = group("moves.fallen")
_FEWER = group("moves.fallen_as_said")
_MORE_OR_LESS = re.compile("(?:比|较|高|低)[^，。；]*[多少高低]了?$")
_LIMIT = re.compile("[高低]于$|超过$")


def states_same_value(place: LabelledFigure, stated: FactFigure, text: str) -> bool:
    """Return whether the figure at `place` in `text` states the same value as `stated`."""
    figure, other = place.figure, stated.figure
    if figure.number is None or other.number is None or figure.kind in CALENDAR:
        return figure.key == other.key
    if FigureKind.FRACTION in {figure.kind, other.kind} and figure.kind is not other.kind:
        rate, part = (figure, other) if other.kind is FigureKind.FRACTION else (other, figure)
        said = text if rate is figure else stated.fact.text
        return states_number(rate, said, 100 * abs(part.number or Decimal(0)))
    one, two = abs(figure.number), abs(other.number)
    if one == two:
        sides = {_side_of(figure, text), _side_of(other, stated.fact.text)}
        return sides != {Approximation.OVER, Approximation.UNDER}
    return is_rounded_from(figure, text, two)


def _side_of(figure: Figure, text: str) -> Approximation | None:
    """Return on which side of the number the amount lies: 上万人 is over 10,000."""
    return Approximation.OVER if figure.until is not None else read_approximation(figure, text)


def same_direction(place: LabelledFigure, stated: FactFigure) -> bool:
    """Return whether both grew, both fell or both are levels, of the same period."""
    other = stated.place
    if is_of_earlier(place) != is_of_earlier(other) or _at_other_end_of_change(place, other):
        return False
    if profit_sign(place) * profit_sign(other) < 0:
        return False
    move = 0 if _LIMIT.search(place.words_before) else place.move
    if move and other.move:
        return move == other.move
    if move < 0 and not (_FALLEN.occurs_in(other.clause) or _FEWER.occurs_in(other.clause)):
        return False
    if move or _is_difference(place):
        needs_base = place.figure.kind in CHANGES or _COMPARED.occurs_in(place.clause)
        return bool(other.move) or _is_difference(other) or not needs_base
    if other.move and (other.figure.kind in CHANGES or _COMPARED.occurs_in(other.clause)):
        return bool(_COMPARED.occurs_in(place.clause))
    return True


def is_of_earlier(place: LabelledFigure) -> bool:
    """Return whether the figure is of an earlier time, or the start of a change."""
    return place.is_earlier or end_of_change(place) == "始"


def _is_difference(place: LabelledFigure) -> bool:
    return bool(_MORE_OR_LESS.search(place.words_before))


def _at_other_end_of_change(place: LabelledFigure, other: LabelledFigure) -> bool:
    """Return whether one figure starts a change and the other ends it, or the changes differ."""
    one, two = end_of_change(place), end_of_change(other)
    return bool(one and two and one != two)
