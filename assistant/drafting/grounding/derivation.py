"""Derive a figure from the facts: as their growth, share, difference or sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.fact_index import is_quantity, unit_of
from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.intervals import Bounds, growth, share, states_number, total
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

_SAME_TOPIC = 0.3  # overlap of two facts whose figures may be combined
_SUM = group("totals.sum")
_DIFFERENCE = group("totals.difference")
_SHARE = re.compile("占|率|比重|比例|超过|完成|为|达")
_TARGET = re.compile("任务|目标|计划|预算")
_LAST_PERIOD = re.compile(r"上年|去年|同期|20\d\d年")
_MOST_ADDENDS = 4
_MOST_PARTS = 12  # figures that the addends are chosen from


@dataclass(frozen=True, slots=True, kw_only=True)
class _Input:
    """A figure of a fact; it is exact here, for nothing but the facts gives the result."""

    place: LabelledFigure
    fact: Fact
    amount: Bounds

    @property
    def text(self) -> str:
        return self.place.figure.text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """The figure of a sentence that is to be derived."""

    place: LabelledFigure
    sentence: str

    def states(self, result: Bounds) -> bool:
        """Return whether the figure is `result`, rounded as it is written."""
        return states_number(self.place.figure, self.sentence, result.value)


def derive_from_facts(place: LabelledFigure, sentence: str, facts: Sequence[Fact]) -> str | None:
    """Return the formula by which the figure at `place` of `sentence` follows from `facts`.

    None if it does not follow. The words at the figure have to suit: growth has the right sign, a
    sum is called one.

    >>> fact = Fact(id="F1", text="收运2.84万吨，上年2.31万吨", line=1)
    >>> derive_from_facts(label_figures("收运量增长22.9%")[0], "收运量增长22.9%", [fact])
    'F1：(2.84万吨-2.31万吨)÷2.31万吨'
    """
    if place.figure.number is None or not is_quantity(place.figure) or place.figure.unit == "‰":
        return None
    output = _Output(place=place, sentence=sentence)
    pairs = permutations(_inputs(facts), 2)
    if place.figure.kind is FigureKind.PERCENT:
        derive = _derive_growth if place.move else _derive_share
        return _first(derive(output, *pair) for pair in pairs)
    return _first(_derive_difference(output, *pair) for pair in pairs) or _derive_sum(output, facts)


def _inputs(facts: Iterable[Fact]) -> Iterator[_Input]:
    for fact in facts:
        for place in label_figures(fact.text):
            if place.figure.number is not None and is_quantity(place.figure):
                amount = Bounds.exact(abs(place.figure.number))
                yield _Input(place=place, fact=fact, amount=amount)


def _derive_growth(output: _Output, now: _Input, base: _Input) -> str | None:
    if not _may_be_divided(now, base) or not _is_base(base, now):
        return None
    result = growth(now.amount, base.amount) * output.place.move
    if result.value > 0 and output.states(result):
        return f"{_ids(now, base)}：({now.text}-{base.text})÷{base.text}"
    return None


def _derive_share(output: _Output, part: _Input, whole: _Input) -> str | None:
    if not _may_be_divided(part, whole):
        return None
    fits = part.amount.value <= whole.amount.value or _TARGET.search(whole.place.label)
    clause = output.place.clause
    is_named = _SHARE.search(clause) and (_names_part(output, part) or "占" in clause)
    if fits and is_named and output.states(share(part.amount, whole.amount)):
        return f"{_ids(part, whole)}：{part.text}÷{whole.text}"
    return None


def _may_be_divided(one: _Input, base: _Input) -> bool:
    moves = one.place.move or base.place.move
    return not moves and base.amount.value > 0 and _are_comparable(one, base)


def _is_base(base: _Input, one: _Input) -> bool:
    """Return whether `base` is the earlier value of what `one` counts."""
    if one.place.is_earlier:
        return False
    return base.place.is_earlier or bool(_LAST_PERIOD.search(base.place.clause))


def _names_part(output: _Output, part: _Input) -> bool:
    """Return whether the rate is called after the part: 整改率 after 整改40处."""
    name = re.sub("率|比重|比例", "", output.place.label)
    return bool(bigrams(part.place.label) & bigrams(name))


def _derive_difference(output: _Output, larger: _Input, smaller: _Input) -> str | None:
    place = output.place
    if larger.amount.value < smaller.amount.value or not _are_comparable(larger, smaller):
        return None
    if not _has_unit_of(place.figure, larger.place.figure) or not _DIFFERENCE.occurs_in(
        place.clause
    ):
        return None
    rose = smaller.place.is_earlier or _is_base(smaller, larger)
    if place.move and place.move != (1 if rose else -1):
        return None
    # What is too small to change the figure as it is written is not taken away in it.
    if output.states(larger.amount - smaller.amount) and not output.states(larger.amount):
        return f"{_ids(larger, smaller)}：{larger.text}-{smaller.text}"
    return None


def _derive_sum(output: _Output, facts: Sequence[Fact]) -> str | None:
    """Return how the figure is the sum of up to four figures its sentence shares words with."""
    if not _SUM.occurs_in(output.place.clause) or output.place.move:
        return None
    words = content_bigrams(output.sentence)
    parts = [
        one
        for one in _inputs(facts)
        if unit_of(one.place.figure) == unit_of(output.place.figure)
        and one.place.figure.kind is not FigureKind.PERCENT
        and not one.place.is_earlier
        and not one.place.move
        and words & bigrams(one.place.label)
        and not output.states(one.amount)  # the others would be too small to show
    ]
    for count in range(2, _MOST_ADDENDS + 1):
        for addends in combinations(parts[:_MOST_PARTS], count):
            if output.states(total(one.amount for one in addends)):
                return f"{_ids(*addends)}：{'+'.join(one.text for one in addends)}"
    return None


def _has_unit_of(figure: Figure, other: Figure) -> bool:
    """Return whether `figure` may be a difference of figures such as `other`.

    Two percentages differ by points.
    """
    if figure.kind is FigureKind.POINTS:
        return other.kind is FigureKind.PERCENT
    return unit_of(figure) == unit_of(other) and other.kind is not FigureKind.PERCENT


def _are_comparable(one: _Input, other: _Input) -> bool:
    if unit_of(one.place.figure) != unit_of(other.place.figure):
        return False
    if one.fact.id == other.fact.id:
        return True
    pairs = (content_bigrams(each.fact.text) for each in (one, other))
    return overlap_coefficient(*pairs) >= _SAME_TOPIC


def _ids(*inputs: _Input) -> str:
    return "、".join(dict.fromkeys(one.fact.id for one in inputs))


def _first(formulas: Iterable[str | None]) -> str | None:
    return next((formula for formula in formulas if formula), None)
