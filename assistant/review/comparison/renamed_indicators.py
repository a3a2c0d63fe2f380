"""Find the indicators that the draft calls by other words than the past report did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.review.comparison.figure_matches import FigureKey, FigureMatch
from assistant.review.comparison.mutual_nearest import nearest_in_meaning
from assistant.review.figures.indicators import Indicator
from assistant.review.figures.match_indicators import are_comparable, size_similarity

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

# Deviations beyond chance, lead included, from which two names mean one indicator: chosen on half
# of our retold paragraphs.
_RENAMED = 2.0
_KEPT_OTHERS = 3.5  # … where the same paragraphs call other indicators as before
_SAME_SIZE = 0.6  # likeness in size: a factor of two and a half

_Indicators = Mapping[int, Sequence[Indicator]]  # by paragraph


def find_renamed_indicators(
    matches: Iterable[FigureMatch],
    chosen: Sequence[FigureMatch],
    draft: _Indicators,
    past: _Indicators,
    near: TextNearness,
) -> list[FigureMatch]:
    """Return matches of figures without one whose names mean the same: 印发 and 发放.

    Names are short, and in a report of offices one is always near to another. So of all names in
    both texts each has to be the other's nearest.
    """
    left = _without(matches, chosen)
    if not left:
        return []
    rows, columns = _levels(draft), _levels(past)
    mine, theirs = list(rows.values()), list(columns.values())
    row_keys, column_keys = list(rows), list(columns)
    found = nearest_in_meaning(
        near,
        [one.label for one in mine],
        [one.label for one in theirs],
        may_pair=lambda row, column: are_comparable(mine[row], theirs[column]),
        least=_RENAMED,
    )
    kept = {one.pair for one in chosen}
    nearest = ((left.get((row_keys[one.row], column_keys[one.column])), one.score) for one in found)
    return [
        match
        for match, score in nearest
        if match and score >= (_KEPT_OTHERS if match.pair in kept else _RENAMED)
    ]


def _without(
    matches: Iterable[FigureMatch], chosen: Sequence[FigureMatch]
) -> dict[tuple[FigureKey, FigureKey], FigureMatch]:
    """Return the matches of levels of about one size whose figures are not among `chosen`."""
    new, old = {one.new_key for one in chosen}, {one.old_key for one in chosen}
    return {
        (one.new_key, one.old_key): one
        for one in matches
        if one.new_key not in new
        and one.old_key not in old
        and not one.new.is_change
        and size_similarity(one.new.size, one.old.size) >= _SAME_SIZE
    }


def _levels(indicators: _Indicators) -> dict[FigureKey, Indicator]:
    return {
        (place, number): one
        for place, several in indicators.items()
        for number, one in enumerate(several)
        if not one.is_change
    }
