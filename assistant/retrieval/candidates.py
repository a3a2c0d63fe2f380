"""Find candidate passages of a query, and score them by wording and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Embedder, Vector
from assistant.archive.protocol import PassageStore
from assistant.errors import EncoderError
from assistant.records import Filter
from assistant.retrieval.fusion import (
    USUAL_WEIGHTS,
    FusionWeights,
    blend_encoder,
    blend_static,
    fuse_scores,
    scale_min_max,
)
from assistant.retrieval.search_mode import SearchMode

_LEAST_CANDIDATES = 100  # of each ranking; more changed no measured result
_PREFERENCE = 1.25  # added to a standard score for a passage that the query's intent prefers


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A query with its conditions."""

    query: str
    limit: int
    filter: Filter  # every hit passes it
    preferred: Filter  # hits that pass it rank higher; empty for no preference
    mode: SearchMode
    weights: FusionWeights = USUAL_WEIGHTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The scored candidates of a query."""

    ranked: list[tuple[int, float]]  # (passage id, score from 0 to 1), best first
    matching: list[int]  # those that the keywords found, best first
    vectors: Mapping[VectorSpace, Vector]  # of the query, in the spaces that were searched
    are_read: bool  # whether the encoder has read all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranking:
    """The passages that one side found, and those of them that are preferred."""

    scores: dict[int, float]
    preferred: frozenset[int] = frozenset()


def find_candidates(
    store: PassageStore,
    embedder: Embedder,
    request: SearchRequest,
    *,
    encoder: Embedder | None = None,
) -> Candidates:
    """Return candidates of keywords, of the static model and of the encoder, ranked by all three.

    Without `encoder`, or where it fails, by the other two.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:  # the indexes let other threads run
        by_wording = beside.submit(_search_wording, store, request)
        vectors = _encode_query(store, embedder, encoder, request)
        near = [_search_vectors(store, one, request, space) for space, one in vectors.items()]
    wording = by_wording.result()
    ids = list(dict.fromkeys(one for found in (wording, *near) for one in found.scores))
    # Exact ones of all: a keyword hit may lie just below the nearest.
    cosines = store.similarities(vectors, ids) if vectors else {}
    static, read = (cosines.get(space, {}) for space in (VectorSpace.STATIC, VectorSpace.ENCODER))
    fused = fuse_scores(wording.scores, blend_static(static), blend_encoder(read), request.weights)
    for one in wording.preferred.union(*(found.preferred for found in near)):
        if one in fused:
            fused[one] += _PREFERENCE
    return Candidates(
        ranked=sorted(scale_min_max(fused).items(), key=lambda pair: -pair[1]),
        matching=list(wording.scores),
        vectors=vectors,
        are_read=0 < len(read) >= len(static),
    )


def _encode_query(
    store: PassageStore, embedder: Embedder, encoder: Embedder | None, request: SearchRequest
) -> dict[VectorSpace, Vector]:
    """Return the query's vectors; none of the encoder where it has read nothing, or cannot run."""
    if request.mode is SearchMode.KEYWORDS:
        return {}
    vectors = {VectorSpace.STATIC: embedder.encode_query(request.query)}
    if encoder is not None and store.encoded_passages():
        with suppress(EncoderError):
            vectors[VectorSpace.ENCODER] = encoder.encode_query(request.query)
    return vectors


def _search_wording(store: PassageStore, request: SearchRequest) -> _Ranking:
    if request.mode is SearchMode.VECTORS:
        return _Ranking(scores={})
    limit = _depth(request)
    found = dict(store.search_keywords(request.query, limit=limit, filter=request.filter))
    if not request.preferred:
        return _Ranking(scores=found)
    preferred = dict(store.search_keywords(request.query, limit=limit, filter=request.preferred))
    return _Ranking(scores=found | preferred, preferred=frozenset(preferred))


def _search_vectors(
    store: PassageStore, vector: Vector, request: SearchRequest, space: VectorSpace
) -> _Ranking:
    limit = _depth(request)
    found = dict(store.search_vectors(vector, limit=limit, filter=request.filter, space=space))
    if not request.preferred:
        return _Ranking(scores=found)
    preferred = dict(
        store.search_vectors(vector, limit=limit, filter=request.preferred, space=space)
    )
    return _Ranking(scores=found | preferred, preferred=frozenset(preferred))


def _depth(request: SearchRequest) -> int:
    return max(_LEAST_CANDIDATES, 4 * request.limit)
