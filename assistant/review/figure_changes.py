"""Put the figures of a draft beside those of the past report: the same indicator, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.indicators import Indicator, indicators, name_of
from assistant.review.matching import SAME, candidates
from assistant.review.pieces import Piece
from assistant.review.records import Direction, FigureChange, Pair, Relation

_BESIDE = 0.12  # what it says that the neighbours of two figures state the same


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    score: float
    pair: Pair
    new: Indicator
    old: Indicator
    new_index: int
    old_index: int


def figure_changes(
    draft: Sequence[Piece], past: Sequence[Piece], pairs: Iterable[Pair]
) -> tuple[FigureChange, ...]:
    """Return the indicators that paired paragraphs both state, in the draft's order.

    Each figure is used once, best matches first. A figure that is blotted out in the draft is no
    new value; one blotted out in the past report is an unknown old one.
    """
    mine = {piece.place: indicators(piece.text) for piece in draft}
    theirs = {piece.place: indicators(piece.text) for piece in past}
    functions = {("new", p.place): p.function for p in draft}
    functions |= {("old", p.place): p.function for p in past}
    told = len({piece.function for piece in draft}) > 1
    usable = [
        pair
        for pair in pairs
        if pair.relation is Relation.VERBATIM
        or not told
        or functions["new", pair.draft_par] == functions["old", pair.past_line]
    ]
    matches = [
        match
        for pair in usable
        for match in _matches(pair, mine[pair.draft_par], theirs[pair.past_line])
    ]
    return tuple(_change(match) for match in _chosen(matches))


def _matches(pair: Pair, mine: list[Indicator], theirs: list[Indicator]) -> list[_Match]:
    return [
        _Match(
            score=found.score,
            pair=pair,
            new=mine[found.new],
            old=theirs[found.old],
            new_index=found.new,
            old_index=found.old,
        )
        for found in candidates(mine, theirs)
    ]


def _chosen(matches: list[_Match]) -> list[_Match]:
    """Return the best matches, each figure once; then those beside them that were too weak."""
    chosen: dict[tuple[int, int], _Match] = {}
    taken: set[tuple[int, int]] = set()
    ranked = sorted(matches, key=lambda match: -match.score)
    for bonus in (0.0, _BESIDE):
        for match in ranked:
            new = match.pair.draft_par, match.new_index
            old = match.pair.past_line, match.old_index
            if new in chosen or old in taken:
                continue
            near = bonus if bonus and _beside(match, chosen) else 0.0
            if match.score + near >= SAME:
                chosen[new] = match
                taken.add(old)
    return [chosen[key] for key in sorted(chosen)]


def _beside(match: _Match, chosen: dict[tuple[int, int], _Match]) -> bool:
    """Return whether the figures next to these two were found to be the same indicator."""
    for step in (-1, 1):
        near = chosen.get((match.pair.draft_par, match.new_index + step))
        if near and near.pair == match.pair and near.old_index == match.old_index + step:
            return True
    return False


def _change(match: _Match) -> FigureChange:
    new, old = match.new, match.old
    if new.value is None:
        raise AssertionError("a masked figure of the draft is no new value")
    return FigureChange(
        draft_par=match.pair.draft_par,
        past_line=match.pair.past_line,
        indicator=name_of(new, old),
        old=old.value,
        old_unit=old.unit,
        new=new.value,
        new_unit=new.unit,
        direction=_direction(new, old),
        change_pct=_change_percent(new, old),
    )


def _direction(new: Indicator, old: Indicator) -> Direction:
    if old.size is None or new.size is None:
        return Direction.MASKED
    if new.size == old.size:
        return Direction.SAME
    return Direction.UP if new.size > old.size else Direction.DOWN


def _change_percent(new: Indicator, old: Indicator) -> Decimal | None:
    """Return the change in percent of the old value; between percentages, in points."""
    if new.size is None or old.size is None:
        return None
    if new.kind in ("%", "百分点"):
        return new.size - old.size
    if not old.size:
        return None
    return ((new.size - old.size) / abs(old.size) * 100).quantize(Decimal("0.1"))
