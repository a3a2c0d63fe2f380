"""Trace that a goal was missed or beaten: 未完成年度计划, 低于目标, 超额完成."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.subjects import TextSpan, is_about, subject_bigrams
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_GOAL_WORD = group("claims.goal")
_GOAL = _GOAL_WORD.pattern
_NOT = group("claims.not_yet").pattern
_MISSED = re.compile(
    rf"(?:未能|没能)[^，。；的\d]{{2,8}}|"
    rf"{_NOT}{group('claims.in_full').pattern}*{group('claims.reach_goal').pattern}"
    rf"[^，。；的\d]{{0,4}}{_GOAL}?(?![^，。；]{{0,6}}的)|"
    rf"{_NOT}达[^，。；的\d]{{0,4}}{_GOAL}|"
    rf"{group('claims.below').pattern}[^，。；\d]{{0,6}}{_GOAL}(?!\d)|"
    rf"[与距离][^，。；\d]{{0,8}}{_GOAL}[^，。；\d]{{0,6}}差距"
)
_MERELY = re.compile(rf"{group('claims.merely').pattern}(?=[约近]?\d)")
_MUCH = group("claims.risen_to")
_HALF = Decimal(50)  # per cent: a larger share is not little of itself
_IN_FULL = group("claims.in_full")
_SAYS_SO = group("claims.missing")
_BURDEN, _ACT = group("ledger.burden"), group("ledger.act")
_DONE = re.compile(rf"完成率|完成[^，。；]*{_GOAL}")
_WHOLE = Decimal(100)
_NEXT = 4  # characters in front of a figure that say how it is told


def find_shortfalls(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each statement of `text` that something was not reached."""
    for found in (*_MISSED.finditer(text), *_MERELY.finditer(text)):
        yield found.span()


def fact_of_shortfall(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that says so, or whose figures stay below their goal.

    That a figure is small (只有) is a matter of taste, unless it is better than its goal or the
    fact says the opposite of it.
    """
    phrase = text[span[0] : span[1]]
    is_taste = _MERELY.match(text, span[0]) is not None
    words = subject_bigrams(text, span)
    for fact in facts:
        if _SAYS_SO.occurs_in(fact.text) and words & bigrams(fact.text):
            return fact
        if is_about(fact, text, span) and (
            any(gap < 0 for gap in goal_gaps(fact))
            or (is_taste and _leaves_to_taste(fact, text[span[1] :]))
            or _leaves_a_rest(fact, phrase)
        ):
            return fact
    return None


def _leaves_to_taste(fact: Fact, behind: str) -> bool:
    """Return whether nothing in a fact tells that its figure in front of `behind` is much."""
    if any(gap > 0 for gap in goal_gaps(fact)):
        return False
    told = next(iter(find_figures(behind)), None)
    mine = [one for one in label_figures(fact.text) if told and one.figure.key == told.key]
    return not any(_is_much(one) for one in mine)


def _is_much(place: LabelledFigure) -> bool:
    """Return whether a figure is told as reached (达到), or is most of something good."""
    is_share = place.figure.kind is FigureKind.PERCENT
    is_most = is_share and (place.figure.number or Decimal(0)) > _HALF
    is_good = _sign_of_more(place.label) > 0
    return is_good and (is_most or _MUCH.occurs_in(place.words_before[-_NEXT:]))


def goal_gaps(fact: Fact) -> Iterator[Decimal]:
    """Yield by how much each figure of `fact` is better than its goal; below zero it is worse."""
    reached: LabelledFigure | None = None
    goal: LabelledFigure | None = None
    for place in label_figures(fact.text):
        number = place.figure.number
        if number is None or place.move or place.is_earlier:
            continue
        if _DONE.search(place.label) and place.figure.kind is FigureKind.PERCENT:
            yield number - _WHOLE
        elif _GOAL_WORD.occurs_in(_last_words(place.label)):
            goal = place
        else:
            reached, goal = place, goal if goal and _are_alike(place, goal) else None
        if reached and goal and _are_alike(reached, goal):
            gap = (reached.figure.number or Decimal(0)) - (goal.figure.number or Decimal(0))
            yield _sign_of_more(reached.label) * gap
            reached = goal = None


def _last_words(label: str) -> str:
    """Return the words of a label next to its figure, a single 的 left out."""
    pieces = [piece for piece in label.split("，") if len(piece) > 1]
    return pieces[-1] if pieces else label


def _sign_of_more(label: str) -> int:
    """Return -1 where less is better: 投诉, but not 化解投诉."""
    return -1 if _BURDEN.occurs_in(label) and not _ACT.occurs_in(label) else 1


def _are_alike(one: LabelledFigure, other: LabelledFigure) -> bool:
    return one.figure.unit == other.figure.unit and one.figure.kind is other.figure.kind


def _leaves_a_rest(fact: Fact, phrase: str) -> bool:
    """Return whether what `phrase` speaks of was done to a part: 排查346个，整治312个."""
    counts = [one for one in label_figures(fact.text) if one.figure.kind in COUNTED]
    return any(
        _are_alike(whole, part)
        and (whole.figure.number or 0) > (part.figure.number or 0)
        and not _GOAL_WORD.occurs_in(part.label)
        and (_IN_FULL.occurs_in(phrase) or bool(bigrams(phrase) & bigrams(part.label)))
        for whole, part in pairwise(counts)
    )
