"""Compute the penalty of a sentence that is a poor model, whatever its subject."""

from __future__ import annotations

import re

from assistant.phrasing.sentences.sentence_units import SentenceUnit
from assistant.records import Function
from assistant.text.lexicon import group
from assistant.text.wording import is_common

SHORT, _LONG = 12, 90  # characters: shorter says too little, longer is hard to reuse
_STEP = 40  # characters over `_LONG` for one step
_MOST_STEPS = 3
# In standard deviations of the scores: small, so that they decide between near equals.
_TOO_SHORT, _TOO_LONG, _GLOSSARY, _NAMES = 0.5, 0.1, 0.9, 0.1
USUAL_SHARE = 0.1  # of problems among the passages near to a query about anything else
_LEANING = 3.0  # for a share of problems of 1; of 2 and 5 the results were the same

_NO_LACK = re.compile(group("outlook.no_lack").pattern)
_DEFINITION = re.compile("(?:“[^”]+”|[^，。：]{2,12})：(?!一是)|“?[^，。]{2,16}[”]?(?:是|即)?指")


def states_lack(text: str) -> bool:
    """Return whether a text names a lack, and not its remedy.

    >>> states_lack("人才招不来"), states_lack("补齐基础设施短板")
    (True, False)
    """
    plain = _NO_LACK.sub("", text)
    if group("outlook.mended").occurs_in(plain):
        return False
    return group("outlook.broad_lack").occurs_in(plain)


def names_lack(query: str) -> bool:
    """Return whether a query speaks of something wrong; few words say it more broadly than a text.

    >>> names_lack("任务没完成"), names_lack("破解停车难"), names_lack("让群众少跑腿")
    (True, False, False)
    """
    plain = _NO_LACK.sub("", query)
    if group("outlook.mended").occurs_in(plain) or group("queries.wish").occurs_in(plain):
        return False
    return group("queries.trouble").occurs_in(plain)


def ends_in_lack(query: str) -> bool:
    """Return whether a query ends in what is wrong, and not in a thing that may be dealt with.

    >>> ends_in_lack("经费紧张"), ends_in_lack("安全隐患"), ends_in_lack("欠薪的处理")
    (True, False, False)
    """
    is_thing = group("queries.named_trouble").closing(query)
    return bool(group("queries.trouble").closing(query)) and not is_thing and names_lack(query)


def tells_of_problems(unit: SentenceUnit) -> bool:
    """Return whether a sentence stands under problems, or names a lack."""
    return unit.passage.function is Function.PROBLEMS or states_lack(unit.text)


def quality_penalty(unit: SentenceUnit, *, problem_share: float) -> float:
    """Return the penalty of a sentence, below 0 for one that tells of problems if they are asked.

    The larger the share of problems near to the query, the more it is about something wrong.
    """
    size = len(unit.text)
    steps = min(_MOST_STEPS, max(0, size - _LONG + _STEP - 1) // _STEP)
    off = _TOO_LONG * steps + _TOO_SHORT * (size < SHORT)
    if unit.passage.function is Function.OTHER or _DEFINITION.match(unit.text):
        off += _GLOSSARY
    if not is_common(unit.text):
        off += _NAMES
    if tells_of_problems(unit):
        off -= _LEANING * (problem_share - USUAL_SHARE)
    return off
