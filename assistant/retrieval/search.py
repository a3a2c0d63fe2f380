"""Answer a query with ranked passages, by wording and by meaning."""

from collections.abc import Iterable, Iterator

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
    filter: Filter | None = None,
    mode: Mode = Mode.HYBRID,
) -> list[Hit]:
    """Return at most `limit` hits, best first; two of one paragraph count as one.

    Raises QueryError for an empty query.
    """
    cleaned = clean(query[:_LONGEST_QUERY]).strip()
    if not cleaned:
        raise QueryError(
            "查询是空的。", hint="请输入词语或一句话，例如：assistant search 老旧小区改造"
        )
    wanted = filter or Filter()
    ranked = _candidates(store, embedder, cleaned, max(_CANDIDATES, limit * 4), wanted, mode)
    scores = dict(ranked)
    passages = _one_a_paragraph(_fetched(store, list(scores), 2 * limit, wanted))
    return [
        Hit(rank=rank, score=scores[passage.id], passage=passage)
        for rank, passage in zip(range(1, limit + 1), passages, strict=False)
    ]


def _fetched(
    store: PassageStore, ids: list[int], at_a_time: int, wanted: Filter
) -> Iterator[StoredPassage]:
    """Yield the passages in order, read a few at a time: most candidates are never shown."""
    for start in range(0, len(ids), at_a_time):
        yield from store.passages(ids[start : start + at_a_time], filter=wanted)


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


def _one_a_paragraph(passages: Iterable[StoredPassage]) -> Iterator[StoredPassage]:
    """Yield the best passage of each paragraph: its neighbours are read with it."""
    seen: set[tuple[str, int]] = set()
    for passage in passages:
        paragraph = (passage.report_id, passage.place.line)
        if paragraph not in seen:
            seen.add(paragraph)
            yield passage
