"""Recognise clauses that say how work was done, and not what came of it."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

_MARKS = "，；：、。！"
_PRACTICE = re.compile(f"{group('acts.adverb').pattern}*(?P<verb>{group('acts.verb').pattern})")
# Not behind 扎实, 积极: these begin a practice of its own.
_CONSEQUENCE = re.compile(
    f"(?:不断|有序|进一步|切实|全面|稳步)*(?:{group('acts.effect').pattern}|督促|拓展|改善)"
)
# 以问题为导向, 按照…要求: it leads up to what is done.
_FRAME = re.compile("以[^，]{2,16}为[^，]{1,6}|(?:按照|围绕|聚焦|紧扣|针对|立足|着眼)[^，]{2,20}")
_GREW = re.compile(f"(?:{group('outlook.grew').pattern}|得到)(?:得到)?[\u4e00-\u9fff]{{2}}$")
_CLAIM, _RESULT_END = group("outlook.claim"), group("outlook.result_end")
_AIM, _RULE = group("acts.aim"), group("acts.rule")


def is_practice(clause: str) -> bool:
    """Return whether `clause` opens with a verb of doing and claims no result.

    >>> is_practice("健全巡查机制"), is_practice("巡查机制更加健全"), is_practice("确保运行平稳")
    (True, False, False)
    """
    bare = clause.rstrip(_MARKS)
    if is_incomplete_frame(bare):
        return True
    return bool(_PRACTICE.match(bare)) and not _claims_result(bare)


def _claims_result(bare: str) -> bool:
    return _CLAIM.occurs_in(bare) or bool(_RESULT_END.closing(bare) or _GREW.search(bare))


def is_incomplete_frame(clause: str) -> bool:
    """Return whether `clause` needs another one after it: 以问题为导向."""
    return bool(_FRAME.fullmatch(clause.rstrip(_MARKS)))


def is_consequence(clause: str) -> bool:
    """Return whether `clause` says what the one before it was good for: 提升管理水平."""
    return bool(_CONSEQUENCE.match(clause))


def action_verb(sentence: str) -> str:
    """Return the verb of doing that `sentence` opens with, "" where it opens otherwise.

    >>> action_verb("持续健全巡查机制")
    '健全'
    """
    opening = _PRACTICE.match(sentence)
    return opening["verb"] if opening else ""


def rank_of(sentence: str) -> int:
    """Return the place of a practice among others: aims first, then rules, then deeds."""
    verb = action_verb(sentence)
    if verb in _AIM:
        return 0
    return 1 if verb in _RULE else 2
