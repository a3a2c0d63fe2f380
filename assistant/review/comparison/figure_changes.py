"""Match the figures of a draft with those of a past report: one indicator, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.comparison.paragraphs import ComparedParagraph, indicators_of
from assistant.review.figures.indicators import Indicator, both_fall, display_name
from assistant.review.figures.match_indicators import MATCH_SCORE, candidate_matches
from assistant.review.findings import Direction, FigureChange, ParagraphPair, Relation

_NEAR = 3  # figures
_BESIDE = 0.12  # what it says that the neighbours of two figures state the same


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    score: float
    pair: ParagraphPair
    new: Indicator
    old: Indicator
    new_index: int
    old_index: int


def find_figure_changes(
    draft: Sequence[ComparedParagraph],
    past: Sequence[ComparedParagraph],
    pairs: Iterable[ParagraphPair],
) -> tuple[FigureChange, ...]:
    """Return the indicators that paired paragraphs share, in the draft's order.

    Each figure is used once, best matches first. A figure that is blotted out in the draft is no
    new value; one blotted out in the past report is an unknown old one.
    """
    new_paragraphs = {paragraph.place: paragraph for paragraph in draft}
    old_paragraphs = {paragraph.place: paragraph for paragraph in past}
    mine = {paragraph.place: indicators_of(paragraph) for paragraph in draft}
    theirs = {paragraph.place: indicators_of(paragraph) for paragraph in past}
    usable = [
        pair
        for pair in pairs
        if pair.relation is Relation.VERBATIM
        or not new_paragraphs[pair.draft_par].is_headed
        or new_paragraphs[pair.draft_par].function == old_paragraphs[pair.past_line].function
    ]
    matches = [
        match
        for pair in usable
        for match in _match_figures(pair, mine[pair.draft_par], theirs[pair.past_line])
    ]
    return tuple(_figure_change(match) for match in _select_matches(matches))


def _match_figures(
    pair: ParagraphPair, mine: list[Indicator], theirs: list[Indicator]
) -> list[_Match]:
    return [
        _Match(
            score=found.score,
            pair=pair,
            new=mine[found.new],
            old=theirs[found.old],
            new_index=found.new,
            old_index=found.old,
        )
        for found in candidate_matches(mine, theirs)
    ]


def _select_matches(matches: list[_Match]) -> list[_Match]:
    """Return the best matches, each figure used once.

    First come figures that stand at a level, then what they grew by; then those that are too
    weakly named on their own but stand beside the same neighbours.
    """
    chosen: dict[tuple[int, int], _Match] = {}
    taken: set[tuple[int, int]] = set()
    levels = [match for match in matches if not match.new.is_change]
    growths = [match for match in matches if match.new.is_change]
    for some, bonus in ((levels, 0.0), (growths, _BESIDE), (levels, _BESIDE)):
        scored = [(one.score + bonus * _has_matched_neighbour(one, chosen), one) for one in some]
        for score, match in sorted(scored, key=lambda found: -found[0]):
            new = match.pair.draft_par, match.new_index
            old = match.pair.past_line, match.old_index
            if score >= MATCH_SCORE and new not in chosen and old not in taken:
                chosen[new] = match
                taken.add(old)
    return [chosen[key] for key in sorted(chosen)]


def _has_matched_neighbour(match: _Match, chosen: dict[tuple[int, int], _Match]) -> bool:
    """Return whether figures next to these two are matched with each other."""
    for step in (-1, 1):
        near = chosen.get((match.pair.draft_par, match.new_index + step))
        if (
            near
            and near.pair == match.pair
            and 0 < (near.old_index - match.old_index) * step <= _NEAR
        ):
            return True
    return False


def _figure_change(match: _Match) -> FigureChange:
    new, old = match.new, match.old
    if new.value is None:
        raise AssertionError("a masked figure of the draft is no new value")
    sign = -1 if both_fall(new, old) else 1
    after, before = _signed(new.size, sign), _signed(old.size, sign)
    return FigureChange(
        draft_par=match.pair.draft_par,
        past_line=match.pair.past_line,
        indicator=display_name(new, old),
        old=_signed(old.value, sign),
        old_unit=old.unit,
        new=new.value * sign,
        new_unit=new.unit,
        direction=_direction(after, before),
        change_pct=_change_percent(after, before, in_points=new.kind in ("%", "百分点")),
    )


def _signed(value: Decimal | None, sign: int) -> Decimal | None:
    return None if value is None else value * sign


def _direction(new: Decimal | None, old: Decimal | None) -> Direction:
    if old is None or new is None:
        return Direction.MASKED
    if new == old:
        return Direction.SAME
    return Direction.UP if new > old else Direction.DOWN


def _change_percent(new: Decimal | None, old: Decimal | None, *, in_points: bool) -> Decimal | None:
    if new is None or old is None:
        return None
    if in_points:
        return new - old
    return ((new - old) / abs(old) * 100).quantize(Decimal("0.1")) if old else None
