"""Match the figures of two texts that are values of the same indicator."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.review.figures.indicators import Indicator, needs_object, strip_change
from assistant.text.lexicon import group, groups
from assistant.text.similarity import bigrams, content_bigrams

MATCH_SCORE = 0.5  # score from which two figures are held to state the same indicator
# The parts of the score.
_NAME_WEIGHT = 0.6
_SENTENCE_WEIGHT = 0.15
_UNIT_WEIGHT = 0.15
_ALONE_WEIGHT = 0.15
_SIZE_WEIGHT = 0.1
_SHORT = 3  # characters
_PART_OF = 0.1  # what it costs that only one of them is a part (其中) or a total (累计)
_GENERIC_ONLY = 0.5  # what is left of a likeness that rests on generic words
_SAME_ORDER = 0.4  # likeness in size: a factor of four
_MODIFIERS = 4  # characters
_OTHER_MODIFIERS = 0.12  # what it costs that each name has its own: 民间投资, 技改投资
_BOTH_TOTAL = 0.3
_SAME_NOUN = 0.15  # what it says that both names end alike: 整改隐患, 消除隐患

# What one of them speaks of, the other has to speak of too.
_DECISIVE = re.compile("能耗|排放|浓度|失业|占比|比重|排名")
_GENERIC = re.compile(group("indicators.generic").pattern)
_COUNTS = re.compile(
    "[个项条件家处座所场次期批起宗种类份支台辆套例篇部名块栋幢]|场次|家次|批次"
)  # measure words that one writer takes for another's
_WHOLE = re.compile("(?:总数|总量)$")
_HEAD = 2  # characters
_PEOPLE = frozenset(("人", "人次", "人份"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two figures that may be values of one indicator, with their score."""

    score: float
    new: int  # indices into the two lists
    old: int


def candidate_matches(mine: Sequence[Indicator], theirs: Sequence[Indicator]) -> Iterator[Match]:
    """Yield the figures of `mine` and `theirs` that could be values of one indicator."""
    for i, new in enumerate(mine):
        for j, old in enumerate(theirs):
            if new.value is None or not are_comparable(new, old):
                continue
            alone = new.kind == old.kind and _is_only_one(new, mine) and _is_only_one(old, theirs)
            yield Match(score=_score(new, old, alone=alone), new=i, old=j)


def match_indicators(
    mine: Sequence[Indicator], theirs: Sequence[Indicator], *, least: float = MATCH_SCORE
) -> list[tuple[Indicator, Indicator]]:
    """Return the figures that state the same indicator, each used once, the surest first.

    `least` is the score that is asked for.
    """
    chosen: dict[int, int] = {}
    for match in sorted(candidate_matches(mine, theirs), key=lambda match: -match.score):
        if match.score >= least and match.new not in chosen and match.old not in chosen.values():
            chosen[match.new] = match.old
    return [(mine[new], theirs[old]) for new, old in chosen.items()]


def are_comparable(new: Indicator, old: Indicator) -> bool:
    """Return whether both could be values of one indicator."""
    if new.is_change != old.is_change or new.is_long_term != old.is_long_term:
        return False
    if not _same_unit(new.kind, old.kind) or new.is_target_rate != old.is_target_rate:
        return False
    if _counts_other_thing(new, old) or _counts_other_thing(old, new):
        return False
    if _only_first_is_new(new, old) or _only_first_is_new(old, new):
        return False
    if set(_DECISIVE.findall(new.core)) != set(_DECISIVE.findall(old.core)) and new.is_change:
        return False
    return not _are_opposite(new.core, old.core)


def _only_first_is_new(one: Indicator, other: Indicator) -> bool:
    """Return whether only `one` counts additions, and `other` what there is by now."""
    if not one.is_new or one.reaches or other.is_new:
        return False
    return other.reaches or size_similarity(one.size, other.size) < _SAME_ORDER


def _counts_other_thing(one: Indicator, other: Indicator) -> bool:
    """Return whether `one` counts something in, or more than, what `other` counts.

    立体停车楼新增泊位860个 beside 立体停车楼2座: the other does not name what this one counts, and
    what it counts stands before that here; or all there are beside some of them.
    """
    if size_similarity(one.size, other.size) >= _SAME_ORDER:
        return False
    if _WHOLE.search(one.core) and not _WHOLE.search(other.core):
        return True
    mine, theirs = _head_noun(one.core), _head_noun(other.core)
    if not _COUNTS.fullmatch(one.kind) or not mine or not theirs:
        return False
    return theirs in one.core and not one.core.endswith(theirs) and mine not in other.core


def _head_noun(core: str) -> str:
    """Return what a name counts: the end of it, without the words that half of all names have."""
    return _GENERIC.sub("，", core).rstrip("，").rpartition("，")[2][-_HEAD:]


def _are_opposite(one: str, other: str) -> bool:
    """Return whether two names say different kinds of a thing: 城镇 and 农村."""
    return any(
        mine and theirs and not mine & theirs
        for mine, theirs in zip(_kinds_in(one), _kinds_in(other), strict=True)
    )


@lru_cache(maxsize=4096)
def _kinds_in(name: str) -> tuple[frozenset[str], ...]:
    """Return the words of `name` that exclude others, by group."""
    name = name.replace("营收", "营业收入")
    return tuple(
        frozenset(found.word for found in kinds.find(name)) for kinds in groups("indicator_kinds")
    )


def _same_unit(one: str, other: str) -> bool:
    if one == other:
        return True
    if _COUNTS.fullmatch(one) and _COUNTS.fullmatch(other):
        return True
    return {one, other} <= _PEOPLE


def _is_only_one(one: Indicator, among: Sequence[Indicator]) -> bool:
    """Return whether no other figure of the paragraph is of this kind."""
    return sum(one.kind == o.kind and one.is_change == o.is_change for o in among) == 1


def _score(new: Indicator, old: Indicator, *, alone: bool) -> float:
    sentences = _overlap_score(content_bigrams(new.sentence), content_bigrams(old.sentence))
    return (
        _NAME_WEIGHT * _name_similarity(new, old)
        + _SENTENCE_WEIGHT * sentences
        + _UNIT_WEIGHT * (new.kind == old.kind)
        + _ALONE_WEIGHT * alone
        + _SIZE_WEIGHT * size_similarity(new.size, old.size)
        - _PART_OF * (_is_part(new) != _is_part(old))
        - _PART_OF * (new.is_total != old.is_total)
    )


def _name_similarity(new: Indicator, old: Indicator) -> float:
    """Return the similarity of two names, 0 to 1; of bare verbs that of what stands before."""
    mine, theirs = strip_change(new.core), strip_change(old.core)
    similarity = _overlap_score(bigrams(mine), bigrams(theirs))
    similarity = max(similarity, 0.8 * _overlap_score(frozenset(mine), frozenset(theirs)) - 0.1)
    if not (needs_object(new) or needs_object(old)) and _rests_on_generic_words(mine, theirs):
        similarity *= _GENERIC_ONLY
    if min(_distinct_characters(mine, theirs), _distinct_characters(theirs, mine)) >= _MODIFIERS:
        similarity -= _OTHER_MODIFIERS
    if needs_object(new) and needs_object(old):
        similarity = max(similarity, 0.9 * _overlap_score(bigrams(new.before), bigrams(old.before)))
    if mine[-2:] == theirs[-2:] and min(len(mine), len(theirs)) > _SHORT:
        similarity += _SAME_NOUN
    if new.is_total and old.is_total:
        similarity += _BOTH_TOTAL
    return min(1.0, similarity)


def _distinct_characters(one: str, other: str) -> int:
    """Return the number of telling characters of a name that the other one lacks."""
    return len(set(_GENERIC.sub("", one)) - set(other))


def _rests_on_generic_words(one: str, other: str) -> bool:
    """Return whether two names share nothing but words that half of all indicators share."""
    mine, theirs = bigrams(_GENERIC.sub("，", one)), bigrams(_GENERIC.sub("，", other))
    return bool(mine or theirs) and not mine & theirs


def _is_part(one: Indicator) -> bool:
    return "其中" in one.label.rpartition("，")[2]


def _overlap_score(one: frozenset[str], other: frozenset[str]) -> float:
    smaller = min(len(one), len(other))
    if not smaller:
        return 0.0
    shared = len(one & other)
    return 0.6 * shared / smaller + 0.4 * 2 * shared / (len(one) + len(other))


def size_similarity(new: Decimal | None, old: Decimal | None) -> float:
    """Return 1 for equal sizes, 0 for a factor of ten, -1 from a hundred on; half for unknown."""
    if new is None or old is None:
        return 0.5
    if not new or not old:
        return 0.0
    return max(-1.0, 1 - abs(math.log10(abs(float(new) / float(old)))))
