"""Find levels on the wrong side of the goal or the limit that a sentence holds them against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.review.figures.compared_figures import (
    LESS_IS_BETTER,
    OpposedDirection,
    can_compare,
    names_thing,
)
from assistant.text.figures.figure_labels import LabelledFigure

_AGAINST_GOAL = re.compile(
    "(?:(?P<above>超过|高于|超出|高出)|(?P<better>优于|好于)|(?:低于|不及|未达到?|没有达到))$"
)
_OF_GOAL = re.compile("的?(?:全年|年度|年初|预期|既定|考核)?(?:目标|任务|计划)")
_HELD_IN, _LIMIT = re.compile("控制在$"), re.compile("以[内下]|之内")


def find_opposed_goals(sentence: str, figures: list[LabelledFigure]) -> Iterator[OpposedDirection]:
    """Yield levels on the wrong side of the goal they are said to exceed, or to miss."""
    for at, goal in enumerate(figures):
        said = _AGAINST_GOAL.search(goal.words_before)
        level = next((one for one in reversed(figures[:at]) if not one.move), None)
        if not said or level is None or not _OF_GOAL.match(goal.words_behind):
            continue
        between = sentence[level.figure.end : goal.figure.start - len(said[0])]
        number, least = level.figure.number or 0, goal.figure.number or 0
        if not can_compare(level, goal) or "；" in between or names_thing(between):
            continue
        is_less = said["better"] and LESS_IS_BETTER.occurs_in(level.clause)
        is_above = bool(said["above"] or said["better"]) and not is_less
        if number != least and (number > least) is not is_above:
            yield OpposedDirection(
                start=goal.figure.start - len(said[0]),
                end=goal.figure.end,
                reason=f"{level.figure.text}与目标{goal.figure.text}比，不是“{said[0]}”",
            )


def find_exceeded_limits(
    sentence: str, figures: list[LabelledFigure]
) -> Iterator[OpposedDirection]:
    """Yield limits that the level in front of them exceeds: 71.3%，控制在70%以内."""
    for level, limit in pairwise(figures):
        held = _HELD_IN.search(limit.words_before)
        if not held or not _LIMIT.match(limit.words_behind) or not can_compare(level, limit):
            continue
        between = sentence[level.figure.end : limit.figure.start - len(held[0])]
        is_own = not (level.move or "；" in between or names_thing(between))
        if is_own and (level.figure.number or 0) > (limit.figure.number or 0):
            yield OpposedDirection(
                start=limit.figure.start - len(held[0]),
                end=limit.figure.end,
                reason=f"{level.figure.text}没有控制在{limit.figure.text}以内",
            )
