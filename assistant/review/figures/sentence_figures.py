"""See one sentence as its amounts, each with the words it stands with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.figures.read_figures import FigureKind

COUNTED = {FigureKind.NUMBER, FigureKind.COUNT_WORD}
_ARABIC = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredSentence:
    """One sentence with its figures."""

    text: str
    figures: tuple[LabelledFigure, ...]

    def counted_before(self, place: LabelledFigure) -> list[LabelledFigure]:
        """Return the amounts that stand before `place`, nearest first."""
        return [
            one
            for one in reversed(self.figures)
            if one.figure.end <= place.figure.start
            and one.figure.kind in COUNTED
            and _ARABIC.search(one.figure.text)
        ]
