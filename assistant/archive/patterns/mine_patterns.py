"""Mine the skeletons of a sample of reports by statistics alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.archive.patterns.coded_text import CodedText, Numbers
from assistant.archive.patterns.frequent_strings import FrequentString, frequent_strings
from assistant.archive.patterns.pattern_finder import SLOT
from assistant.archive.patterns.slot_pairs import (
    Roles,
    SlotPair,
    find_echoed_pairs,
    find_slot_pairs,
)

_LEAST_DOCUMENTS = 3
_LEAST_SHARE = 0.005  # of the documents of the sample
_MOST = 5000  # skeletons kept
_REPLACED_FROM = 0.8  # share from which a longer skeleton replaces the shorter one in it
_COMMA = "，"
_OPENING, _CLOSING = frozenset("《“"), frozenset("》”%")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A skeleton, and the number of documents of the sample it occurs in."""

    skeleton: str
    documents: int


def mine_skeletons(coded: CodedText, document: Numbers) -> list[str]:
    """Return the skeletons of a sample, those of most reports first.

    `document` has the report number of each character, counted from 0.
    """
    if not len(document):
        return []
    least = max(_LEAST_DOCUMENTS, int(_LEAST_SHARE * (document[-1] + 1)))
    words = frequent_strings(coded, document, least=least)
    chains = _drop_parts(find_slot_pairs(coded, document, _roles(words), least=least))
    frames = [
        *_single_frames(words),
        *_joined_frames(chains),
        *_joined_frames(find_echoed_pairs(coded, document, least=least), end=SLOT),
    ]
    frames.sort(key=lambda frame: (-frame.documents, frame.skeleton))
    return list(dict.fromkeys(frame.skeleton for frame in frames))[:_MOST]


def _single_frames(words: Iterable[FrequentString]) -> Iterator[_Frame]:
    """Yield the skeletons with one fixed string: 积极*, 截至目前，*, *走深走实, 聚焦*，*."""
    for word in words:
        if len(word.text) < 2 or not _is_plain(word.text):
            continue
        if skeleton := _single_skeleton(word):
            yield _Frame(skeleton=skeleton, documents=word.documents)
        if 0.6 <= word.before_comma < 0.9 and word.left >= 1.0 and word.opens < 0.5:
            yield _Frame(skeleton=SLOT + word.text, documents=word.documents)
        if _is_opener(word) and word.opens >= 0.5 and word.comma_clause >= 0.6:
            yield _Frame(skeleton=f"{word.text}{SLOT}{_COMMA}{SLOT}", documents=word.documents)


def _single_skeleton(word: FrequentString) -> str:
    if word.before_comma >= 0.6 and (word.opens >= 0.5 or word.left >= 1.0):
        edge = "" if word.opens >= 0.5 else SLOT
        return f"{edge}{word.text}{_COMMA}{SLOT}"
    if _is_opener(word) or _precedes_figures(word):
        return word.text + SLOT
    if len(word.text) >= 4 and word.closes >= 0.5 and word.left >= 1.8:
        return SLOT + word.text
    return ""


def _roles(words: Sequence[FrequentString]) -> Roles:
    plain = [word for word in words if _is_plain(word.text)]
    return Roles(
        before=frozenset(word.text for word in words if _is_extended(word)),
        behind=frozenset(word.text for word in plain if _follows_others(word)) | _CLOSING,
        between=frozenset(word.text for word in plain if _stands_between(word)),
    )


def _is_plain(text: str) -> bool:
    return not (_OPENING | _CLOSING) & set(text)


def _is_opener(word: FrequentString) -> bool:
    return word.opens >= 0.3 and word.right >= 2.5


def _precedes_figures(word: FrequentString) -> bool:
    if len(word.text) == 1:
        return False
    if word.opens >= 0.5:
        return word.before_figure >= 0.2
    return word.before_figure >= 0.5 and word.left >= 1.5


def _is_extended(word: FrequentString) -> bool:
    if (_OPENING | _CLOSING) & set(word.text[:-1]) or word.text[-1] in _CLOSING:
        return False
    if len(word.text) == 1:
        if word.before_figure >= 0.3 and word.left >= 4.5:
            return True
        return (
            _is_plain(word.text)
            and word.right >= 4.5
            and (word.opens >= 0.5 or (word.opens >= 0.1 and word.left >= 4))
        )
    return _precedes_figures(word) or (
        word.opens >= 0.15 and (word.right >= 2.5 or word.text[-1] in _OPENING)
    )


def _follows_others(word: FrequentString) -> bool:
    if len(word.text) == 1 or word.left < 1.5:
        return False
    return word.closes >= 0.1 or (len(word.text) >= 3 and word.right >= 1.5)


def _stands_between(word: FrequentString) -> bool:
    if len(word.text) == 1:
        return word.opens >= 0.05 and word.left >= 5 and word.right >= 5
    return word.left >= 2.5 and word.right >= 2.5


def _joined_frames(chains: Iterable[SlotPair], *, end: str = "") -> Iterator[_Frame]:
    for chain in chains:
        edge = _COMMA + SLOT if chain.before_comma >= _REPLACED_FROM else end
        yield _Frame(skeleton=SLOT.join(chain.strings) + edge, documents=chain.documents)


def _drop_parts(chains: Sequence[SlotPair]) -> list[SlotPair]:
    """Return the chains without those that rarely occur outside a longer one."""
    counts = {chain.strings: chain.count for chain in chains}
    parts = {
        shorter
        for chain in chains
        for shorter in _shortened_strings(chain.strings)
        if chain.count >= _REPLACED_FROM * counts.get(shorter, math.inf)
    }
    return [chain for chain in chains if chain.strings not in parts]


def _shortened_strings(strings: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield `strings` with one of them shortened at an end, or dropped at an end."""
    for place, string in enumerate(strings):
        for start in range(len(string)):
            for end in range(start + 1, len(string) + 1):
                if end - start < len(string):
                    yield (*strings[:place], string[start:end], *strings[place + 1 :])
    if len(strings) > 2:
        yield strings[1:]
        yield strings[:-1]
