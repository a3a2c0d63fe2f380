"""Fuse the scores of keywords and vectors into one ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

Scores = Mapping[int, float]  # by passage id

_STATIC_PARAGRAPH = 0.7  # its sentences explain each other
_ENCODER_PARAGRAPH = 0.3  # an encoder reads a passage as a whole; a sum of its vectors says little
_EXPECTED = 0.5  # deviations that the encoder's score of a passage lies off for one of the others
_NO_DEVIATION = 1e-9  # below: rounding errors of equal scores
_UNFOUND = 0.5  # of the least keyword score found: the score of passages without one


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionWeights:
    """The shares of the sides in a score.

    The defaults were chosen on headings and queries of our own; flat around them
    (docs/retrieval.md).
    """

    encoder: float = 0.5
    wording: float = 0.5  # of the rest; the static model has the other part


USUAL_WEIGHTS = FusionWeights()


def fuse_scores(
    wording: Scores,
    static: Scores,
    encoder: Scores,
    weights: FusionWeights = USUAL_WEIGHTS,
) -> dict[int, float]:
    """Return a score for each passage: the weighted mean of its standard scores.

    A passage that the keywords did not find scores half of the least that they found. One that the
    encoder has not read gets what its other scores let expect: where nothing has been read, the
    order is that of wording and static model alone. A side that is empty does not count.
    """
    passages = list(dict.fromkeys([*wording, *static, *encoder]))
    words = _standardize(_fill(wording, passages, _UNFOUND * min(wording.values(), default=0.0)))
    sense = _standardize(_fill(static, passages, min(static.values(), default=0.0)))
    share = weights.wording if wording and static else float(bool(wording))
    read = _standardize(encoder)
    fused = {}
    for one in passages:
        rest = share * words[one] + (1 - share) * sense[one]
        meaning = read.get(one, _EXPECTED * rest)
        fused[one] = (1 - weights.encoder) * rest + weights.encoder * meaning
    return fused


def blend_static(similarities: Mapping[int, tuple[float, float]]) -> dict[int, float]:
    """Return one cosine of the static model for each passage, from its own and its paragraph's."""
    return _blend(similarities, _STATIC_PARAGRAPH)


def blend_encoder(similarities: Mapping[int, tuple[float, float]]) -> dict[int, float]:
    """Return one cosine of the encoder for each passage, from its own and its paragraph's."""
    return _blend(similarities, _ENCODER_PARAGRAPH)


def scale_min_max(scores: Scores) -> dict[int, float]:
    """Return the scores, stretched to run from 0 for the worst to 1 for the best.

    >>> scale_min_max({7: 3.0, 3: 1.0, 9: 2.0})
    {7: 1.0, 3: 0.0, 9: 0.5}
    """
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    width = high - low
    return {key: (score - low) / width if width else 1.0 for key, score in scores.items()}


def _blend(
    similarities: Mapping[int, tuple[float, float]], paragraph_weight: float
) -> dict[int, float]:
    return {
        passage: (1 - paragraph_weight) * own + paragraph_weight * paragraph
        for passage, (own, paragraph) in similarities.items()
    }


def _fill(scores: Scores, passages: Iterable[int], missing: float) -> dict[int, float]:
    return {passage: scores.get(passage, missing) for passage in passages}


def _standardize(scores: Scores) -> dict[int, float]:
    """Return the standard scores: the mean is 0, the standard deviation 1."""
    if not scores:
        return {}
    values = np.fromiter(scores.values(), dtype=np.float64, count=len(scores))
    values -= values.mean()
    deviation = float(values.std())
    if deviation > _NO_DEVIATION:
        values /= deviation
    return dict(zip(scores, values.tolist(), strict=True))
