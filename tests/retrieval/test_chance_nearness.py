"""Nothing is near where the best passage is no nearer than unrelated queries come."""

from dataclasses import replace

import numpy as np
import pytest

from assistant.archive.archive_records import VectorSpace
from assistant.archive.embedding import Vector
from assistant.retrieval.candidates import Candidates
from assistant.retrieval.chance_nearness import is_nothing_near
from tests.retrieval.conftest import FakeEmbedder, FakeStore, passage

PASSAGES = [passage(1, "推进垃圾分类，新建公厕三座", line=1)]


class ChanceStore(FakeStore):
    """Unrelated queries, along the first axis, come as near as 0.80, 0.82, 0.84 and so on.

    Any other query comes as near as its length.
    """

    asked = 0

    def search_vectors(self, vector: Vector, **_: object) -> list[tuple[int, float]]:
        self.asked += 1
        length = float(np.linalg.norm(vector))
        return [(1, 0.8 + 0.02 * (self.asked % 3) if length == 1 else length)]


def _found(encoder: float) -> Candidates:
    """Return candidates of a query that is as near as this."""
    vectors = {VectorSpace.ENCODER: np.array([0, encoder], dtype=np.float32)}
    return Candidates(ranked=[(1, 1.0)], matching=[1], vectors=vectors, are_read=True)


def _says_nothing(store: FakeStore, query: str, found: Candidates) -> bool:
    return is_nothing_near(store, FakeEmbedder(), query, found)


# A deviation is 1.4826 times 0.02, about 0.03; 2.1 of them are needed.
@pytest.mark.parametrize(
    ("encoder", "query", "nothing"),
    [
        pytest.param(0.82, "红烧肉", True, id="as near as chance"),
        pytest.param(0.87, "红烧肉", True, id="1.7 deviations"),
        pytest.param(0.92, "红烧肉", False, id="3.4 deviations"),
        pytest.param(0.5, "垃圾分类", False, id="far, but verbatim"),
        pytest.param(0.5, "公厕 垃圾", False, id="two words, both verbatim"),
        pytest.param(0.82, "公厕 红烧肉", True, id="a third of the pairs"),
        pytest.param(0.5, "厕", False, id="one character"),
    ],
)
def test_nothing_near(encoder: float, query: str, *, nothing: bool) -> None:
    assert _says_nothing(ChanceStore(PASSAGES), query, _found(encoder)) is nothing


def test_nobody_can_tell_without_an_encoder_or_where_not_all_is_read() -> None:
    store, unread = ChanceStore(PASSAGES), replace(_found(0.1), are_read=False)
    assert not _says_nothing(store, "红烧肉", unread)
    assert not is_nothing_near(store, None, "红烧肉", _found(0.1))


def test_chance_is_measured_again_when_more_has_been_read() -> None:
    store = ChanceStore(PASSAGES, read=[(1, 0.9)])

    def searches() -> int:
        before = store.asked
        _says_nothing(store, "红烧肉", _found(0.5))
        return store.asked - before

    first = searches()
    assert searches() == 1
    store._cosines = {space: [(1, 0.9), (2, 0.8)] for space in store._cosines}
    assert searches() == first > 1
