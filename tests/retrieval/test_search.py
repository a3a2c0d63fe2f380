"""A search asks the side it is told to, shows a paragraph once and refuses an empty query."""

from collections.abc import Sequence

import pytest

from assistant.errors import QueryError
from assistant.records import Filter, Hit
from assistant.retrieval.rerank import reorder_by_scores
from assistant.retrieval.search import search
from assistant.retrieval.search_mode import SearchMode
from tests.retrieval.conftest import FakeEmbedder, FakeStore, passage

PASSAGES = [
    passage(1, "一是新建公厕", line=5),
    passage(2, "二是改造公厕", line=5),
    passage(3, "整治背街小巷", line=6),
    passage(4, "清理河道垃圾", line=5, report="r2"),
]


@pytest.mark.parametrize(
    ("mode", "found"),
    [
        pytest.param(
            SearchMode.KEYWORDS, [2, 3], id="keywords alone; 1 stands in the paragraph of 2"
        ),
        pytest.param(SearchMode.VECTORS, [4, 3], id="vectors alone"),
        pytest.param(SearchMode.HYBRID, [3, 2, 4], id="both: what both found comes first"),
    ],
)
def test_modes(mode: SearchMode, found: list[int]) -> None:
    store = FakeStore(
        PASSAGES,
        matching=[(2, 9.0), (3, 8.9), (1, 8.0)],
        nearest=[(4, 0.82), (3, 0.81), (9, 0.1)],  # 9 is gone from the store
    )
    hits = search(store, FakeEmbedder(), "公厕", limit=3, mode=mode)
    assert [hit.passage.id for hit in hits] == found
    assert [hit.rank for hit in hits] == [1, 2, 3][: len(found)]


def test_more_is_read_until_the_limit_is_reached() -> None:
    passages = [passage(n, "同段", line=1) for n in range(20)] + [passage(20, "别段", line=2)]
    store = FakeStore(passages, matching=[(n, 30.0 - n) for n in range(21)])
    hits = search(store, FakeEmbedder(), "段", limit=2, mode=SearchMode.KEYWORDS)
    assert [hit.passage.id for hit in hits] == [0, 20]


def test_the_filter_reaches_every_question() -> None:
    store = FakeStore(PASSAGES, matching=[(1, 1.0)], nearest=[(1, 1.0)])
    wanted = Filter(years=(2024,))
    search(store, FakeEmbedder(), "公厕", limit=1, filter=wanted)
    assert store.filters == [wanted] * 3


def test_what_the_query_names_is_favoured_but_not_demanded() -> None:
    def found(*, literal: bool) -> list[int]:
        store = FakeStore(
            PASSAGES,
            matching=[(2, 9.0), (3, 8.9), (4, 4.0)],
            nearest=[(2, 0.9), (3, 0.9), (4, 0.5)],
            favoured=[3],
        )
        hits = search(store, FakeEmbedder(), "2023年公厕", limit=3, literal=literal)
        return [hit.passage.id for hit in hits]

    assert found(literal=False) == [3, 2, 4]
    assert found(literal=True) == [2, 3, 4]


def test_a_reranker_sees_more_than_is_shown() -> None:
    class Backwards:
        def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
            return reorder_by_scores([float(hit.rank) for hit in hits], hits)

    store = FakeStore(PASSAGES, matching=[(2, 9.0), (3, 8.9), (4, 4.0)])
    hits = search(
        store, FakeEmbedder(), "公厕", limit=1, mode=SearchMode.KEYWORDS, reranker=Backwards()
    )
    assert [(hit.rank, hit.passage.id) for hit in hits] == [(1, 4)]


def test_a_search_with_nothing_near_finds_nothing() -> None:
    store = FakeStore(PASSAGES, matching=[(3, 1.0)], nearest=[(3, 0.2)], read=[(3, 0.8)])

    def found(query: str, mode: SearchMode = SearchMode.HYBRID) -> list[int]:
        model = FakeEmbedder()
        hits = search(store, model, query, limit=3, encoder=model, mode=mode)
        return [hit.passage.id for hit in hits]

    # Unrelated queries come as near as this one.
    assert found("红烧肉") == []
    assert found("背街小巷") == [3]
    assert found("红烧肉", SearchMode.VECTORS) == [3]


@pytest.mark.parametrize("query", ["", "  \u3000\n", "\u200b"])
def test_an_empty_query_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="空"):
        search(FakeStore([]), FakeEmbedder(), query, limit=1)
