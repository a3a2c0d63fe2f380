"""Find words of a direction beside figures that moved the other way, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.review.figures.compared_figures import (
    LESS_IS_BETTER,
    OpposedDirection,
    can_compare,
    names_thing,
)
from assistant.review.figures.opposed_goals import find_exceeded_limits, find_opposed_goals
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.lexicon import WordGroup, group
from assistant.text.sentences import sentence_spans

_ROSE = re.compile(
    rf"[^，。；、\d]{{0,4}}(?:{group('directions.risen_to').pattern})[^，。；、\d]{{0,3}}[至到为]了?$"
)
_FELL = re.compile(
    rf"[^，。；、\d]{{0,4}}(?:{group('directions.fallen_to').pattern})[^，。；、\d]{{0,3}}[至到为]了?$"
)
_ARRIVED = re.compile(
    rf"(?:(?P<risen>{group('directions.risen_to').pattern})"
    rf"|(?P<fallen>{group('directions.fallen_to').pattern}))[至到]$"
)
_BETTERED = re.compile(
    rf"[^，。；、\d]{{0,4}}(?:{group('directions.bettered_to').pattern})[^，。；、\d]{{0,3}}[至到为]了?$"
)
_FROM = re.compile(r"(?:由|从)[^，。；由从\d]{0,12}$")
_BOUND = re.compile("以[上下内]")  # 由70岁扩大到60岁以上: who is let in
_LEVELS = COUNTED | {FigureKind.PERCENT}
_MOVED = {FigureKind.PERCENT, FigureKind.POINTS}
_COMPLETION = re.compile("(?:任务|目标|计划|预算)数?的$|(?:目标|任务|计划)完成率[为达到]{0,2}$")
_WHOLE = Decimal(100)
_OTHER_BASE = group("comparison.compared")
_CLAUSE = re.compile("[^，,；;：:。]+")
_OF_GROWTH = re.compile("[增降涨跌][速幅]|速度")
_SHOWN = 8  # characters shown in front of a figure


def find_opposed_directions(text: str) -> Iterator[OpposedDirection]:
    """Yield the words of each sentence of `text` that contradict the figures beside them.

    >>> [one.reason for one in find_opposed_directions("管理站由36个增加到24个。")]
    ['由36个到24个是减少，不是增加']
    """
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        figures = [one for one in label_figures(sentence) if one.figure.number is not None]
        found_here = (
            *_opposed_changes(sentence, figures),
            *_opposed_arrivals(sentence, figures),
            *_opposed_moves(sentence, figures),
            *find_opposed_goals(sentence, figures),
            *find_exceeded_limits(sentence, figures),
            *_opposed_words(sentence, figures),
        )
        for found in found_here:
            yield OpposedDirection(
                start=start + found.start, end=start + found.end, reason=found.reason
            )


def _opposed_changes(sentence: str, figures: list[LabelledFigure]) -> Iterator[OpposedDirection]:
    """Yield changes from one value to another that is on the wrong side of it."""
    levels = [one for one in figures if one.figure.kind in _LEVELS]
    for then, now in pairwise(levels):
        between = sentence[then.figure.end : now.figure.start]
        if not _FROM.search(sentence[: then.figure.start]) or not can_compare(then, now):
            continue
        if _BOUND.match(now.words_behind):
            continue
        risen = (now.figure.number or 0) > (then.figure.number or 0)
        is_same = now.figure.number == then.figure.number
        is_worse = risen and LESS_IS_BETTER.occurs_in(then.clause) and _BETTERED.match(between)
        if not is_same and (is_worse or (_FELL if risen else _ROSE).match(between)):
            said, is_so = ("减少", "增加") if risen else ("增加", "减少")
            yield OpposedDirection(
                start=then.figure.end,
                end=now.figure.end,
                reason=f"由{then.figure.text}到{now.figure.text}是{is_so}，不是{said}",
            )


def _opposed_arrivals(sentence: str, figures: list[LabelledFigure]) -> Iterator[OpposedDirection]:
    """Yield levels said to have risen or fallen beside a move the other way.

    降至4小时，增加1小时.
    """
    for level, move in pairwise(figures):
        arrived = _ARRIVED.search(level.words_before)
        if not arrived or level.move or not move.move or not _is_move_of(move, level):
            continue
        between = sentence[level.figure.end : move.figure.start]
        if not between.startswith(("，", ",", "、")) or names_thing(between[1:]):
            continue
        risen = arrived["risen"] is not None
        if risen is not (move.move > 0) and not _OF_GROWTH.search(move.clause):
            yield OpposedDirection(
                start=level.figure.start - len(arrived[0]),
                end=move.figure.end,
                reason=f"说“{arrived[0]}{level.figure.text}”，旁边的数字却是“{_quote(move)}”",
            )


def _opposed_moves(sentence: str, figures: list[LabelledFigure]) -> Iterator[OpposedDirection]:
    """Yield an amount and a rate of one thing that move apart: 增加14起，下降9.9%."""
    for amount, rate in pairwise(figures):
        between = sentence[amount.figure.end : rate.figure.start]
        is_pair = amount.figure.kind in COUNTED and rate.figure.kind is FigureKind.PERCENT
        if not is_pair or amount.move * rate.move >= 0 or not between.startswith(("，", ",", "、")):
            continue
        is_own = names_thing(between[1:]) or _OTHER_BASE.occurs_in(between)
        if not is_own and not _OF_GROWTH.search(amount.clause + rate.clause):
            yield OpposedDirection(
                start=amount.figure.start,
                end=rate.figure.end,
                reason=f"“{_quote(amount)}”和“{_quote(rate)}”方向相反",
            )


def _is_move_of(move: LabelledFigure, level: LabelledFigure) -> bool:
    same_unit = move.figure.kind in COUNTED and move.figure.unit == level.figure.unit
    return same_unit or move.figure.kind in _MOVED


def _opposed_words(sentence: str, figures: list[LabelledFigure]) -> Iterator[OpposedDirection]:
    """Yield 稳步增长 beside a fall of the same thing, 超额完成 beside less than the whole."""
    clauses = list(_CLAUSE.finditer(sentence))
    for at, clause in enumerate(clauses):
        before = clauses[at - 1][0] if at and _follows(clause) else ""
        is_less_better = LESS_IS_BETTER.occurs_in(f"{before}，{clause[0]}")
        for words, is_against in (*_SAYINGS, *(_OF_BURDENS if is_less_better else ())):
            for word in words.find(clause[0])[:1]:
                beside = _figures_beside(clauses, at, word.word, figures)
                if wrong := next(filter(is_against, beside), None):
                    start = clause.start() + word.start
                    yield OpposedDirection(
                        start=start,
                        end=start + len(word.word),
                        reason=f"说“{word.word}”，旁边的数字却是“{_quote(wrong)}”",
                    )


def _figures_beside(
    clauses: Sequence[re.Match[str]], at: int, word: str, figures: Sequence[LabelledFigure]
) -> Iterator[LabelledFigure]:
    """Yield the figures that a word is about: none of them may have a subject of its own."""
    here = clauses[at]
    is_bare = not names_thing(here[0].replace(word, ""))
    for following in clauses[at + 1 :]:
        # What stands behind ； is about something else, like a clause that names a thing.
        if not _follows(following) or names_thing(following[0]):
            break
        yield from _inside(following, figures)
    if at and is_bare and _follows(here):
        before = _inside(clauses[at - 1], figures)
        moves = [one for one in before if one.move] or before
        # Of several in the clause before, nobody knows which is meant.
        yield from moves if len(moves) == 1 else ()


def _follows(clause: re.Match[str]) -> bool:
    return clause.string[clause.start() - 1] in "，,"


def _inside(clause: re.Match[str], figures: Sequence[LabelledFigure]) -> list[LabelledFigure]:
    return [one for one in figures if clause.start() <= one.figure.start < clause.end()]


def _quote(one: LabelledFigure) -> str:
    return f"{one.words_before[-_SHOWN:]}{one.figure.text}"


def _fell(one: LabelledFigure) -> bool:
    return _moved(one) and one.move < 0


def _grew(one: LabelledFigure) -> bool:
    return _moved(one) and one.move > 0


def _is_more(one: LabelledFigure) -> bool:
    return (one.figure.kind in COUNTED or _moved(one)) and one.move > 0


def _is_less(one: LabelledFigure) -> bool:
    return (one.figure.kind in COUNTED or _moved(one)) and one.move < 0


def _moved(one: LabelledFigure) -> bool:
    # A rate of growth that is lower than the year before is growth all the same.
    return one.figure.kind in _MOVED and not _OF_GROWTH.search(one.clause)


def _is_short(one: LabelledFigure) -> bool:
    return _is_completion(one) and (one.figure.number or 0) < _WHOLE


def _is_met(one: LabelledFigure) -> bool:
    return _is_completion(one) and (one.figure.number or 0) >= _WHOLE


def _is_completion(one: LabelledFigure) -> bool:
    is_rate = one.figure.kind is FigureKind.PERCENT and not one.move
    return is_rate and _COMPLETION.search(one.words_before) is not None


_SAYINGS: tuple[tuple[WordGroup, Callable[[LabelledFigure], bool]], ...] = (
    (group("directions.rising"), _fell),
    (group("directions.falling"), _grew),
    (group("directions.exceeded"), _is_short),
    (group("directions.missed"), _is_met),
)
# Of things of which less is better: 资产负债率持续优化，上升1.5个百分点.
_OF_BURDENS: tuple[tuple[WordGroup, Callable[[LabelledFigure], bool]], ...] = (
    (group("directions.bettered"), _is_more),
    (group("directions.worsened"), _is_less),
)
