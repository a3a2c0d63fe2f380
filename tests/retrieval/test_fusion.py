"""Fused scores are those worked out by hand."""

import pytest

from assistant.retrieval.fusion import blend_rankings, fuse_scores


def test_scores_are_stretched_and_weighted() -> None:
    words = {1: 10.0, 2: 6.0, 3: 2.0}  # 1, ½ and 0 once stretched
    sense = {2: 0.9, 4: 0.5, 3: 0.6}  # 1, 0 and ¼
    assert fuse_scores(words, sense) == pytest.approx(
        {
            1: 0.55,  # unknown to the meaning side: 0 there
            2: 0.55 / 2 + 0.45,
            3: 0.45 / 4,
            4: 0.0,
        }
    )


@pytest.mark.parametrize(
    ("words", "sense", "scores"),
    [
        pytest.param({}, {}, {}, id="nothing found"),
        pytest.param({5: 3.0}, {}, {5: 0.55}, id="a single one is the best of its side"),
        pytest.param({5: 3.0, 6: 3.0}, {6: 0.1}, {5: 0.55, 6: 1.0}, id="agreement wins"),
    ],
)
def test_edges(words: dict[int, float], sense: dict[int, float], scores: dict[int, float]) -> None:
    assert fuse_scores(words, sense) == pytest.approx(scores)


def test_the_paragraph_outweighs_its_item() -> None:
    assert blend_rankings({1: (0.5, 0.2), 2: (0.2, 0.5)}) == pytest.approx({1: 0.29, 2: 0.41})
