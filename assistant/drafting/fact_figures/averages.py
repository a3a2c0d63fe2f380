"""Derive an average from two amounts of a fact: 平均每件罚款8.6万元."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

from assistant.drafting.fact_figures.fact_amounts import FactAmount, share_words
from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.figures.intervals import states_number
from assistant.text.figures.rounding import read_digits
from assistant.text.similarity import content_bigrams

_EACH = re.compile(r"每(?P<one>[^，。；\d每]{1,6})")
_PER_UNIT = re.compile(r"(?P<one>[人户件场亩家台次])均")
_TWO_DIGITS = 10
_SCALE = re.compile("[百千万亿余多来几]+")


def derive_average(
    place: LabelledFigure, sentence: str, amounts: Sequence[FactAmount]
) -> str | None:
    """Return the formula of an average of which the figure at `place` tells one part for each.

    What is divided has to be named at the figure, and the unit of what it is divided by: 每件.
    """
    each = _EACH.search(place.words_before) or _PER_UNIT.search(place.words_before)
    if each is None:
        return None
    for whole, count in _quotients(place, amounts, each["one"]):
        if _states(place, sentence, whole.amount.value / count.amount.value):
            return f"{whole.fact.id}：{whole.text}÷{count.text}"
    return None


def _states(place: LabelledFigure, sentence: str, average: Decimal) -> bool:
    """Return whether the figure is the average as written, or to a whole number of two digits."""
    number = place.figure.number
    is_whole = number is not None and number >= _TWO_DIGITS and number == number.to_integral_value()
    rounded = average.to_integral_value(ROUND_HALF_UP) if is_whole else average
    return states_number(place.figure, sentence, rounded) or states_number(
        place.figure, sentence, average
    )


def _quotients(
    place: LabelledFigure, amounts: Sequence[FactAmount], one: str
) -> Iterator[tuple[FactAmount, FactAmount]]:
    """Yield the amounts that may be divided, each with what it is divided by."""
    usable = [each for each in amounts if each.is_level and not each.is_rate]
    for whole, count in permutations(usable, 2):
        is_pair = whole.fact.id == count.fact.id and are_alike(whole.place.figure, place.figure)
        is_count = count.amount.value > 0 and _counts(count, one)
        if is_pair and is_count and _is_named(whole, place, one):
            yield whole, count


def _counts(count: FactAmount, one: str) -> bool:
    """Return whether an amount counts what is said behind 每: 件, 个小区."""
    digits = read_digits(count.place.figure)
    unit = _SCALE.sub("", count.place.figure.text[digits.end :]).strip() if digits else ""
    return bool(unit) and one.startswith(unit)


def _is_named(whole: FactAmount, place: LabelledFigure, one: str) -> bool:
    """Return whether the figure is called after the amount, where it is called anything."""
    named = content_bigrams(strip_framing(place.label.replace(one, "，")))
    return share_words(whole, place.label) or not named & content_bigrams(whole.fact.text)
