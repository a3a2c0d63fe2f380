"""Find a word that stands where a fact has another one: 公路建设投入, 公路养护投入."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.text.figures.figure_labels import strip_framing
from assistant.text.lexicon import group, groups

_ANCHOR = 2  # characters that two phrases share on each side of the word
_SHORTEST, _LONGEST = 2, 4  # characters of a word
_OCCASION = re.compile(
    rf"{group('periods.festival').pattern}节?{group('periods.behind_occasion').pattern}?"
)
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")


def has_swapped_word(label: str, own_label: str, sentence: str, known: str) -> bool:
    """Return whether a word of `label` stands between the same words as another in `own_label`.

    A longer or shorter form (公证, 公证事项) and an act of the same kind are no other word; nor is
    what the fact or the sentence says as well.
    """
    for claimed, stated in _swaps(_letters(label), _letters(own_label)):
        is_said_too = claimed in known or stated in sentence
        is_other_form = set(claimed) <= set(stated) or set(stated) <= set(claimed)
        if not is_said_too and not is_other_form:
            return True
    return False


def _swaps(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield the words of two kinds that stand between stretches that both phrases share."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size >= _ANCHOR]
    for left, right in pairwise(shared):
        start, since = left.a + left.size, left.b + left.size
        claimed, stated = one[start : right.a], other[since : right.b]
        # 巡查 and 排查 differ in 巡 and 排 only: the words reach one character further.
        words = one[start - 1 : right.a + 1], other[since - 1 : right.b + 1]
        are_words = all(_SHORTEST <= len(gap) <= _LONGEST for gap in (claimed, stated))
        if are_words and not _are_of_one_kind(*words):
            yield claimed, stated


def _are_of_one_kind(one: str, other: str) -> bool:
    kinds = (*groups("act_kinds"), *groups("synonyms"))
    return any(words.occurs_in(one) and words.occurs_in(other) for words in kinds)


def _letters(label: str) -> str:
    return _NOT_HAN.sub("", _OCCASION.sub("", strip_framing(label)))
