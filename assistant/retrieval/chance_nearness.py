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
_LEAST = 2.4  # deviations that something near lies above unrelated queries
_STATIC_WEIGHT = 0.25  # of the static model's deviations beside those of the encoder
_WORDING_WEIGHT = 4.0  # deviations for all pairs of characters of the query in one passage …
_CHANCE_SHARE = 0.15  # … less the share that unrelated queries usually have
_MATCHING_SHARE = 0.6  # is an answer whatever it means; unrelated passages reach a half
_READ = 5  # of the best keyword hits
_NEAREST = 10  # passages whose mean is taken: a single one may be near by chance
_ASKED = 32  # unrelated queries: all of them changed no decision
_TO_DEVIATION = 1.4826  # from the median absolute deviation, for a normal distribution
_LEAST_DEVIATION = 1e-4  # of cosines; less is rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chance:
    """How near the nearest passages come to unrelated queries in one space."""

    usual: float
    deviation: float

    def deviations(self, store: PassageStore, query: Vector, space: VectorSpace) -> float:
        """Return how far the nearest passages lie above chance."""
        return (_nearness(store, query, space) - self.usual) / self.deviation


_Key = tuple[str, str, int]  # fingerprints, and the number of passages that the encoder has read
_Measured = dict[VectorSpace, _Chance]
_computed: WeakKeyDictionary[PassageStore, tuple[_Key, _Measured]] = WeakKeyDictionary()


def is_nothing_near(
    store: PassageStore,
    embedder: Embedder,
    encoder: Embedder | None,
    query: str,
    found: Candidates,
) -> bool:
    """Return whether nothing in the archive is nearer to `query` than chance, or has its wording.

    Where the encoder has not read all candidates, nobody can tell: an unread one may be near.
    """
    if encoder is None or not found.are_read:
        return False
    passages = store.passages(found.matching[:_READ])
    share = _shared_wording(query, [passage.text for passage in passages])
    if share >= _MATCHING_SHARE:
        return False
    chance = _measured_chance(store, embedder, encoder)
    above = {
        space: chance[space].deviations(store, vector, space)
        for space, vector in found.vectors.items()
    }
    meaning = above[VectorSpace.ENCODER] + _STATIC_WEIGHT * above[VectorSpace.STATIC]
    return meaning + _WORDING_WEIGHT * (share - _CHANCE_SHARE) <= _LEAST


def _shared_wording(query: str, texts: Sequence[str]) -> float:
    """Return the largest share of the query's pairs of characters that one of the texts has."""
    wanted = {pair for term in query.split() for pair in character_pairs(term) or (term,)}
    counts = [sum(pair in text for pair in wanted) for text in map(clean, texts)]
    return max(counts, default=0) / max(1, len(wanted))


def _measured_chance(store: PassageStore, embedder: Embedder, encoder: Embedder) -> _Measured:
    """Return how near passages come to unrelated queries.

    That depends on the models and grows with the archive, so it is measured on this archive, with
    queries about everyday things. It is kept until the encoder has read other passages.
    """
    key = (embedder.fingerprint, encoder.fingerprint, store.encoded_passages())
    known = _computed.get(store)
    if known is None or known[0] != key:
        models = {VectorSpace.STATIC: embedder, VectorSpace.ENCODER: encoder}
        known = (key, {space: _measure(store, model, space) for space, model in models.items()})
        _computed[store] = known
    return known[1]


def _measure(store: PassageStore, model: Embedder, space: VectorSpace) -> _Chance:
    queries = unrelated_queries()[:_ASKED]
    near = [_nearness(store, model.encode_query(query), space) for query in queries]
    usual = float(np.median(near))
    spread = _TO_DEVIATION * float(np.median(np.abs(np.array(near) - usual)))
    return _Chance(usual=usual, deviation=max(spread, _LEAST_DEVIATION))


def _nearness(store: PassageStore, query: Vector, space: VectorSpace) -> float:
    """Return the mean cosine of the nearest passages."""
    found = store.search_vectors(query, limit=_NEAREST, space=space)
    return sum(cosine for _, cosine in found) / max(1, len(found))


def unrelated_queries() -> tuple[str, ...]:
    """Return queries that no report of an office answers."""
    return data_lines("unrelated_queries.txt")
