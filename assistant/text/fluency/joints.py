"""Tell whether two pieces of a sentence go together as reports write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.text.fluency.character_ngrams import is_known, plain_characters, surprise

_REACH = 2  # characters behind the joint
_ROUGH = 8.0  # bits by which the second piece is less probable behind the first than alone
_LONGEST_DOUBLED = 4
_DOUBLED = re.compile("(?P<one>[\u4e00-\u9fff]{1,3})(?P=one)")


def joint_cost(left: str, right: str) -> float:
    """Return by how many bits `right` is less probable behind `left` than as a new clause.

    >>> joint_cost("比例由58%", "提高到71%") < 0 < joint_cost("力争", "确保达到")
    True
    """
    behind, alone = plain_characters(right)[:_REACH], "，"
    before = plain_characters(left) or alone
    return _bits(before, behind) - _bits(alone, behind)


def is_rough(left: str, right: str) -> bool:
    """Return whether `right` cannot stand directly behind `left`: 力争打算, 在在对党忠诚."""
    return _is_doubled(left[-_LONGEST_DOUBLED:], right) or joint_cost(left, right) > _ROUGH


def choose_joint(left: str, joints: Sequence[str], right: str) -> str:
    """Return the first of the words that may stand between two pieces and is not rough, else "".

    >>> choose_joint("", ["力争", "计划"], "确保达到2800担")
    ''
    """
    for joint in joints:
        if not (is_rough(left, joint) if left else False) and not is_rough(left + joint, right):
            return joint
    return ""


def without_doubled(text: str) -> str:
    """Return `text` with a stretch that stands twice in a row only once, where reports never do so.

    >>> without_doubled("秉持对对守法者无事不扰的原则"), without_doubled("家家户户")
    ('秉持对守法者无事不扰的原则', '家家户户')
    """
    return _DOUBLED.sub(lambda found: found[0] if is_known(found[0]) else found["one"], text)


def _is_doubled(left: str, right: str) -> bool:
    """Return whether the end of `left` stands again at the beginning of `right`, as nowhere else.

    实实在在 is written often, 在在对 never: what follows belongs to it.
    """
    return any(
        right.startswith(left[-size:]) and not is_known(left[-size:] + right[: size + 1])
        for size in range(1, len(left) + 1)
    )


def _bits(before: str, behind: str) -> float:
    text = before + behind
    return sum(surprise(text, place) for place in range(len(before), len(text)))
