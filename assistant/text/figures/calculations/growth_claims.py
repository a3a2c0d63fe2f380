"""Calculate a stated growth or difference from the two values that its sentence gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from assistant.text.figures.calculations.figure_sentence import (
    PERCENTAGES,
    Calculation,
    FigureSentence,
)
from assistant.text.figures.figure import COUNTED, Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.figures.intervals import growth, share
from assistant.text.figures.rounding import format_like
from assistant.text.lexicon import group

_FROM = re.compile("(?:由|从)[^，。；由从]{0,16}$")
_TO = re.compile(
    rf"(?:{group('comparison.rose').pattern}|{group('comparison.fell').pattern})"
    r"[^，。；\d]{0,3}[至到为]了?$|[至到]$"
)
_HAN = re.compile("[\u4e00-\u9fff]")
_MORE = re.compile("[多少]了?$")  # 比上年多1.6万亿元: no value but a difference
_NEAR = 14  # characters between a claim and a value that follows it in brackets
_CHANGED = re.compile(rf"(?:[多少]收?|减收|{group('moves.change').pattern})了?$")
_LARGEST_GROWTH = 100  # fold
_LONGEST_GAP = 10  # characters between a change in amounts and the growth it comes to

_Values = tuple[Figure, Figure]  # now, then


def calculate_growth(sentence: FigureSentence, claim: LabelledFigure) -> Calculation | None:
    """Return the growth or the fall in per cent that the sentence's figures come to.

    Two rates differ by points, whatever the claim says.
    """
    values = _two_values(sentence, claim, COUNTED)
    if values is None:
        return _by_change(sentence, claim) or calculate_difference(sentence, claim, PERCENTAGES)
    now, then = values
    if not then.number:
        return None
    result = growth(sentence.bounds(now), sentence.bounds(then)) * claim.move
    return Calculation(result, f"{now.text}与{then.text}")


def calculate_difference(
    sentence: FigureSentence, claim: LabelledFigure, kinds: Collection[FigureKind]
) -> Calculation | None:
    """Return the difference of two values of these `kinds` that the sentence gives."""
    values = _two_values(sentence, claim, kinds)
    if values is None:
        return None
    now, then = values
    in_points = kinds == PERCENTAGES
    if not in_points and now.unit != claim.figure.unit:
        return None
    result = (sentence.bounds(now) - sentence.bounds(then)) * claim.move
    return Calculation(result, f"{now.text}与{then.text}", in_points)


def _two_values(
    sentence: FigureSentence, claim: LabelledFigure, kinds: Collection[FigureKind]
) -> _Values | None:
    return _from_to(sentence, claim, kinds) or _with_base(sentence, claim, kinds)


def _from_to(
    sentence: FigureSentence, claim: LabelledFigure, kinds: Collection[FigureKind]
) -> _Values | None:
    """Return the values of 由…增加到…, the nearest before `claim`."""
    before = [one.figure for one in sentence.figures if one.figure.end <= claim.figure.start]
    if len(before) < 2:
        return None
    then, now = before[-2:]
    if then.kind not in kinds or now.kind not in kinds or then.unit != now.unit:
        return None
    starts = _FROM.search(sentence.text[: then.start])
    arrives = _TO.search(sentence.text[then.end : now.start])
    continues = _frames_only(sentence.text[now.end : claim.figure.start])
    return (now, then) if starts and arrives and continues else None


def _frames_only(between: str) -> bool:
    """Return whether no other topic stands between 由80吨提高到160吨 and its 增长100%."""
    return "其中" not in between and not _HAN.search(strip_framing(between))


def _with_base(
    sentence: FigureSentence, claim: LabelledFigure, kinds: Collection[FigureKind]
) -> _Values | None:
    """Return the values where the sentence gives last period's beside this one's."""
    amounts = [one for one in sentence.figures if one.figure.kind in kinds and one is not claim]
    bases = [one for one in amounts if one.is_earlier and not _MORE.search(sentence.before(one))]
    before = [one for one in amounts if one.figure.end <= claim.figure.start]
    current = [one for one in before if not one.is_earlier and not one.move]
    if len(bases) != 1 or not current or not _is_next(bases[0], claim, before):
        return None
    now, base = current[-1].figure, bases[0].figure
    between = sentence.text[min(now.end, base.end) : claim.figure.start]
    alone = now.unit == base.unit and "其中" not in between and _are_of_one_size(now, base)
    # Of two things counted in one unit, the base may be the other one's.
    alike = [one for one in current if one.figure.unit == now.unit]
    return (now, base) if alone and len(alike) == 1 and current[-1] in before[-2:] else None


def _are_of_one_size(now: Figure, base: Figure) -> bool:
    """Return whether two amounts may be one thing's at two times: 21.7亿元 is not 380元 before."""
    small, large = sorted(abs(one.number or Decimal(0)) for one in (now, base))
    return large <= small * _LARGEST_GROWTH


def _is_next(base: LabelledFigure, claim: LabelledFigure, before: Sequence[LabelledFigure]) -> bool:
    """Return whether last period's value stands right before the claim, or right behind it."""
    behind = base.figure.start - claim.figure.end
    return base in before[-2:] or 0 <= behind <= _NEAR


def _by_change(sentence: FigureSentence, claim: LabelledFigure) -> Calculation | None:
    """Return the growth in 完成460万元，同比增收40万元，增长9.5%: 40 over 460 less 40."""
    counted = sentence.quantities_before(claim)
    if len(counted) < 2 or not counted[0].move or counted[1].move:
        return None
    change, now = counted[0].figure, counted[1].figure
    between = sentence.text[change.end : claim.figure.start]
    same = change.unit == now.unit and counted[0].move == claim.move
    changed = _CHANGED.search(sentence.before(counted[0]))
    if not (same and changed and change.number and now.number) or len(between) > _LONGEST_GAP:
        return None
    difference = sentence.bounds(change)
    then = sentence.bounds(now) - difference * claim.move
    if then.value <= 0:
        return None
    return Calculation(share(difference, then), f"{now.text}与{format_like(then.value, now)}")
