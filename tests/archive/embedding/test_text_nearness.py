"""Nearness is the cosine of the encoder's vectors, or of the static model's; computed once."""

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.archive.embedding import Vector, Vectors
from assistant.archive.embedding.text_nearness import TextNearness, report_paragraphs
from assistant.errors import EncoderError
from assistant.resources import resource_folder

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


class LeaningModel(AngleModel):
    """Finds all texts alike: a large part of each vector says nothing."""

    dimension = 40

    def __init__(self, common: float) -> None:
        super().__init__()
        self.common = common

    def encode(self, texts: Sequence[str]) -> Vectors:
        made = np.random.default_rng(7).normal(size=(len(report_paragraphs()), self.dimension - 1))
        known = dict(zip(report_paragraphs(), made, strict=True))
        rows = [np.append(known.get(text, made[0]), self.common) for text in texts]
        return np.array([row / np.linalg.norm(row) for row in rows], dtype=np.float32)


@pytest.mark.parametrize("common", [0.0, 50.0])
def test_nearness_beyond_chance_knows_no_common_part(common: float) -> None:
    near = TextNearness(AngleModel(), LeaningModel(common))
    texts = report_paragraphs()
    cosines = near.between(texts[:1], texts[1:])
    assert (cosines.min() > 0.9) == (common > 0)
    found = near.beyond_chance(texts, texts)
    apart = found[np.triu_indices(len(texts), k=1)]
    assert apart.std() == pytest.approx(1, abs=1e-4)
    assert abs(apart.mean()) < 0.5
    assert near.beyond_chance(["谁"], texts[:1])[0, 0] > 4, "it is the same text to this model"


def test_reference_paragraphs_are_of_our_examples() -> None:
    texts = report_paragraphs()
    assert len(set(texts)) == len(texts) >= 20
    sources = resource_folder("examples") / "sources"
    stored = "\n".join(path.read_text(encoding="utf-8") for path in sources.glob("*.md"))
    assert all(text in stored for text in texts)
