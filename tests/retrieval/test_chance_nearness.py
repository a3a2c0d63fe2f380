"""Nothing is near where the best passage is no nearer than unrelated queries come."""

import pytest

from assistant.retrieval.candidates import Candidates
from assistant.retrieval.chance_nearness import is_nothing_near
from tests.retrieval.conftest import FakeEmbedder, FakeStore, passage

PASSAGES = [passage(1, "推进垃圾分类，新建公厕三座", line=1)]


class ChanceStore(FakeStore):
    """The best cosine of the unrelated queries is 0.80, 0.82, 0.84, 0.80 and so on."""

    asked = 0

    def search_vectors(self, *_: object, **__: object) -> list[tuple[int, float]]:
        self.asked += 1
        return [(1, 0.8 + 0.02 * (self.asked % 3))]


def _found(nearest: float | None) -> Candidates:
    return Candidates(ranked=[(1, 1.0)], matching=[1], nearest=nearest)


@pytest.mark.parametrize(
    ("nearest", "query", "nothing"),
    [
        # 0.82, and 1.7 deviations of 1.4826 times 0.02 above it: 0.8704.
        pytest.param(0.87, "红烧肉", True, id="as near as chance"),
        pytest.param(0.871, "红烧肉", False, id="nearer than chance"),
        pytest.param(0.5, "垃圾分类", False, id="far, but verbatim"),
        pytest.param(0.5, "公厕 垃圾", False, id="two words, both verbatim"),
        pytest.param(0.5, "公厕 红烧肉", True, id="a third of the pairs"),
        pytest.param(0.5, "厕", False, id="one character"),
        pytest.param(None, "红烧肉", False, id="not all is read"),
    ],
)
def test_nothing_near(nearest: float | None, query: str, nothing: bool) -> None:
    store = ChanceStore(PASSAGES)
    assert is_nothing_near(store, FakeEmbedder(), query, _found(nearest)) is nothing


def test_without_an_encoder_nobody_can_tell() -> None:
    assert not is_nothing_near(ChanceStore(PASSAGES), None, "红烧肉", _found(0.1))


def test_chance_is_measured_again_when_more_has_been_read() -> None:
    store, encoder = ChanceStore(PASSAGES, read=[(1, 0.9)]), FakeEmbedder()
    for _ in range(2):
        is_nothing_near(store, encoder, "红烧肉", _found(0.5))
    once = store.asked
    store._cosines = {space: [(1, 0.9), (2, 0.8)] for space in store._cosines}
    is_nothing_near(store, encoder, "红烧肉", _found(0.5))
    assert store.asked == 2 * once
