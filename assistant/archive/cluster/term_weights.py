"""Weigh the terms of texts and queries so that their inner product is the score of the local BM25.

score = sum over terms and fields of boost x idf x (k1 + 1) tf / (tf + k1 (1 - b + b length / average)).
What depends on the text goes into its sparse vector, the rest into that of the query. As in the
local index, lengths are rounded down to those that a byte can tell apart.
"""  # noqa: E501

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from assistant.archive.archive_records import KeywordEntry
from assistant.archive.index.character_ngrams import character_ngrams
from assistant.archive.index.term_boosts import COMMON_SHARE, FIELDS, field_boosts

_K1, _B = 1.2, 0.75
_EXACT = 24  # lengths up to here have a byte of their own; the others share one with a few


def _length_of_byte(byte: int) -> int:
    """Return the length that a byte stands for: past the exact ones a float of four bits."""
    if byte < _EXACT:
        return byte
    shift, mantissa = divmod(byte - _EXACT, 8)
    return _EXACT + (mantissa if not shift else (mantissa | 8) << (shift - 1))


_LENGTHS = [_length_of_byte(byte) for byte in range(256)]


def rounded_length(length: int) -> int:
    """Return the greatest length told apart that is not above `length`.

    >>> [rounded_length(length) for length in (0, 40, 41, 55, 57, 1000)]
    [0, 40, 40, 54, 56, 984]
    """
    return _LENGTHS[bisect_right(_LENGTHS, length) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTerms:
    """How often each term stands in each field of a text."""

    counts: Mapping[str, Mapping[str, int]]  # field → term → times

    @property
    def lengths(self) -> tuple[int, ...]:
        """The number of terms of each field."""
        return tuple(sum(self.counts[field].values()) for field in FIELDS)


def field_terms(entry: KeywordEntry) -> FieldTerms:
    """Return the terms of a text, its paragraph and its headings."""
    said = {"text": entry.clean, "paragraph": entry.paragraph, "headings": entry.headings}
    return FieldTerms(
        counts={field: Counter(character_ngrams(said[field]).split()) for field in FIELDS}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveCounts:
    """What BM25 has to know of an archive as a whole."""

    texts: int
    lengths: tuple[int, ...]  # terms of all texts in each field

    def average(self, field: str) -> float:
        """Return the average length of a field."""
        return self.lengths[FIELDS.index(field)] / self.texts if self.texts else 0.0

    def drift(self, former: ArchiveCounts) -> float:
        """Return the greatest share by which an average length differs from its former one."""
        pairs = [(former.average(field), self.average(field)) for field in FIELDS]
        return max(abs(now - before) / max(now, before, 1e-9) for before, now in pairs)


def text_weights(
    terms: FieldTerms, counts: ArchiveCounts, numbers: Mapping[tuple[str, str], int]
) -> dict[int, float]:
    """Return the sparse vector of a text; `numbers` has the dimension of each (field, term)."""
    weights: dict[int, float] = {}
    for field, length in zip(FIELDS, terms.lengths, strict=True):
        average = counts.average(field)
        share = rounded_length(length) / average if average else 0.0
        norm = _K1 * (1 - _B + _B * share)
        for term, times in terms.counts[field].items():
            if field in field_boosts(term):
                weights[numbers[field, term]] = times / (times + norm)
    return weights


def query_weights(
    query: str, counts: ArchiveCounts, known: Mapping[tuple[str, str], tuple[int, int]]
) -> dict[int, float]:
    """Return the sparse vector of a query.

    `known` has the dimension of each (field, term) of the archive, and in how many texts it stands.
    """
    terms = list(dict.fromkeys(character_ngrams(query).split()))
    most = COMMON_SHARE * counts.texts
    distinctive = [
        term for term in terms if len(term) > 1 or known.get(("paragraph", term), (0, 0))[1] <= most
    ]
    weights: dict[int, float] = {}
    for term in distinctive or terms:
        for field, boost in field_boosts(term).items():
            if (field, term) in known:
                number, texts = known[field, term]
                rarity = log(1 + (counts.texts - texts + 0.5) / (texts + 0.5))
                weights[number] = boost * rarity * (_K1 + 1)
    return weights
