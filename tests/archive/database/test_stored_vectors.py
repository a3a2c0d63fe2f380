"""Vectors come back from the database as they went in, as far as their bytes allow."""

import numpy as np
import pytest

from assistant.archive.database.stored_vectors import pack_half, pack_small, unpack_vectors
from assistant.archive.embedding.embedder import Vectors


@pytest.fixture
def vectors() -> Vectors:
    rows = np.random.default_rng(5).normal(size=(200, 384)).astype(np.float32)
    made: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return made


def test_half(vectors: Vectors) -> None:
    packed = list(pack_half(vectors))
    assert {len(row) for row in packed} == {768}
    assert unpack_vectors(packed, 384) == pytest.approx(vectors, abs=1e-3)


def test_small(vectors: Vectors) -> None:
    packed = list(pack_small(vectors))
    assert {len(row) for row in packed} == {384}
    back = unpack_vectors(packed, 384)
    assert np.linalg.norm(back, axis=1) == pytest.approx(1)
    assert np.einsum("ij,ij->i", back, vectors).min() > 0.9998


def test_by_hand() -> None:
    (packed,) = pack_small(np.array([[0.6, -0.8, 0.0]], dtype=np.float32))
    assert packed == bytes([95, 256 - 127, 0])
    ((x, y, z),) = unpack_vectors([packed], 3)
    assert (x, y, z) == pytest.approx((95 / 158.6, -127 / 158.6, 0), abs=1e-4)


def test_both_kinds_of_one_model(vectors: Vectors) -> None:
    mixed = [*pack_small(vectors[:3]), *pack_half(vectors[3:5]), *pack_small(vectors[5:6])]
    assert unpack_vectors(mixed, 384) == pytest.approx(vectors[:6], abs=5e-3)


def test_a_row_of_zeros_stays_one() -> None:
    zeros = np.zeros((1, 4), dtype=np.float32)
    assert not unpack_vectors(list(pack_small(zeros)), 4).any()
    assert not unpack_vectors(list(pack_half(zeros)), 4).any()


def test_nothing() -> None:
    assert unpack_vectors([], 4).shape == (0, 4)
    assert list(pack_small(np.zeros((0, 4), dtype=np.float32))) == []
