"""Fused scores are those worked out by hand."""

import pytest

from assistant.retrieval.fusion import blend_encoder, blend_static, fuse_scores, scale_min_max

_WORDS = {1: 3.0, 2: 1.0}  # standard scores 1 and -1
_AGREES, _DISAGREES = {1: 0.4, 2: 0.2}, {1: 0.2, 2: 0.4}


@pytest.mark.parametrize(
    ("static", "encoder", "fused"),
    [
        pytest.param(_AGREES, {1: 0.9, 2: 0.8}, {1: 1.0, 2: -1.0}, id="all agree"),
        pytest.param(_AGREES, {1: 0.8, 2: 0.9}, {1: 0.0, 2: 0.0}, id="the encoder does not"),
        pytest.param(_DISAGREES, {1: 0.8, 2: 0.9}, {1: -0.5, 2: 0.5}, id="the encoder decides"),
        pytest.param(_AGREES, {}, {1: 0.75, 2: -0.75}, id="nothing read"),
        pytest.param({}, {}, {1: 0.75, 2: -0.75}, id="words alone"),
        pytest.param(_AGREES, {1: 0.9}, {1: 0.5, 2: -0.75}, id="one read tells nothing of it"),
        pytest.param(
            {1: 0.4, 2: 0.2, 3: 0.2},
            {1: 0.9, 2: 0.8},
            # Words 3, 1 and half of 1; 3 has not been read and gets half of what its others say.
            {
                1: 0.5 * (1.3887 + 1.4142) / 2 + 0.5,
                2: 0.5 * (-0.4629 - 0.7071) / 2 - 0.5,
                3: 0.75 * (-0.9258 - 0.7071) / 2,
            },
            id="one not found by words, not read",
        ),
    ],
)
def test_weights(
    static: dict[int, float], encoder: dict[int, float], fused: dict[int, float]
) -> None:
    assert fuse_scores(_WORDS, static, encoder) == pytest.approx(fused, abs=1e-4)


def test_reading_half_keeps_a_good_unread_passage_above_a_poor_read_one() -> None:
    words = {1: 9.0, 2: 2.0, 3: 1.5, 4: 1.0, 5: 0.5}
    static = {1: 0.9, 2: 0.3, 3: 0.2, 4: 0.1, 5: 0.0}
    fused = fuse_scores(words, static, {2: 0.81, 3: 0.85, 4: 0.82})
    assert sorted(fused, key=fused.__getitem__, reverse=True)[:2] == [1, 3]
    assert fused[3] > fused[2] > fused[5]


@pytest.mark.parametrize(
    ("words", "static", "scores"),
    [
        pytest.param({}, {}, {}, id="nothing found"),
        pytest.param({5: 3.0}, {}, {5: 0.0}, id="a single one"),
        pytest.param({5: 3.0, 6: 3.0}, {5: 0.1, 6: 0.1}, {5: 0.0, 6: 0.0}, id="all alike"),
    ],
)
def test_edges(words: dict[int, float], static: dict[int, float], scores: dict[int, float]) -> None:
    assert fuse_scores(words, static, {}) == scores


def test_the_paragraph_outweighs_its_item_for_the_static_model_alone() -> None:
    cosines = {1: (0.5, 0.2), 2: (0.2, 0.5)}
    assert blend_static(cosines) == pytest.approx({1: 0.29, 2: 0.41})
    assert blend_encoder(cosines) == pytest.approx({1: 0.41, 2: 0.29})


def test_stretched_scores() -> None:
    assert scale_min_max({1: -2.0, 2: 2.0, 3: 1.0}) == {1: 0.0, 2: 1.0, 3: 0.75}
    assert scale_min_max({1: -2.0}) == {1: 1.0}
    assert scale_min_max({}) == {}
