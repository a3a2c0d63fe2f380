"""Find well-known sights, streets and old towns that a draft tells of as its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from assistant.review.rules.leftovers.elsewhere import is_named_as_elsewhere
from assistant.text.lexicon import WordGroup
from assistant.text.places import sights

_NEAR = 8  # characters in front of a name that may say it is elsewhere


def find_sights(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name) of each sight that is no destination, partner or neighbour.

    >>> list(find_sights("对夫子庙商圈组织夜查，赴宽窄巷子考察"))
    [(1, 4, '夫子庙')]
    """
    for found in _names().find(text):
        before = text[max(0, found.start - _NEAR) : found.start].removesuffix("在")
        is_visited = before.endswith(("赴", "到", "往"))
        if not (is_visited or is_named_as_elsewhere(before, text[found.end :])):
            yield found.start, found.end, found.word


@cache
def _names() -> WordGroup:
    return WordGroup(name="", words=tuple(sights()))
