"""Find the sentences of a report by their words, and by the figures they state."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.fact_figures.fact_index import FactFigure
from assistant.drafting.fact_figures.measures import are_alike
from assistant.drafting.fact_figures.same_value import states_same_value
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.intervals import states_number
from assistant.text.figures.rounding import rounding_step
from assistant.text.lexicon import group
from assistant.text.sentences import sentence_spans
from assistant.text.similarity import bigrams

_LOOSE = frozenset({*group("units.said_loosely").words, "个"})
_FARTHEST = Decimal(2)  # times the amount: 过亿元 may be 1.9亿元
_FRACTION = 100  # per cent


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFigure:
    """A figure of a report, and the sentence that it stands in."""

    number: int  # of the sentence
    sentence: str
    place: LabelledFigure


class ReportSentences:
    """The sentences of a report, each once."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        told = [text[start:end] for text in paragraphs for start, end in sentence_spans(text)]
        self.texts = tuple(dict.fromkeys(told))
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self.texts):
            for pair in bigrams(sentence):
                self._holding[pair].append(number)
        figures = (
            StatedFigure(number=number, sentence=sentence, place=place)
            for number, sentence in enumerate(self.texts)
            for place in label_figures(sentence)
            if place.figure.number is not None
        )
        self._figures = sorted(figures, key=_size)
        self._sizes = [_size(one) for one in self._figures]

    def count_shared(self, words: Iterable[str]) -> Counter[int]:
        """Return how many of `words` each sentence has that has any."""
        return Counter(number for pair in words for number in self._holding.get(pair, ()))

    def stating(self, stated: FactFigure) -> Iterator[StatedFigure]:
        """Yield the figures that state the value of a fact, in its unit or another, or rounded."""
        number = abs(stated.figure.number or Decimal(0))
        for one in self._figures_between(number / _FARTHEST, number * _FARTHEST):
            if _counts_alike(one.place, stated) and _states(one, stated):
                yield one

    def _figures_between(self, least: Decimal, most: Decimal) -> Sequence[StatedFigure]:
        first, end = bisect_left(self._sizes, least), bisect_right(self._sizes, most)
        return self._figures[first:end]


def _size(stated: StatedFigure) -> Decimal:
    """Return the amount without its sign; of a fraction in per cent, as facts have shares."""
    figure = stated.place.figure
    number = abs(figure.number or Decimal(0))
    return number * _FRACTION if figure.kind is FigureKind.FRACTION else number


def _counts_alike(place: LabelledFigure, stated: FactFigure) -> bool:
    """Return whether both may count the same: also 43人 and 43个, 2.51亿 and 2.51亿元."""
    one, other = place.figure, stated.figure
    units = {one.unit, other.unit}
    visits = any(f"{unit}次" in units for unit in units if unit)
    return are_alike(one, other) or "" in units or units <= _LOOSE or visits


def _states(one: StatedFigure, stated: FactFigure) -> bool:
    if states_same_value(one.place, stated, one.sentence):
        return True
    figure, number = one.place.figure, stated.figure.number
    if number is None or not rounding_step(figure) or figure.kind is not stated.figure.kind:
        return False
    return states_number(figure, one.sentence, abs(number))
