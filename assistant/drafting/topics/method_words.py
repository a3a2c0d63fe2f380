"""Tell words that say how any work is done from those that say what work.

`assistant/data/method_words.txt` was counted in the reports of many places
(`training/method_words.py`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from assistant.resources import data_lines
from assistant.text.lexicon import group
from assistant.text.segmentation import dictionary_words

_CACHED = 8192  # clauses; the topics of a report ask for much the same ones
_USUAL = (group("acts.common"), group("acts.adverb"), group("acts.aim"), group("acts.rule"))
_SHORTEST = 2  # characters of a word


@lru_cache(maxsize=_CACHED)
def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` that say what work is done, in their order.

    >>> telling_words("健全责任机制"), telling_words("规范党费收缴")
    ((), ('党费', '收缴'))
    """
    words = (word for word in dictionary_words(text) if len(word) >= _SHORTEST)
    return tuple(word for word in words if _is_han(word) and not _is_of_method(word))


def _is_han(word: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in word)


def _is_of_method(word: str) -> bool:
    """Return whether `word`, or both words that it is made of, stand beside any work."""
    if _is_usual(word):
        return True
    return any(
        _is_usual(word[:cut]) and (_is_usual(word[cut:]) or len(word[cut:]) < _SHORTEST)
        for cut in range(_SHORTEST, len(word))
    )


def _is_usual(word: str) -> bool:
    return word in _method_words() or any(word in words for words in _USUAL)


@cache
def _method_words() -> frozenset[str]:
    return frozenset(data_lines("method_words.txt"))
