"""Tell whether passages are near to a query, or no nearer than chance brings any text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Embedder, Vector
from assistant.archive.protocol import PassageStore
from assistant.resources import data_lines
from assistant.retrieval.candidates import Candidates
from assistant.text.clean import clean
from assistant.text.similarity import character_pairs

# Chosen on unrelated queries and short ones of drafters; flat around these (docs/retrieval.md).
_LEAST = 2.1  # deviations that something near lies above unrelated queries
_MATCHING_SHARE = 0.6  # of its pairs of characters is an answer whatever it means
_READ = 5  # of the best keyword hits
_NEAREST = 7  # passages whose mean is taken: a single one may be near by chance
_ASKED = 32  # unrelated queries: all of them changed no decision
_TO_DEVIATION = 1.4826  # from the median absolute deviation, for a normal distribution
_LEAST_DEVIATION = 1e-4  # of cosines; less is rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chance:
    """How near the nearest passages come to unrelated queries."""

    usual: float
    deviation: float


_Key = tuple[str, int]  # the encoder's fingerprint, and the number of passages that it has read
_computed: WeakKeyDictionary[PassageStore, tuple[_Key, _Chance]] = WeakKeyDictionary()


def is_nothing_near(
    store: PassageStore, encoder: Embedder | None, query: str, found: Candidates
) -> bool:
    """Return whether nothing in the archive is nearer to `query` than chance, or has its wording.

    Where the encoder has not read all candidates, nobody can tell: an unread one may be near.
    """
    if encoder is None or not found.are_read:
        return False
    passages = store.passages(found.matching[:_READ])
    if _shared_wording(query, [passage.text for passage in passages]) >= _MATCHING_SHARE:
        return False
    chance = _measured_chance(store, encoder)
    near = _nearness(store, found.vectors[VectorSpace.ENCODER])
    return near <= chance.usual + _LEAST * chance.deviation


def _shared_wording(query: str, texts: Sequence[str]) -> float:
    """Return the largest share of the query's pairs of characters that one of the texts has."""
    wanted = {pair for term in query.split() for pair in character_pairs(term) or (term,)}
    counts = [sum(pair in text for pair in wanted) for text in map(clean, texts)]
    return max(counts, default=0) / max(1, len(wanted))


def _measured_chance(store: PassageStore, encoder: Embedder) -> _Chance:
    """Return how near passages come to unrelated queries.

    That depends on the model and grows with the archive, so it is measured on this archive, with
    queries about everyday things. It is kept until the encoder has read other passages.
    """
    key = (encoder.fingerprint, store.encoded_passages())
    known = _computed.get(store)
    if known is None or known[0] != key:
        known = (key, _measure(store, encoder))
        _computed[store] = known
    return known[1]


def _measure(store: PassageStore, encoder: Embedder) -> _Chance:
    queries = unrelated_queries()[:_ASKED]
    near = [_nearness(store, encoder.encode_query(query)) for query in queries]
    usual = float(np.median(near))
    spread = _TO_DEVIATION * float(np.median(np.abs(np.array(near) - usual)))
    return _Chance(usual=usual, deviation=max(spread, _LEAST_DEVIATION))


def _nearness(store: PassageStore, query: Vector) -> float:
    """Return the mean cosine of the nearest passages that the encoder has read."""
    found = store.search_vectors(query, limit=_NEAREST, space=VectorSpace.ENCODER)
    return sum(cosine for _, cosine in found) / max(1, len(found))


def unrelated_queries() -> tuple[str, ...]:
    """Return queries that no report of an office answers."""
    return data_lines("unrelated_queries.txt")
