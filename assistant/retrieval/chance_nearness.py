"""Tell whether passages are near to a query, or no nearer than chance brings any text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from weakref import WeakKeyDictionary

import numpy as np

from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Embedder
from assistant.archive.protocol import PassageStore
from assistant.retrieval.candidates import Candidates
from assistant.text.clean import clean
from assistant.text.similarity import character_pairs

_DEVIATIONS = 1.7  # above the usual best cosine of an unrelated query (docs/retrieval.md)
_MATCHING_SHARE = 0.6  # of the pairs of characters of a query; unrelated passages reach a half
_READ = 5  # of the best keyword hits
_TO_DEVIATION = 1.4826  # from the median absolute deviation, for a normal distribution

_Key = tuple[str, int]  # fingerprint of the encoder, number of passages that it has read
_computed: WeakKeyDictionary[PassageStore, tuple[_Key, float]] = WeakKeyDictionary()


def is_nothing_near(
    store: PassageStore, encoder: Embedder | None, query: str, found: Candidates
) -> bool:
    """Return whether no candidate is nearer to `query` than chance, or matches its wording.

    Where the encoder has not read all candidates, nobody can tell: an unread one may be near.
    """
    if encoder is None or found.nearest is None:
        return False
    if found.nearest > _chance_cosine(store, encoder):
        return False
    passages = store.passages(found.matching[:_READ])
    return not _matches_wording(query, (passage.text for passage in passages))


def _matches_wording(query: str, texts: Iterable[str]) -> bool:
    """Return whether one of the texts has most of the query's pairs of characters."""
    wanted = {pair for term in query.split() for pair in character_pairs(term) or (term,)}
    least = _MATCHING_SHARE * len(wanted)
    return any(sum(pair in text for pair in wanted) >= least for text in map(clean, texts))


def _chance_cosine(store: PassageStore, encoder: Embedder) -> float:
    """Return the cosine that the best passage for an unrelated query hardly exceeds.

    It depends on the model and grows with the archive, so it is measured on this archive, with
    queries about everyday things. It is kept until the encoder has read other passages.
    """
    key = (encoder.fingerprint, store.encoded_passages())
    known = _computed.get(store)
    if known is None or known[0] != key:
        known = (key, _measure(store, encoder))
        _computed[store] = known
    return known[1]


def _measure(store: PassageStore, encoder: Embedder) -> float:
    best = [
        cosine
        for query in unrelated_queries()
        for _, cosine in store.search_vectors(
            encoder.encode_query(query), limit=1, space=VectorSpace.ENCODER
        )
    ]
    usual = float(np.median(best))
    deviation = _TO_DEVIATION * float(np.median(np.abs(np.array(best) - usual)))
    return usual + _DEVIATIONS * deviation


@cache
def unrelated_queries() -> tuple[str, ...]:
    """Return queries that no report of an office answers."""
    path = files("assistant") / "data" / "unrelated_queries.txt"
    return tuple(path.read_text(encoding="utf-8").split("\n")[:-1])
