"""Find strings that occur together around an open slot: 以…为抓手, 为…提供…保障."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.archive.patterns.coded_text import CodedText, Numbers
from assistant.archive.patterns.following_pairs import following_pairs
from assistant.archive.patterns.multi_string_search import AnchorFinder
from assistant.archive.patterns.variety import distinct_counts, group_entropy, share_true

_LEAST_LIFT = 3.0  # factor over the number of pairs expected by chance
_COMMA = ord("，")
_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_LEAST_ECHOES = 0.5  # share of the places where the second slot repeats the first
_LEAST_VARIETY = 2.0  # bits of entropy of the slot's first and last character


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Strings that may stand before a slot, behind one, or between two."""

    before: frozenset[str]
    behind: frozenset[str]
    between: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPair:
    """Strings with slots between them, and their counts in the sample."""

    strings: tuple[str, ...]
    count: int
    documents: int
    before_comma: float  # share of the places where a comma follows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chains:
    """Places where strings follow each other; the places of one group have the same strings."""

    strings: tuple[tuple[str, ...], ...]  # of each group
    count: Numbers  # of each group
    documents: Numbers
    before_comma: NDArray[np.float64]
    group: Numbers  # of each place
    last: Numbers  # occurrence that a place ends with


def find_slot_pairs(
    coded: CodedText, document: Numbers, roles: Roles, *, least: int
) -> list[SlotPair]:
    """Return pairs and triples that share a clause far more often than by chance."""
    return _Sample(coded, document, roles, least).find_pairs()


def find_echoed_pairs(coded: CodedText, document: Numbers, *, least: int) -> list[SlotPair]:
    """Return pairs of characters before one repeated character: 应保尽保, 应收尽收."""
    codes, inside = coded.codes.astype(np.int64), coded.clause[:-3] == coded.clause[3:]
    first, slot, second, echo = (codes[n : len(codes) - 3 + n] for n in range(4))
    han = (first >= _FIRST_HAN) & (second >= _FIRST_HAN) & (np.maximum(first, second) <= _LAST_HAN)
    place = np.flatnonzero(inside & han)
    key, group, count = np.unique(
        (first[place] << 16) + second[place], return_inverse=True, return_counts=True
    )
    echoes = slot[place] == echo[place]
    documents = distinct_counts(group[echoes], document[place[echoes]], groups=len(key))
    kept = (documents >= least) & (share_true(group, echoes, count) >= _LEAST_ECHOES)
    kept &= (group_entropy(group, slot[place], count) >= _LEAST_VARIETY) & (
        key >> 16 != key & 0xFFFF
    )
    return [
        SlotPair(
            strings=(chr(pair >> 16), chr(pair & 0xFFFF)),
            count=times,
            documents=reports,
            before_comma=0.0,
        )
        for pair, times, reports in zip(
            key[kept].tolist(), count[kept].tolist(), documents[kept].tolist(), strict=True
        )
    ]


class _Sample:
    """The candidate strings, their occurrences in the sample, and their counts."""

    def __init__(self, coded: CodedText, document: Numbers, roles: Roles, least: int) -> None:
        self._strings = sorted(roles.before | roles.behind | roles.between)
        self._coded, self._document, self._least = coded, document, least
        self._found = AnchorFinder(self._strings).find(coded.codes)
        self._following = np.concatenate([coded.codes, [0]])
        self._clauses = int(coded.ends.sum()) + 1
        self._times = np.bincount(self._found.anchor, minlength=len(self._strings))
        self._before, self._behind, self._between = (
            np.array([s in role for s in self._strings], dtype=np.bool_)
            for role in (roles.before, roles.behind, roles.between)
        )

    def find_pairs(self) -> list[SlotPair]:
        head = np.flatnonzero(self._before[self._found.anchor])
        ones = _Chains(
            strings=tuple((string,) for string in self._strings),
            count=self._times,
            documents=self._times,
            before_comma=np.zeros(len(self._times)),
            group=self._found.anchor[head],
            last=head,
        )
        pairs = self._extend_chains(ones, self._behind | self._between)
        open_ended = self._between[self._found.anchor[pairs.last]]
        triples = self._extend_chains(_select_places(pairs, open_ended), self._behind)
        behind = {s for s, is_behind in zip(self._strings, self._behind, strict=True) if is_behind}
        return [
            SlotPair(strings=strings, count=count, documents=documents, before_comma=comma)
            for chains in (pairs, triples)
            for strings, count, documents, comma in zip(
                chains.strings,
                chains.count.tolist(),
                chains.documents.tolist(),
                chains.before_comma.tolist(),
                strict=True,
            )
            if strings[-1] in behind
        ]

    def _extend_chains(self, chains: _Chains, allowed: NDArray[np.bool_]) -> _Chains:
        """Return the chains with one more string that follows them more often than by chance."""
        place, last = self._pair_with_followers(chains, allowed)
        anchor = self._found.anchor[last]
        key, group, count = np.unique(
            chains.group[place] * len(self._strings) + anchor,
            return_inverse=True,
            return_counts=True,
        )
        former, added = key // max(len(self._strings), 1), key % max(len(self._strings), 1)
        together = count * float(self._clauses)
        chance = chains.count[former] * self._times[added].astype(np.float64)
        kept = (count >= self._least) & (together >= _LEAST_LIFT * chance)
        slot_start, slot_end = self._found.end[chains.last[place]], self._found.start[last]
        edges = (self._coded.codes[slot_start] * 31 + self._coded.codes[slot_end - 1]) & 0xFFFF
        documents = distinct_counts(group, self._document[slot_start], groups=len(key))
        kept &= documents >= self._least
        kept &= group_entropy(group, edges.astype(np.int64), count) >= _LEAST_VARIETY
        following = self._following[self._found.end[last]]
        number = np.cumsum(kept) - 1
        on = kept[group]
        return _Chains(
            strings=tuple(
                (*chains.strings[f], self._strings[a])
                for f, a in zip(former[kept].tolist(), added[kept].tolist(), strict=True)
            ),
            count=count[kept],
            documents=documents[kept],
            before_comma=share_true(group, following == _COMMA, count)[kept],
            group=number[group[on]],
            last=last[on],
        )

    def _pair_with_followers(
        self, chains: _Chains, allowed: NDArray[np.bool_]
    ) -> tuple[Numbers, Numbers]:
        """Return each chain with each string that follows it: (place of the chain, occurrence)."""
        places, lasts = [chains.last[:0]], [chains.last[:0]]
        for place, there in following_pairs(self._coded, self._found, chains.last):
            on = allowed[self._found.anchor[there]]
            places.append(place[on])
            lasts.append(there[on])
        return np.concatenate(places), np.concatenate(lasts)


def _select_places(chains: _Chains, kept: NDArray[np.bool_]) -> _Chains:
    return replace(chains, group=chains.group[kept], last=chains.last[kept])
