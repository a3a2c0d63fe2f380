"""Candidates come from both sides; the encoder ranks what it has read."""

from assistant.archive.embedding import Vector
from assistant.errors import EncoderError
from assistant.records import Filter
from assistant.retrieval.candidates import SearchRequest, find_candidates
from assistant.retrieval.search_mode import SearchMode
from tests.retrieval.conftest import FakeEmbedder, FakeStore, passage

PASSAGES = [passage(n, f"第{n}段", line=n) for n in range(1, 5)]


def _request(mode: SearchMode = SearchMode.HYBRID) -> SearchRequest:
    return SearchRequest(query="公厕", limit=4, filter=Filter(), preferred=Filter(), mode=mode)


def test_a_passage_that_only_the_encoder_finds_comes_first() -> None:
    store = FakeStore(
        PASSAGES, nearest=[(1, 0.3), (2, 0.29), (4, 0.3)], read=[(4, 0.9), (1, 0.7), (2, 0.7)]
    )
    found = find_candidates(store, FakeEmbedder(), _request(), encoder=FakeEmbedder())
    assert found.ranked[0] == (4, 1.0)
    assert {one for one, _ in found.ranked} == {1, 2, 4}


def test_candidates_are_read_only_where_the_encoder_read_all_of_them() -> None:
    def are_read(*read: tuple[int, float]) -> bool:
        store = FakeStore(PASSAGES, nearest=[(1, 0.3), (2, 0.29)], read=read)
        model = FakeEmbedder()
        return find_candidates(store, model, _request(), encoder=model).are_read

    assert are_read((1, 0.7), (2, 0.8))
    assert not are_read((1, 0.7))
    assert not are_read()


def test_modes_ask_their_side_alone() -> None:
    store = FakeStore(PASSAGES, matching=[(1, 3.0)], nearest=[(2, 0.3)], read=[(3, 0.9)])

    def found(mode: SearchMode) -> set[int]:
        candidates = find_candidates(store, FakeEmbedder(), _request(mode), encoder=FakeEmbedder())
        return {one for one, _ in candidates.ranked}

    assert found(SearchMode.KEYWORDS) == {1}
    assert found(SearchMode.VECTORS) == {2, 3}
    assert found(SearchMode.HYBRID) == {1, 2, 3}


def test_an_encoder_that_cannot_run_is_done_without() -> None:
    class Broken(FakeEmbedder):
        def encode_query(self, text: str) -> Vector:
            raise EncoderError("坏了")

    store = FakeStore(PASSAGES, matching=[(1, 3.0), (2, 1.0)], read=[(2, 0.9), (1, 0.1)])
    found = find_candidates(store, FakeEmbedder(), _request(), encoder=Broken())
    assert found.ranked == [(1, 1.0), (2, 0.0)]
    assert not found.are_read
