"""Judge whether facts hold the words that a phrase consists of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.text.lexicon import group
from assistant.text.segmentation import segment

_FRAME = re.compile(group("circumstances.frame").pattern)
_PIECE = re.compile("[、及]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_SHORTEST = 2


@lru_cache(maxsize=1024)
def content_words(phrase: str) -> tuple[str, ...]:
    """Return the words of `phrase` that say which one is meant, without 有关, 部门, 影响."""
    bare = _FRAME.sub("，", phrase)
    words = (word for run in _HAN.findall(bare) for word in segment(run))
    return tuple(word for word in words if len(word) >= _SHORTEST)


def fact_holding(phrase: str, facts: Iterable[Fact], *, share: float) -> Fact | None:
    """Return the fact that holds at least this share of the content words of `phrase`."""
    for fact in facts:
        if holds_words(known_text(fact), phrase, share=share):
            return fact
    return None


def holds_words(known: str, phrase: str, *, share: float) -> bool:
    """Return whether `known` holds at least this share of the content words of `phrase`.

    Where it is a list, each of its items counts by itself.
    """
    items = [words for item in _PIECE.split(phrase) if (words := content_words(item))]
    return all(_share_held(words, known) >= share for words in items)


def known_text(fact: Fact) -> str:
    """Return all that the user says with a fact, its remark included."""
    beside = (fact.text, fact.indicator, fact.topic, fact.scope, fact.as_of, fact.source, fact.note)
    return "；".join(filter(None, (*beside, *fact.section)))


def _share_held(words: tuple[str, ...], known: str) -> float:
    return sum(word in known for word in words) / len(words)
