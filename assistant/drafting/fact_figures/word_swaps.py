"""Find a word that stands where a fact has another one: 公路建设投入, 公路养护投入."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.text.figures.figure_labels import strip_framing
from assistant.text.lexicon import group, groups
from assistant.text.list_marks import strip_item_marks
from assistant.text.similarity import bigrams
from assistant.text.spans import replace_spans

_ANCHOR = 2  # characters that two phrases share on each side of the word
_SHORTEST, _LONGEST = 2, 4  # characters of a word
_OCCASION = re.compile(
    rf"{group('periods.festival').pattern}节?{group('periods.behind_occasion').pattern}?"
)
_NOT_NAME = re.compile("[^\u4e00-\u9fffA-Za-z]+")
_GRADE = re.compile("[一二三四五六特甲乙丙丁A-Z]星?[级类等](?![以别型奖])")
_CONTEXT = 3  # characters of a phrase in which one tells another thing
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
_HAN = re.compile("[\u4e00-\u9fff]+")
# Words that say how something was done, counted or compared, not what it is.
_GENERAL = group("figure_labels.general")
_OPENING = re.compile(
    rf"(?:{group('connectives.connective').pattern}|{group('outlook.intent').pattern}|，)+"
)
# Characters that stand at the edge of a word and are none of it: 由, 至, 了.
_FUNCTION = frozenset(one for one in group("figure_labels.edge").words if len(one) == 1)


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


def has_swapped_character(label: str, own_label: str, sentence: str, known: str) -> bool:
    """Return whether one character or letter makes another thing of it: 民办园, 公办园; D级."""
    one, other = (
        _NOT_NAME.sub("，", _without_general(text)).strip("，") for text in (label, own_label)
    )
    if len(one) != len(other) or len(one) < _CONTEXT:
        return False
    changed = [i for i in range(len(one)) if one[i] != other[i]]
    if len(changed) != 1 or {one[changed[0]], other[changed[0]]} & _FUNCTION:
        return False
    around = slice(max(changed[0] - 1, 0), changed[0] + 2)
    return len(one[around].strip("，")) > 1 and not (
        _are_of_one_kind(one[around], other[around])
        or _is_said(one[changed[0]], label, known)
        or _is_said(other[changed[0]], own_label, sentence)
    )


def _is_said(character: str, label: str, text: str) -> bool:
    """Return whether `text` holds a character of `label` with one that stands beside it there."""
    places = [i for i, one in enumerate(label) if one == character]
    pairs = (label[i : i + 2] for at in places for i in (at - 1, at) if i >= 0)
    return any(len(pair) == 2 and pair in text for pair in pairs)


def has_other_grade(clause: str, own_clause: str) -> bool:
    """Return whether both clauses name grades, and none in common: 二级文物, 三级文物."""
    claimed, stated = (set(_GRADE.findall(text)) for text in (clause, own_clause))
    return bool(claimed and stated) and claimed.isdisjoint(stated)


def has_foreign_word(label: str, own_label: str, sentence: str, known: str) -> bool:
    """Return whether `label` names a thing that the fact does not, and leaves out the fact's own.

    Where the words stand does not matter: 肉鸭出栏, 出栏土鸡. A longer or shorter form of a word
    and one of the same kind are no other thing.
    """
    foreign = (one for one in _uncovered(label, known) if not _is_related(one, own_label))
    missing = (one for one in _uncovered(own_label, sentence) if not _is_related(one, label))
    return any(foreign) and any(missing)


def _uncovered(label: str, text: str) -> list[str]:
    """Return the words of `label` that are not general and stand nowhere in `text`."""
    pairs = bigrams(text)
    found: list[str] = []
    for run in _HAN.findall(_without_general(label)):
        run = run.strip("".join(_FUNCTION))
        held = [run[i : i + 2] in pairs for i in range(len(run) - 1)]
        neighbours = zip(run, [False, *held], [*held, False], strict=False)
        marked = "".join("，" if one or other else char for char, one, other in neighbours)
        found += marked.split("，")
    return [word for word in found if len(word) >= _SHORTEST]


def _without_general(label: str) -> str:
    """Return `label` with a comma for each general word of two characters or more.

    Nor do the number of an item and what opens a clause in front tell what is counted.

    >>> _without_general("三是力争同时再建村级驿站")
    '再建村级驿站'
    """
    found = _OPENING.match(bare := strip_item_marks(label))
    label = bare[found.end() :] if found else bare
    longer = (one for one in _GENERAL.find(label) if len(one.word) > 1)
    return replace_spans(label, ((one.start, one.end, "，") for one in longer))


def _is_related(word: str, label: str) -> bool:
    return not set(word).isdisjoint(label) or _are_of_one_kind(word, label)


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
