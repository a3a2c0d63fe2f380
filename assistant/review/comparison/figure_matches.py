"""List the figures of two paired paragraphs that could be values of one indicator."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.review.figures.indicators import Indicator
from assistant.review.figures.match_indicators import candidate_matches
from assistant.review.findings import ParagraphPair

FigureKey = tuple[int, int]  # the paragraph, and the number of the figure in it


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMatch:
    """Two figures of paired paragraphs, with the score of their names in common."""

    score: float
    pair: ParagraphPair
    new: Indicator
    old: Indicator
    new_index: int
    old_index: int

    @property
    def new_key(self) -> FigureKey:
        """Where the draft states it."""
        return self.pair.draft_par, self.new_index

    @property
    def old_key(self) -> FigureKey:
        """Where the past report states it."""
        return self.pair.past_line, self.old_index


def match_figures(
    pair: ParagraphPair, mine: list[Indicator], theirs: list[Indicator]
) -> list[FigureMatch]:
    """Return the figures of two paragraphs that may be of one indicator, likely or not."""
    return [
        FigureMatch(
            score=found.score,
            pair=pair,
            new=mine[found.new],
            old=theirs[found.old],
            new_index=found.new,
            old_index=found.old,
        )
        for found in candidate_matches(mine, theirs)
    ]
