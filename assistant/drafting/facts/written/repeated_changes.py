"""Tell a change once: of 同比下降3%，完成目标的48%，下降3% the second goes."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

_FALLEN, _GROWN = group("moves.fallen").pattern, group("moves.grown").pattern
_SIZE = r"\d[\d.]*[%‰万亿\u4e00-\u9fff]{1,5}"
_CHANGE = re.compile(rf"(?:(?P<down>{_FALLEN})|(?P<up>{_GROWN}))(?P<size>{_SIZE})$")
_ALONE = re.compile(
    rf"(?:同比)?(?:(?P<down>{_FALLEN})|(?P<up>{_GROWN}))(?P<size>{_SIZE}|超?过?一半)"
)
_HALF = "一半"
_SENTENCE = re.compile("[^。；]+")


def tell_changes_once(text: str) -> str:
    """Return `text` without changes that a clause in front tells with the same words.

    >>> tell_changes_once("客运量4860万人次，同比下降3%，完成目标的48%，下降3%")
    '客运量4860万人次，同比下降3%，完成目标的48%'
    >>> tell_changes_once("投诉12件，比上年的26件减少14件，下降超过一半")
    '投诉12件，比上年的26件减少14件'
    """
    return _SENTENCE.sub(_told_once, text)


def _told_once(found: re.Match[str]) -> str:
    told: set[tuple[bool, str]] = set()
    kept: list[str] = []
    for clause in found[0].split("，"):
        again = _ALONE.fullmatch(clause)
        if again and _is_told(again, told):
            continue
        kept.append(clause)
        if change := _CHANGE.search(clause):
            told.add((bool(change["down"]), change["size"]))
    return "，".join(kept)


def _is_told(again: re.Match[str], told: set[tuple[bool, str]]) -> bool:
    is_down, size = bool(again["down"]), again["size"]
    if size.endswith(_HALF):
        return any(down == is_down for down, _ in told)
    return (is_down, size) in told
