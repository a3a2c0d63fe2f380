"""Find candidate passages of a query, and score them by wording and meaning."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.archive.embedding import Embedder
from assistant.archive.protocol import PassageStore
from assistant.records import Filter
from assistant.retrieval.fusion import blend_rankings, fuse_scores
from assistant.retrieval.search_mode import SearchMode

_LEAST_CANDIDATES = 100  # of each ranking; more changed no measured result
_PREFERENCE = 0.35  # added to a score from 0 to 1 for a passage that the query's intent prefers


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A query with its conditions."""

    query: str
    limit: int
    filter: Filter  # every hit passes it
    preferred: Filter  # hits that pass it rank higher; empty for no preference
    mode: SearchMode


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scores:
    """The scores of one ranking, and the preferred passages in it."""

    scores: dict[int, float]
    preferred: frozenset[int] = frozenset()


_NOTHING = _Scores(scores={})


def find_candidates(
    store: PassageStore, embedder: Embedder, request: SearchRequest
) -> list[tuple[int, float]]:
    """Return (passage id, score), best first; scores compare within one result only."""
    wording = _NOTHING if request.mode is SearchMode.VECTORS else _search_wording(store, request)
    meaning = _NOTHING
    if request.mode is not SearchMode.KEYWORDS:
        meaning = _search_meaning(store, embedder, request, list(wording.scores))
    preferred = wording.preferred | meaning.preferred
    ranked = [
        (one, score + _PREFERENCE * (one in preferred))
        for one, score in fuse_scores(wording.scores, meaning.scores).items()
    ]
    return sorted(ranked, key=lambda pair: -pair[1])


def _search_wording(store: PassageStore, request: SearchRequest) -> _Scores:
    limit = max(_LEAST_CANDIDATES, 4 * request.limit)
    found = dict(store.search_keywords(request.query, limit=limit, filter=request.filter))
    if not request.preferred:
        return _Scores(scores=found)
    preferred = dict(store.search_keywords(request.query, limit=limit, filter=request.preferred))
    return _Scores(scores=found | preferred, preferred=frozenset(preferred))


def _search_meaning(
    store: PassageStore, embedder: Embedder, request: SearchRequest, known: list[int]
) -> _Scores:
    """Score the passages nearest to the query, and those in `known`."""
    limit = max(_LEAST_CANDIDATES, 4 * request.limit)
    vector = embedder.encode_query(request.query)
    found = dict(store.search_vectors(vector, limit=limit, filter=request.filter))
    preferred: dict[int, float] = {}
    if request.preferred:
        preferred = dict(store.search_vectors(vector, limit=limit, filter=request.preferred))
    ids = list(dict.fromkeys([*found, *preferred, *known]))
    return _Scores(
        scores=blend_rankings(store.similarities(vector, ids)), preferred=frozenset(preferred)
    )
