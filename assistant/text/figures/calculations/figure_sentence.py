"""Read a sentence as its figures, each with the words it stands with and its bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from assistant.text.figures.figure import COUNTED, Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.intervals import Bounds, bounds_of
from assistant.text.sentences import sentence_spans

PERCENTAGES = frozenset({FigureKind.PERCENT})
OF_WHICH = r"(?:其中|[从按][^，。；：、\d]{1,8}[看分计]，)"  # opens parts of a whole
_OPENS_PARTS = re.compile(OF_WHICH)
_ARABIC = re.compile(r"\d")


class Calculation(NamedTuple):
    """The result that a claim should state, calculated from other figures of its sentence."""

    result: Bounds  # of a fall as a positive amount
    formula: str  # 3个÷14个
    in_points: bool = False  # the result is a difference of two rates
    parts: tuple[Figure, ...] = ()  # of a sum: as likely wrong as what they add up to


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSentence:
    """One sentence with its figures."""

    text: str
    figures: tuple[LabelledFigure, ...]

    @classmethod
    def read(cls, text: str) -> FigureSentence:
        """Return the sentence `text` with its figures."""
        return cls(text=text, figures=label_figures(text))

    def bounds(self, figure: Figure) -> Bounds:
        """Return the bounds of the amount that a figure of this sentence states."""
        return bounds_of(figure, self.text)

    def before(self, place: LabelledFigure) -> str:
        """Return the text in front of a figure."""
        return self.text[: place.figure.start]

    def quantities_before(self, place: LabelledFigure) -> list[LabelledFigure]:
        """Return the amounts in Arabic digits that stand before `place`, nearest first."""
        return [
            one
            for one in reversed(self.figures)
            if one.figure.end <= place.figure.start
            and one.figure.kind in COUNTED
            and _ARABIC.search(one.figure.text)
        ]


def spans_with_parts(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each sentence, with one behind it that tells its parts: 其中….

    >>> spans_with_parts("共8人。其中男3人。另有1人。")
    [(0, 10), (10, 15)]
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentence_spans(text):
        if spans and _OPENS_PARTS.match(text, start):
            start = spans.pop()[0]
        spans.append((start, end))
    return spans
