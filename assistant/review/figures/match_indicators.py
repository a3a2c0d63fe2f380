"""Find the figures of two texts that state the same indicator."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.figures.indicators import Indicator, is_bare, name_words
from assistant.text.similarity import bigrams, content_bigrams

SAME = 0.5  # score from which two figures are held to state the same indicator
_NAMED, _TOLD, _UNIT, _ALONE, _SIZE = 0.6, 0.15, 0.15, 0.15, 0.1  # the parts of the score
_SHORT = 3  # characters
_PART_OF = 0.1  # what it costs that only one of them is a part (其中) or a total (累计)
_GENERIC_ONLY = 0.5  # what is left of a likeness that rests on generic words
_SAME_ORDER = 0.4  # likeness in size: a factor of four
_MODIFIERS = 4  # characters
_OTHER_MODIFIERS = 0.12  # what it costs that each name has its own: 民间投资, 技改投资
_BOTH_TOTAL = 0.3
_SAME_NOUN = 0.15  # what it says that both names end alike: 整改隐患, 消除隐患

# An indicator of the one is never one of the other.
_OPPOSITES = [
    re.compile(pattern)
    for pattern in (
        "城镇|农村|城乡(?!居民基本医)",
        "收入|支出",
        "(?<!进)出口|进口(?!总|贸)|进出口",
        "第?一产|第?二产|第?三产",
        "存款|贷款",
        "非税|税收",
        "职工|居民",
        "人均|日均|年均|户均",
        "规上|规模以上",
        "受理|办结|审结|立案|结案",
        "下拨|争取",
        "国家级|省级|市级|县级|区级",
        "总产值|增加值",
        "营业收入|利润|产值|增加值",
    )
]
# What one of them speaks of, the other has to speak of too.
_DECISIVE = re.compile("能耗|排放|浓度|失业|占比|比重|排名")
# Words that half of all indicators share.
_GENERIC = re.compile(
    "企业|项目|工程|机构|人员|群众|问题|资金|活动|建设|新建|改建|扩建|改造|建成|完成|新增|培育|创建|力争|累计|开工"
    "|投资|加快|实施|推进|达到|总额|数量|情况|整治|提升|重点|全[市县区省]|国家|省级|市级|以上|规模|面积"
)
_COUNTS = re.compile(
    "[个项条件家处座所场次期批起宗种类份支台辆套例篇部名块栋幢]|场次|家次|批次"
)  # measure words that one writer takes for another's
_PEOPLE = frozenset(("人", "人次", "人份"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two figures that may state the same indicator, and how surely they do."""

    score: float
    new: int  # indices into the two lists
    old: int


def candidates(mine: Sequence[Indicator], theirs: Sequence[Indicator]) -> Iterator[Match]:
    """Yield the figures of `mine` and `theirs` that could be values of one indicator."""
    for i, new in enumerate(mine):
        for j, old in enumerate(theirs):
            if new.value is None or not _comparable(new, old):
                continue
            alone = new.kind == old.kind and _only_one(new, mine) and _only_one(old, theirs)
            yield Match(score=_score(new, old, alone=alone), new=i, old=j)


def matched(
    mine: Sequence[Indicator], theirs: Sequence[Indicator], *, least: float = SAME
) -> list[tuple[Indicator, Indicator]]:
    """Return the figures that state the same indicator, each used once, the surest first.

    `least` is the score that is asked for.
    """
    chosen: dict[int, int] = {}
    for match in sorted(candidates(mine, theirs), key=lambda match: -match.score):
        if match.score >= least and match.new not in chosen and match.old not in chosen.values():
            chosen[match.new] = match.old
    return [(mine[new], theirs[old]) for new, old in chosen.items()]


def _comparable(new: Indicator, old: Indicator) -> bool:
    """Return whether both could be values of one indicator."""
    if new.changes != old.changes or new.long_run != old.long_run:
        return False
    if not _same_unit(new.kind, old.kind) or _one_adds_up(new, old) or _one_adds_up(old, new):
        return False
    if set(_DECISIVE.findall(new.core)) != set(_DECISIVE.findall(old.core)) and new.changes:
        return False
    return not any(_contradict(pattern, new.core, old.core) for pattern in _OPPOSITES)


def _one_adds_up(one: Indicator, other: Indicator) -> bool:
    """Return whether one counts what came in addition, the other what there is by now."""
    if not one.is_new or one.reaches or other.is_new:
        return False
    return other.reaches or _alike_in_size(one.size, other.size) < _SAME_ORDER


def _contradict(pattern: re.Pattern[str], one: str, other: str) -> bool:
    mine, theirs = (set(pattern.findall(text.replace("营收", "营业收入"))) for text in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _same_unit(one: str, other: str) -> bool:
    if one == other:
        return True
    if _COUNTS.fullmatch(one) and _COUNTS.fullmatch(other):
        return True
    return {one, other} <= _PEOPLE


def _only_one(one: Indicator, among: Sequence[Indicator]) -> bool:
    """Return whether no other figure of the paragraph is of this kind."""
    return sum(one.kind == o.kind and one.changes == o.changes for o in among) == 1


def _score(new: Indicator, old: Indicator, *, alone: bool) -> float:
    told = _overlap(content_bigrams(new.sentence), content_bigrams(old.sentence))
    return (
        _NAMED * _named_alike(new, old)
        + _TOLD * told
        + _UNIT * (new.kind == old.kind)
        + _ALONE * alone
        + _SIZE * _alike_in_size(new.size, old.size)
        - _PART_OF * (_is_part(new) != _is_part(old))
        - _PART_OF * (new.total != old.total)
    )


def _named_alike(new: Indicator, old: Indicator) -> float:
    """Return how alike the names are, 0 to 1; of bare verbs, how alike what stands before."""
    mine, theirs = name_words(new.core), name_words(old.core)
    named = _overlap(bigrams(mine), bigrams(theirs))
    named = max(named, 0.8 * _overlap(frozenset(mine), frozenset(theirs)) - 0.1)
    if not (is_bare(new) or is_bare(old)) and _rests_on_generic_words(mine, theirs):
        named *= _GENERIC_ONLY
    if min(_own(mine, theirs), _own(theirs, mine)) >= _MODIFIERS:
        named -= _OTHER_MODIFIERS
    if is_bare(new) and is_bare(old):
        named = max(named, 0.9 * _overlap(bigrams(new.before), bigrams(old.before)))
    if mine[-2:] == theirs[-2:] and min(len(mine), len(theirs)) > _SHORT:
        named += _SAME_NOUN
    if new.total and old.total:
        named += _BOTH_TOTAL
    return min(1.0, named)


def _own(one: str, other: str) -> int:
    """Return how many telling characters of a name the other one lacks."""
    return len(set(_GENERIC.sub("", one)) - set(other))


def _rests_on_generic_words(one: str, other: str) -> bool:
    """Return whether two names share nothing but words that half of all indicators share."""
    mine, theirs = bigrams(_GENERIC.sub("，", one)), bigrams(_GENERIC.sub("，", other))
    return bool(mine or theirs) and not mine & theirs


def _is_part(one: Indicator) -> bool:
    return "其中" in one.label.rpartition("，")[2]


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    smaller = min(len(one), len(other))
    if not smaller:
        return 0.0
    shared = len(one & other)
    return 0.6 * shared / smaller + 0.4 * 2 * shared / (len(one) + len(other))


def _alike_in_size(new: Decimal | None, old: Decimal | None) -> float:
    """Return 1 for equal sizes, 0 for a factor of ten, -1 from a hundred on; half for unknown."""
    if new is None or old is None:
        return 0.5
    if not new or not old:
        return 0.0
    return max(-1.0, 1 - abs(math.log10(abs(float(new) / float(old)))))
