"""What is near beyond chance is measured by the reports themselves, whatever the model's scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from assistant.archive.embedding import Vector, Vectors, open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.review.comparison.part_nearness import nearness_beyond_chance

_PAST = [
    "矛盾纠纷就地化解，全年调处邻里纠纷386起。",
    "老旧小区换新颜，完成外墙保温和雨污分流工程。",
    "助老服务有温度，开办长者食堂5家。",
    "减负工作见成效，取消各类台账报表54项。",
]
_DRAFT = [
    "银龄生活更安心，新添社区饭堂2处。",
    "家门口的和事佬为街坊平息争吵412场。",
    "夜间经济添活力，举办周末市集18场。",
]


class ScaledModel:
    """The static model, with a part that all texts have in common: it moves all cosines up."""

    fingerprint, dimension = "0", 257

    def __init__(self, common: float) -> None:
        self.name = f"common {common}"
        self._common = common
        self._static = open_builtin()

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = self._static.encode(texts)
        constant = np.full((len(texts), 1), self._common)
        scaled = np.hstack((vectors, constant)) / np.hypot(1, self._common)
        return np.asarray(scaled, dtype=np.float32)

    def encode_query(self, text: str) -> Vector:
        raise AssertionError("what is compared is no query")


def test_a_model_whose_cosines_lie_close_together_finds_the_same() -> None:
    wide, narrow = (
        nearness_beyond_chance(TextNearness(open_builtin(), ScaledModel(common)), _DRAFT, _PAST)
        for common in (0.0, 3.0)  # unrelated texts at about 0, and at 0.9
    )
    assert wide.shape == (3, 4)
    assert wide == pytest.approx(narrow, abs=0.02)


def test_the_parts_of_one_report_are_near_by_chance_alone() -> None:
    near = TextNearness(open_builtin())
    own = nearness_beyond_chance(near, _PAST, _PAST)
    apart = own[~np.eye(len(_PAST), dtype=bool)]
    assert abs(float(apart.mean())) < 1, "chance is the zero, its deviation the unit"
    assert own.diagonal().min() > apart.max() + 2, "a text is nearest to itself, far beyond chance"


def test_a_text_said_twice_is_measured_as_one() -> None:
    near = TextNearness(open_builtin())
    longer = [*_PAST, *(f"{text}又及。" for text in _PAST), *_DRAFT]
    forth = nearness_beyond_chance(near, longer * 2, longer)
    assert forth[: len(longer)] == pytest.approx(forth[len(longer) :], abs=1e-4)


@pytest.mark.parametrize("texts", [["只有一段。"], ["一样的段落。"] * 2, ["", "。"]])
def test_little_text_is_no_error(texts: list[str]) -> None:
    found = nearness_beyond_chance(TextNearness(open_builtin()), texts, texts[:1])
    assert found.shape == (len(texts), 1)
    assert np.isfinite(found).all()
