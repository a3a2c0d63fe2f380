"""Find the figures of two texts that state the same indicator."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.review.indicators import Indicator
from assistant.text.resemblance import bigrams, content_bigrams

SAME = 0.5  # score from which two figures are held to state the same indicator
_NAMED, _TOLD, _UNIT, _ALONE, _SIZE = 0.6, 0.15, 0.15, 0.15, 0.1  # the parts of the score

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
    )
]
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
            alone = _only_one(new, mine) and _only_one(old, theirs)
            yield Match(score=_score(new, old, alone=alone), new=i, old=j)


def matched(
    mine: Sequence[Indicator], theirs: Sequence[Indicator]
) -> list[tuple[Indicator, Indicator]]:
    """Return the figures that state the same indicator, each used once, the surest first."""
    chosen: dict[int, int] = {}
    for match in sorted(candidates(mine, theirs), key=lambda match: -match.score):
        if match.score >= SAME and match.new not in chosen and match.old not in chosen.values():
            chosen[match.new] = match.old
    return [(mine[new], theirs[old]) for new, old in chosen.items()]


def _comparable(new: Indicator, old: Indicator) -> bool:
    """Return whether both could be values of one indicator."""
    if new.changes != old.changes or new.long_run != old.long_run:
        return False
    if not _same_unit(new.kind, old.kind):
        return False
    return not any(_contradict(pattern, new.core, old.core) for pattern in _OPPOSITES)


def _contradict(pattern: re.Pattern[str], one: str, other: str) -> bool:
    mine, theirs = set(pattern.findall(one)), set(pattern.findall(other))
    return bool(mine and theirs) and not mine & theirs


def _same_unit(one: str, other: str) -> bool:
    if one == other:
        return True
    if _COUNTS.fullmatch(one) and _COUNTS.fullmatch(other):
        return True
    return {one, other} <= _PEOPLE


def _only_one(one: Indicator, among: Sequence[Indicator]) -> bool:
    """Return whether no other figure of the paragraph is of this kind."""
    return sum(_same_unit(one.kind, o.kind) and one.changes == o.changes for o in among) == 1


def _score(new: Indicator, old: Indicator, *, alone: bool) -> float:
    named = _overlap(bigrams(new.core), bigrams(old.core))
    named = max(named, 0.8 * _overlap(frozenset(new.core), frozenset(old.core)) - 0.1)
    told = _overlap(content_bigrams(new.sentence), content_bigrams(old.sentence))
    return (
        _NAMED * named
        + _TOLD * told
        + _UNIT * (new.kind == old.kind)
        + _ALONE * alone
        + _SIZE * _alike_in_size(new.size, old.size)
    )


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    smaller = min(len(one), len(other))
    if not smaller:
        return 0.0
    shared = len(one & other)
    return 0.6 * shared / smaller + 0.4 * 2 * shared / (len(one) + len(other))


def _alike_in_size(new: Decimal | None, old: Decimal | None) -> float:
    """Return 1 for equal sizes, 0 from a factor of ten on; half where one is unknown."""
    if new is None or old is None:
        return 0.5
    if not new or not old:
        return 0.0
    return max(0.0, 1 - abs(math.log10(abs(float(new) / float(old)))))
