"""Match the figures of a draft with those of a past report: one indicator, old and new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.review.comparison.figure_matches import FigureMatch, match_figures
from assistant.review.comparison.paragraphs import ComparedParagraph, indicators_of
from assistant.review.comparison.renamed_indicators import find_renamed_indicators
from assistant.review.figures.indicators import both_fall, display_name
from assistant.review.figures.match_indicators import MATCH_SCORE
from assistant.review.findings import Direction, FigureChange, ParagraphPair, Relation
from assistant.text.figures.digit_slips import count_digits
from assistant.text.similarity import bigrams

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

_NEAR = 3  # figures
_SAME_FIGURE = 0.2  # score of two figures that are the same to the digit
_TELLING = 3  # digits
_BESIDE = 0.12  # what it says that the neighbours of two figures state the same


def find_figure_changes(
    draft: Sequence[ComparedParagraph],
    past: Sequence[ComparedParagraph],
    pairs: Iterable[ParagraphPair],
    near: TextNearness,
) -> tuple[FigureChange, ...]:
    """Return the indicators that paired paragraphs share, in the draft's order.

    Each figure is used once, best matches first. A figure that is blotted out in the draft is no
    new value; one blotted out in the past report is an unknown old one.
    """
    new_paragraphs = {paragraph.place: paragraph for paragraph in draft}
    old_paragraphs = {paragraph.place: paragraph for paragraph in past}
    mine = {
        paragraph.place: indicators_of(paragraph, with_target_rates=True) for paragraph in draft
    }
    theirs = {
        paragraph.place: indicators_of(paragraph, with_target_rates=True) for paragraph in past
    }
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
        for match in match_figures(pair, mine[pair.draft_par], theirs[pair.past_line])
    ]
    chosen = _select_matches(matches)
    chosen += find_renamed_indicators(matches, chosen, mine, theirs, near)
    chosen.sort(key=lambda match: match.new_key)
    return tuple(_figure_change(match) for match in chosen)


def _select_matches(matches: list[FigureMatch]) -> list[FigureMatch]:
    """Return the best matches, each figure used once.

    First come figures that stand at a level, then what they grew by; then those that are too
    weakly named on their own but stand beside the same neighbours, or are the same to the digit.
    """
    chosen: dict[tuple[int, int], FigureMatch] = {}
    taken: set[tuple[int, int]] = set()
    levels = [match for match in matches if not match.new.is_change]
    growths = [match for match in matches if match.new.is_change]
    for some, bonus, least in (
        (levels, 0.0, MATCH_SCORE),
        (growths, _BESIDE, MATCH_SCORE),
        (levels, _BESIDE, MATCH_SCORE),
        (list(filter(_is_same_figure, levels)), 0.0, _SAME_FIGURE),
    ):
        scored = [(one.score + bonus * _has_matched_neighbour(one, chosen), one) for one in some]
        for score, match in sorted(scored, key=lambda found: -found[0]):
            if score < least or match.new_key in chosen or match.old_key in taken:
                continue
            chosen[match.new_key] = match
            taken.add(match.old_key)
    return [chosen[key] for key in sorted(chosen)]


def _is_same_figure(match: FigureMatch) -> bool:
    """Return whether both are the same figure, of more digits than two years share by chance."""
    new, old = match.new, match.old
    if new.value is None or new.size != old.size or new.kind != old.kind:
        return False
    return count_digits(new.value) >= _TELLING and bool(bigrams(new.core) & bigrams(old.core))


def _has_matched_neighbour(match: FigureMatch, chosen: dict[tuple[int, int], FigureMatch]) -> bool:
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


def _figure_change(match: FigureMatch) -> FigureChange:
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
