"""Answer a query with ranked passages, by wording and by meaning."""

from collections.abc import Iterator

from assistant.archive.embedding import Embedder
from assistant.archive.protocol import PassageStore
from assistant.errors import QueryError
from assistant.records import Filter, Hit, StoredPassage
from assistant.retrieval.fusion import fuse
from assistant.retrieval.mode import Mode
from assistant.text.clean import clean

_LONGEST_QUERY = 1000  # characters; more is a document, not a question
_CANDIDATES = 100  # of each side; more changed no measured result
_KEYWORD_WEIGHT, _VECTOR_WEIGHT = 0.6, 0.4


def search(
    store: PassageStore,
    embedder: Embedder,
    query: str,
    *,
    limit: int,
    filter: Filter | None = None,  # noqa: A002 (the word users know)
    mode: Mode = Mode.HYBRID,
) -> list[Hit]:
    """Return at most `limit` hits, best first; two of one paragraph count as one.

    Raises QueryError for an empty query.
    """
    cleaned = clean(query[:_LONGEST_QUERY])
    if not cleaned:
        raise QueryError(
            "查询是空的。", hint="请输入词语或一句话，例如：assistant search 老旧小区改造"
        )
    wanted = filter or Filter()
    ranked = _candidates(store, embedder, cleaned, max(_CANDIDATES, limit * 4), wanted, mode)
    scores = dict(ranked)
    passages = store.passages([passage_id for passage_id, _ in ranked], filter=wanted)
    return [
        Hit(rank=rank, score=scores[passage.id], passage=passage)
        for rank, passage in zip(range(1, limit + 1), _one_a_paragraph(passages), strict=False)
    ]


def _candidates(
    store: PassageStore,
    embedder: Embedder,
    query: str,
    limit: int,
    wanted: Filter,
    mode: Mode,
) -> list[tuple[int, float]]:
    if mode is Mode.KEYWORDS:
        return store.matching(query, limit=limit, filter=wanted)
    nearest = store.nearest(embedder.encode_query(query), limit=limit, filter=wanted)
    if mode is Mode.VECTORS:
        return nearest
    matching = store.matching(query, limit=limit, filter=wanted)
    return fuse([matching, nearest], weights=[_KEYWORD_WEIGHT, _VECTOR_WEIGHT])


def _one_a_paragraph(passages: list[StoredPassage]) -> Iterator[StoredPassage]:
    """Yield the best passage of each paragraph: its neighbours are read with it."""
    seen: set[tuple[str, int]] = set()
    for passage in passages:
        paragraph = (passage.report_id, passage.place.line)
        if paragraph not in seen:
            seen.add(paragraph)
            yield passage
