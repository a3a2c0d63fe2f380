"""Nearness is the cosine of the encoder's vectors, or of the static model's; computed once."""

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.archive.embedding import Vector, Vectors
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.errors import EncoderError

_ANGLES = {"水": 0.0, "河": 0.1, "桥": 0.7, "路": 1.2}


class AngleModel:
    """Puts each text at its angle, queries a little further on."""

    name, fingerprint, dimension = "angles", "0", 2

    def __init__(self, factor: float = 1.0) -> None:
        self.factor = factor
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.read += texts
        angles = np.array([_ANGLES[text] for text in texts]) * self.factor
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)

    def encode_query(self, text: str) -> Vector:
        self.read.append(text)
        angle = _ANGLES[text] * self.factor + 0.05
        return np.array([np.cos(angle), np.sin(angle)], dtype=np.float32)


class BrokenModel(AngleModel):
    """Cannot run on this machine."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        raise EncoderError("坏了")


def test_cosines() -> None:
    near = TextNearness(AngleModel(), AngleModel(0.5))
    cosines = near.of(["水", "路"], ["河", "桥", "路"])
    angles = np.array([[0.05 - 0.05, 0.05 - 0.35, 0.05 - 0.6], [0.65 - 0.05, 0.65 - 0.35, 0.05]])
    assert cosines == pytest.approx(np.cos(angles), abs=1e-6)
    assert near.between(["水"], ["路"]) == pytest.approx(np.cos([[0.6]]), abs=1e-6)


def test_what_is_known_is_not_computed_again() -> None:
    model = AngleModel()
    near = TextNearness(model)
    near.of(["水"], ["河", "桥", "河"])
    near.of(["水"], ["桥", "路"])
    assert sorted(model.read) == sorted(["水", "河", "桥", "路"])


def test_the_static_model_answers_for_an_encoder_that_cannot_run() -> None:
    near, static = TextNearness(AngleModel(), BrokenModel()), TextNearness(AngleModel())
    for _ in range(2):
        assert near.of(["水"], ["河"]) == pytest.approx(static.of(["水"], ["河"]))


def test_no_texts_give_an_empty_matrix() -> None:
    near = TextNearness(AngleModel())
    assert near.of(["水"], []).shape == (1, 0)
    assert near.of([], ["水", "路"]).shape == (0, 2)
