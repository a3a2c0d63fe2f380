"""Compare two short Chinese texts by the pairs of characters they share."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.text.lexicon import group

_NEAR_COPY = 0.9

# Words that stand in every report; they do not tell the topic of a sentence.
_COMMON_WORDS = re.compile(group("topics.everywhere").pattern)
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_YEAR = re.compile(r"\d{4}年?")


def content_bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters in `text` that tell its topic.

    >>> sorted(content_bigrams("2024年垃圾分类工作情况"))
    ['分类', '圾分', '垃圾']
    """
    pieces = _NOT_HAN.split(_COMMON_WORDS.sub(" ", _YEAR.sub(" ", text)))
    return frozenset(piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1))


def bigrams(text: str) -> frozenset[str]:
    """Return all pairs of neighbouring Chinese characters in `text`."""
    return frozenset(
        piece[i : i + 2] for piece in _NOT_HAN.split(text) for i in range(len(piece) - 1)
    )


def character_pairs(text: str) -> frozenset[str]:
    """Return all pairs of neighbouring characters in `text`, marks and figures among them."""
    return frozenset(map("".join, pairwise(text)))


def character_runs(text: str, length: int) -> frozenset[str]:
    """Return all runs of `length` neighbouring characters in `text`; of a shorter one itself.

    >>> sorted(character_runs("垃圾分类", 3))
    ['圾分类', '垃圾分']
    """
    return frozenset(text[i : i + length] for i in range(max(1, len(text) - length + 1)))


def is_near_copy(one: frozenset[str], other: frozenset[str], *, share: float = _NEAR_COPY) -> bool:
    """Return whether two sets have `share` of the richer of them in common."""
    small, large = sorted((len(one), len(other)))
    if small < share * large:  # cannot share enough
        return False
    return len(one & other) >= share * large > 0


def overlap_coefficient(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that the larger one contains, 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def is_abbreviated(short: str, full: str) -> bool:
    """Return whether the characters of `short` stand in `full` in their order: 办证, 办理读者证."""
    rest = iter(full)
    return len(short) > 1 and all(character in rest for character in short)
