"""The vector index against brute force."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from faiss import ScalarQuantizer

from assistant.archive.embedding.embedder import Vectors
from assistant.archive.index import vector_index as door
from assistant.archive.index.vector_index import Chunk, VectorIndex, VectorIndexError

DIMENSION = 16
_RANDOM = np.random.default_rng(7)


def unit(count: int, *, groups: int = 0) -> Vectors:
    """Return random unit vectors, around `groups` centres where a number is given."""
    rows = _RANDOM.normal(size=(count, DIMENSION))
    if groups:
        rows = rows * 0.3 + _RANDOM.normal(size=(groups, DIMENSION))[np.arange(count) % groups]
    made: Vectors = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    return made


def build(vectors: Vectors, *, first_id: int = 100) -> VectorIndex:
    ids = np.arange(first_id, first_id + len(vectors), dtype=np.int64)

    def chunks() -> Iterator[Chunk]:
        for start in range(0, len(vectors), 64):
            yield ids[start : start + 64], vectors[start : start + 64]

    return VectorIndex.build(chunks, count=len(vectors), dimension=DIMENSION)


def best(vectors: Vectors, query: Vectors, limit: int) -> list[int]:
    return [int(n) for n in np.argsort(-(vectors @ query))[:limit]]


@pytest.fixture
def inverted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an inverted index begin at 1,000 vectors."""
    monkeypatch.setattr(door, "FLAT_UP_TO", 1000)


def test_flat_search_agrees_with_brute_force() -> None:
    vectors = unit(300)
    index = build(vectors)
    assert index.kind == "Flat,fp16"
    for query in unit(20):
        found = index.search(query, limit=5)
        assert [i for i, _ in found] == [100 + n for n in best(vectors, query, 5)]
        cosines = sorted(vectors @ query, reverse=True)[:5]
        assert [s for _, s in found] == pytest.approx(cosines, abs=2e-3)


def test_ids_of_a_flat_index() -> None:
    index = build(unit(5))
    index.remove(np.array([102], dtype=np.int64))
    assert sorted(index.ids()) == [100, 101, 103, 104]
    assert VectorIndex.from_bytes(index.to_bytes()).ids().dtype == np.int64


def test_ids_of_an_empty_index() -> None:
    assert list(build(unit(0)).ids()) == []


@pytest.mark.usefixtures("inverted")
def test_ids_of_an_inverted_index() -> None:
    index = VectorIndex.from_bytes(build(unit(2500, groups=20)).to_bytes())
    assert index.kind.startswith("IVF")
    index.remove(np.arange(100, 200, dtype=np.int64))
    assert sorted(index.ids()) == list(range(200, 2600))


def test_a_small_index_returns_no_padding() -> None:
    found = build(unit(2)).search(unit(1)[0], limit=10)
    assert {i for i, _ in found} == {100, 101}


@pytest.mark.parametrize("allowed", [[100], [103, 150, 399], list(range(200, 300)), []])
def test_filtered_search_agrees_with_brute_force(allowed: list[int]) -> None:
    vectors, query = unit(300), unit(1)[0]
    found = build(vectors).search(query, limit=7, allowed=np.array(allowed, dtype=np.int64))
    rows = [i - 100 for i in allowed]
    expected = [allowed[n] for n in best(vectors[rows], query, 7)] if rows else []
    assert [i for i, _ in found] == expected


def test_zero_vectors_are_never_found() -> None:
    vectors = unit(5)
    vectors[2] = 0
    index = build(vectors)
    assert len(index) == 4
    assert 102 not in {i for i, _ in index.search(unit(1)[0], limit=9)}
    assert index.search(np.zeros(DIMENSION, dtype=np.float32), limit=3) == []


def test_removing_twice_and_adding_again() -> None:
    vectors = unit(50)
    index = build(vectors)
    for _ in range(2):
        index.remove(np.array([104, 149, 999], dtype=np.int64))
        assert len(index) == 48
    rest = [n for n in range(50) if n not in {4, 49}]
    found = [i - 100 for i, _ in index.search(vectors[4], limit=3)]
    assert found == [rest[n] for n in best(vectors[rest], vectors[4], 3)]
    index.add(np.array([104], dtype=np.int64), vectors[4:5])
    assert index.search(vectors[4], limit=1)[0][0] == 104


@pytest.mark.usefixtures("inverted")
def test_inverted_search_is_near_brute_force() -> None:
    vectors = unit(4000, groups=80)
    index = build(vectors)
    assert index.kind == "IVF126,SQ4"
    right = 0
    for query in vectors[:50]:
        found = [i - 100 for i, _ in index.search(query, limit=10 + index.margin)]
        exactly = sorted(found, key=lambda n: -float(vectors[n] @ query))[:10]
        right += len(set(exactly) & set(best(vectors, query, 10)))
    assert right / 500 > 0.9


def test_a_flat_index_needs_no_margin() -> None:
    assert build(unit(10)).margin == 0


@pytest.mark.usefixtures("inverted")
def test_an_inverted_index_of_an_older_archive_needs_no_margin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ScalarQuantizer, "QT_4bit", ScalarQuantizer.QT_8bit)
    index = VectorIndex.from_bytes(build(unit(2500)).to_bytes())
    assert (index.kind[-3:], index.margin) == ("SQ8", 0)


@pytest.mark.usefixtures("inverted")
def test_a_narrow_filter_loses_nothing_in_an_inverted_index() -> None:
    vectors = unit(4000, groups=80)
    index = build(vectors)
    allowed = np.arange(140, 4100, 97, dtype=np.int64)  # one in each 97: 41 texts
    found = index.search(vectors[0], limit=100, allowed=allowed)
    assert {i for i, _ in found} == set(allowed.tolist())


@pytest.mark.usefixtures("inverted")
def test_an_inverted_index_forgets_and_comes_back() -> None:
    vectors = unit(2000, groups=40)
    index = build(vectors)
    index.remove(np.array([100], dtype=np.int64))
    again = VectorIndex.from_bytes(index.to_bytes())
    assert len(again) == 1999
    assert again.dimension == DIMENSION
    assert again.search(vectors[0], limit=5) == index.search(vectors[0], limit=5)
    assert 100 not in {i for i, _ in again.search(vectors[0], limit=5)}


@pytest.mark.usefixtures("inverted")
@pytest.mark.parametrize(
    ("built", "now", "suits"),
    [
        pytest.param(900, 1000, True, id="flat, still small"),
        pytest.param(900, 1001, False, id="flat, grown too large"),
        pytest.param(2000, 7000, True, id="inverted, grown"),
        pytest.param(2000, 9000, False, id="inverted, outgrown its lists"),
        pytest.param(2000, 600, True, id="inverted, shrunk"),
        pytest.param(2000, 400, False, id="inverted, small enough for flat"),
    ],
)
def test_suits(built: int, now: int, suits: bool) -> None:
    assert build(unit(built)).suits(now) is suits


@pytest.mark.parametrize("cut", [0, 4, 60, -3])
def test_damaged_bytes_are_told(cut: int) -> None:
    data = build(unit(10)).to_bytes()
    with pytest.raises(VectorIndexError):
        VectorIndex.from_bytes(data[:cut])
