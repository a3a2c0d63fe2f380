"""Nothing is near where the best passage is no nearer than unrelated queries come."""

import pytest

from assistant.archive.archive_records import VectorSpace
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


def _found(encoder: float, static: float = 0.82) -> Candidates:
    nearest = {VectorSpace.STATIC: static, VectorSpace.ENCODER: encoder}
    return Candidates(ranked=[(1, 1.0)], matching=[1], nearest=nearest)


def _says_nothing(store: FakeStore, query: str, found: Candidates) -> bool:
    return is_nothing_near(store, FakeEmbedder(), FakeEmbedder(), query, found)


# A deviation is 1.4826 times 0.02, about 0.03; without any wording 1.7 and 0.6 are needed.
@pytest.mark.parametrize(
    ("encoder", "static", "query", "nothing"),
    [
        pytest.param(0.82, 0.82, "红烧肉", True, id="as near as chance"),
        pytest.param(0.88, 0.82, "红烧肉", True, id="2.0 deviations"),
        pytest.param(0.89, 0.82, "红烧肉", False, id="2.4 deviations"),
        pytest.param(0.88, 0.84, "红烧肉", False, id="2.0, and 0.3 of the static model"),
        pytest.param(0.5, 0.1, "垃圾分类", False, id="far, but verbatim"),
        pytest.param(0.5, 0.1, "公厕 垃圾", False, id="two words, both verbatim"),
        pytest.param(0.82, 0.82, "公厕 红烧肉", True, id="a third of the pairs"),
        pytest.param(0.86, 0.82, "公厕 红烧肉", False, id="1.3, and a third of the pairs"),
        pytest.param(0.5, 0.1, "厕", False, id="one character"),
    ],
)
def test_nothing_near(encoder: float, static: float, query: str, *, nothing: bool) -> None:
    assert _says_nothing(ChanceStore(PASSAGES), query, _found(encoder, static)) is nothing


def test_nobody_can_tell_without_an_encoder_or_where_not_all_is_read() -> None:
    store, unread = ChanceStore(PASSAGES), Candidates(ranked=[], matching=[], nearest=None)
    assert not _says_nothing(store, "红烧肉", unread)
    assert not is_nothing_near(store, FakeEmbedder(), None, "红烧肉", _found(0.1))


def test_chance_is_measured_again_when_more_has_been_read() -> None:
    store = ChanceStore(PASSAGES, read=[(1, 0.9)])
    for _ in range(2):
        _says_nothing(store, "红烧肉", _found(0.5))
    once = store.asked
    store._cosines = {space: [(1, 0.9), (2, 0.8)] for space in store._cosines}
    _says_nothing(store, "红烧肉", _found(0.5))
    assert store.asked == 2 * once
