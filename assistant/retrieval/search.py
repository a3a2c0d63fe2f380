"""Search passages by wording and meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.archive.embedding import Embedder
from assistant.archive.protocol import PassageStore
from assistant.errors import QueryError
from assistant.records import Filter, Hit, StoredPassage
from assistant.retrieval.candidates import SearchRequest, find_candidates
from assistant.retrieval.chance_nearness import is_nothing_near
from assistant.retrieval.diversify_hits import select_hits
from assistant.retrieval.query_intent import parse_intent
from assistant.retrieval.rerank import DEPTH, Reranker
from assistant.retrieval.search_mode import SearchMode
from assistant.text.clean import clean

_LONGEST_QUERY = 1000  # characters; more is a document, not a question
_OF_ONE_REPORT = 4  # hits, as long as other reports answer too


def search(
    store: PassageStore,
    embedder: Embedder,
    query: str,
    *,
    limit: int,
    filter: Filter | None = None,
    encoder: Embedder | None = None,
    mode: SearchMode = SearchMode.HYBRID,
    literal: bool = False,
    of_one_report: int | None = _OF_ONE_REPORT,
    reranker: Reranker | None = None,
) -> list[Hit]:
    """Return at most `limit` hits, best first, one for each paragraph.

    Conditions in the query (a year, a bureau, problems) prefer such passages, unless `literal`.
    `filter` is strict. With an `encoder` there are none where nothing is near to the query. Raises
    QueryError for an empty query.
    """
    given = filter or Filter()
    request = _build_request(query, limit, given, mode, literal=literal)
    depth = limit if reranker is None else max(limit, DEPTH)
    found = find_candidates(store, embedder, request, encoder=encoder)
    if mode is SearchMode.HYBRID and is_nothing_near(store, encoder, request.query, found):
        return []
    hits = select_hits(
        _read_passages(store, found.ranked, 2 * depth, given),
        limit=depth,
        of_one_report=None if given.reports else of_one_report,
    )
    return hits if reranker is None else reranker.rerank(request.query, hits)[:limit]


def _build_request(
    query: str, limit: int, given: Filter, mode: SearchMode, *, literal: bool
) -> SearchRequest:
    cleaned = clean(query[:_LONGEST_QUERY]).strip()
    if not cleaned:
        raise QueryError(
            "查询是空的。", hint="请输入词语或一句话，例如：assistant search 老旧小区改造"
        )
    intent = parse_intent("" if literal else cleaned, given=given)
    return SearchRequest(
        query=intent.rest or cleaned,
        limit=limit,
        filter=given,
        preferred=intent.wanted if intent else Filter(),
        mode=mode,
    )


def _read_passages(
    store: PassageStore, ranked: Sequence[tuple[int, float]], at_a_time: int, wanted: Filter
) -> Iterator[tuple[StoredPassage, float]]:
    """Yield the passages in order, read in batches: most candidates are never shown."""
    scores = dict(ranked)
    for start in range(0, len(ranked), at_a_time):
        ids = [one for one, _ in ranked[start : start + at_a_time]]
        for passage in store.passages(ids, filter=wanted):
            yield passage, scores[passage.id]
