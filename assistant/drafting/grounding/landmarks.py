"""Find the names of landmarks, villages, schools and hospitals: 洛河, 白沙村, 柳荫中学.

What many places put before 公园 or 村 makes it a kind (`training/landmark_kinds.py`): 湿地公园,
示范村. Anything else makes it a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.resources import data_lines
from assistant.text.lexicon import group
from assistant.text.wording import is_word

_LANDMARK = group("names.landmark")
_FAVOURITE = group("names.favourite")
_AND = re.compile("[和与及等在于]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_LONGEST = 2  # characters of a name before its kind


def find_landmarks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each name of a landmark in `text`.

    >>> [text[a:b] for text in ["整治洛河、柳溪村等湿地公园"] for a, b in find_landmarks(text)]
    ['洛河', '柳溪村']
    """
    for found in _LANDMARK.find(text):
        before = _last_run(text[max(found.start - _LONGEST, 0) : found.start])
        if before and _is_name(text, before, found.word, found.end):
            yield found.start - _length_of_name(text, before, found.start), found.end


def _last_run(words: str) -> str:
    """Return the Chinese characters that `words` end with, without those before a 和."""
    runs = _HAN.findall(words)
    if not runs or not words.endswith(runs[-1]):
        return ""
    return _AND.split(runs[-1])[-1]


def _is_name(text: str, before: str, kind: str, end: int) -> bool:
    sorts = _kinds().get(kind, frozenset())  # no word stands before 果园 in many places
    if before in sorts:
        return False
    if len(kind) == 1:
        return not (is_word(before[-1] + kind) or _goes_on(text, kind, end))
    if before in _FAVOURITE:
        return True
    if before[-1] in sorts:
        return False
    return len(before) == _LONGEST and not is_word(before)


def _goes_on(text: str, kind: str, end: int) -> bool:
    """Return whether the word that `kind` is in goes on behind it: 湖面, but not 村连夜."""
    following = text[end : end + 1]
    if following in _LANDMARK:
        return True
    is_next_word = is_word(text[end : end + 2]) or _AND.match(following)
    return is_word(kind + following) and not is_next_word


def _length_of_name(text: str, before: str, end: int) -> int:
    """Return 1 where the first of two characters belongs to the word in front: 整治洛河."""
    if before in _FAVOURITE:
        return _LONGEST
    if len(before) < _LONGEST or is_word(text[end - 3 : end - 1]):
        return 1
    return _LONGEST


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Map each kind of landmark to the words that only say which sort of it is meant."""
    words = (row.split() for row in data_lines("landmark_kinds.txt"))
    return {kind: frozenset(sorts) for kind, *sorts in words}
