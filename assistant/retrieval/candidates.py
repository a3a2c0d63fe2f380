"""Find candidate passages of a query, and score them by wording and meaning."""

from __future__ import annotations

from collections.abc import Mapping
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
    # The highest cosine of a passage; None unless the encoder has read all candidates.
    nearest: Mapping[VectorSpace, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ranking:
    """The passages that one side found, and those of them that are preferred."""

    scores: dict[int, float]
    preferred: frozenset[int] = frozenset()


_NOTHING = _Ranking(scores={})


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
    wording = static = read = _NOTHING
    vector = encoded = None
    if request.mode is not SearchMode.VECTORS:
        wording = _search_wording(store, request)
    if request.mode is not SearchMode.KEYWORDS:
        vector = embedder.encode_query(request.query)
        static = _search_vectors(store, vector, request, VectorSpace.STATIC)
        encoded = _encode_query(store, encoder, request.query)
        read = _search_vectors(store, encoded, request, VectorSpace.ENCODER)
    ids = list({**wording.scores, **static.scores, **read.scores})
    static_cosines = _cosines(store, vector, ids, VectorSpace.STATIC)
    encoder_cosines = _cosines(store, encoded, ids, VectorSpace.ENCODER)
    fused = fuse_scores(
        wording.scores,
        blend_static(static_cosines),
        blend_encoder(encoder_cosines),
        request.weights,
    )
    for one in wording.preferred | static.preferred | read.preferred:
        if one in fused:
            fused[one] += _PREFERENCE
    ranked = sorted(scale_min_max(fused).items(), key=lambda pair: -pair[1])
    return Candidates(
        ranked=ranked,
        matching=list(wording.scores),
        nearest=_nearest(static_cosines, encoder_cosines),
    )


def _encode_query(store: PassageStore, encoder: Embedder | None, query: str) -> Vector | None:
    """Return the encoder's vector; None where it has read nothing, or cannot run."""
    if encoder is None or not store.encoded_passages():
        return None
    try:
        return encoder.encode_query(query)
    except EncoderError:
        return None


def _search_wording(store: PassageStore, request: SearchRequest) -> _Ranking:
    limit = _depth(request)
    found = dict(store.search_keywords(request.query, limit=limit, filter=request.filter))
    if not request.preferred:
        return _Ranking(scores=found)
    preferred = dict(store.search_keywords(request.query, limit=limit, filter=request.preferred))
    return _Ranking(scores=found | preferred, preferred=frozenset(preferred))


def _search_vectors(
    store: PassageStore, vector: Vector | None, request: SearchRequest, space: VectorSpace
) -> _Ranking:
    if vector is None:
        return _NOTHING
    limit = _depth(request)
    found = dict(store.search_vectors(vector, limit=limit, filter=request.filter, space=space))
    if not request.preferred:
        return _Ranking(scores=found)
    preferred = dict(
        store.search_vectors(vector, limit=limit, filter=request.preferred, space=space)
    )
    return _Ranking(scores=found | preferred, preferred=frozenset(preferred))


def _cosines(
    store: PassageStore, vector: Vector | None, ids: list[int], space: VectorSpace
) -> dict[int, tuple[float, float]]:
    """Return the exact cosines of all candidates: a keyword hit may lie just below the nearest."""
    return {} if vector is None else store.similarities(vector, ids, space=space)


def _nearest(
    static: Mapping[int, tuple[float, float]], encoder: Mapping[int, tuple[float, float]]
) -> dict[VectorSpace, float] | None:
    if not encoder or len(encoder) < len(static):
        return None
    sides = {VectorSpace.STATIC: static, VectorSpace.ENCODER: encoder}
    return {
        space: max((own for own, _ in cosines.values()), default=0.0)
        for space, cosines in sides.items()
    }


def _depth(request: SearchRequest) -> int:
    return max(_LEAST_CANDIDATES, 4 * request.limit)
