"""Derive a total from the facts: a sum, so much for each of so many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, permutations

from assistant.drafting.fact_figures.derived_figure import Output, ids_of
from assistant.drafting.fact_figures.fact_amounts import FactAmount
from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.intervals import Bounds, total
from assistant.text.figures.units import canonical_unit
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams

_SUM = group("totals.sum")
_LISTED = re.compile("[\u4e00-\u9fff]{2}[和与及、][\u4e00-\u9fff]{2,}$")
_EACH = re.compile(rf"每(?P<each>{group('units.counting').pattern})|(?P<of>[人户亩件])均")
_PART = re.compile("^[，,；;（(]*其中|^[（(](?!其余|上年|去年)")
_WHOLE_YEAR = "全年"
_TIME = group("totals.time")
_MOST_ADDENDS = 4
_MOST_PARTS = 12  # amounts that the addends are chosen from


def derive_sum(output: Output, amounts: Sequence[FactAmount]) -> str | None:
    """Return how the figure is the sum of up to four amounts its sentence shares words with."""
    if output.place.move or not _says_sum(output):
        return None
    words = content_bigrams(output.sentence)
    spoken_of = {one.fact.id for one in amounts if words & bigrams(one.place.label)}
    parts = [
        one
        for one in amounts
        if are_alike(one.place.figure, output.place.figure)
        and one.is_level
        and not one.is_rate
        and one.fact.id in spoken_of
        and not output.states(one.amount)  # the others would be too small to show
    ]
    for count in range(2, _MOST_ADDENDS + 1):
        for addends in combinations(parts[:_MOST_PARTS], count):
            if not _covers_times(output, addends) or _holds_part_and_whole(addends):
                continue
            if output.states(total(one.amount for one in addends)):
                return f"{ids_of(*addends)}：{'+'.join(one.text for one in addends)}"
    return None


def _lists_things(output: Output) -> bool:
    """Return whether one number is given for several things: 口袋公园和社区花园17个."""
    return bool(_LISTED.search(output.place.words_before))


def _says_sum(output: Output) -> bool:
    clause = output.place.clause
    return _SUM.occurs_in(clause) or _lists_things(output) or _WHOLE_YEAR in clause


def _covers_times(output: Output, addends: Sequence[FactAmount]) -> bool:
    """Return whether the addends are of different parts of the year, if that is what is added."""
    if _SUM.occurs_in(output.place.clause) or _lists_things(output):
        return True
    told = [_TIME.find(one.place.words_before) for one in addends]
    times = {one[-1].word for one in told if one}
    return len(times) == len(addends) and _WHOLE_YEAR not in times


def _holds_part_and_whole(addends: Sequence[FactAmount]) -> bool:
    """Return whether one of the addends counts in another: 门店116家，其中校园店34家."""
    return any(
        one.fact == other.fact
        and one.place.figure.start > other.place.figure.end
        and _PART.search(one.fact.text[other.place.figure.end : one.place.figure.start])
        for one, other in permutations(addends, 2)
    )


def derive_product(output: Output, amounts: Sequence[FactAmount]) -> str | None:
    """Return how the figure is so much for each of so many: 31 times 5000元每人."""
    if _each(output.place) or not _says_sum(output):
        return None
    usable = [one for one in amounts if one.is_level]
    for one in usable:
        if one.is_rate or not are_alike(one.place.figure, output.place.figure):
            continue
        each = _each(one.place)
        for count in usable:
            is_counted = each and count.fact is one.fact and count.place.figure.unit == each
            result = Bounds.exact(one.amount.value * count.amount.value)
            if is_counted and count is not one and output.states(result):
                return f"{ids_of(one)}：{one.text}×{count.text}"
    return None


def _each(place: LabelledFigure) -> str:
    """Return the unit of the things that an amount is for each of: 人 in 每人, 人均."""
    found = _EACH.search(place.words_before)
    return canonical_unit(found["each"] or found["of"]).unit if found else ""
