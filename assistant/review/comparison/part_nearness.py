"""Measure how much nearer the parts of two reports are than two parts of one report.

A report tells each matter once: its own parts are near to one another by chance alone. That is
the measure for every model, however its cosines are spread.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding.text_nearness import report_paragraphs

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

Matrix = NDArray[np.float32]

_FEWEST = 16  # parts of a report that chance is measured on; short ones are filled up
# Besides the best model there is: what the static one and shared characters say.
_STATIC_WEIGHT = 0.5
_CHARACTERS_WEIGHT = 0.5
_OWN_SPREAD = 0.5  # of a part; the rest of its spread is that of all parts
_LEAST = 1e-6  # of a spread; less is rounding


def nearness_beyond_chance(near: TextNearness, one: Sequence[str], other: Sequence[str]) -> Matrix:
    """Return the nearness of each part of `one` to each of `other`, in deviations of chance pairs.

    Both are all parts of their reports. What is general is near to much in its own report too,
    so each part is measured by its own chance pairs.
    """
    mine, theirs = _filled(one, report_paragraphs()), _filled(other, report_paragraphs()[::-1])
    texts = [*mine, *theirs]
    chance = _chance_pairs(texts, len(mine))
    scores = np.zeros(chance.shape, dtype=np.float32)
    for weight, nearness in (
        (1.0, near.between(texts, texts)),
        (_STATIC_WEIGHT, _static_nearness(near, texts)),
        (_CHARACTERS_WEIGHT, _shared_characters(texts)),
    ):
        scores += weight * _standardized(_correlations(nearness), chance)
    deviations = _beyond_own_chance(scores, chance)
    return np.asarray(deviations[: len(one), len(mine) : len(mine) + len(other)], dtype=np.float32)


def _filled(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the texts, and of `others` as many as it takes to measure chance."""
    wanted = max(0, _FEWEST - len(texts))
    return [*texts, *[text for text in others if text not in texts][:wanted]]


def _chance_pairs(texts: Sequence[str], of_one: int) -> NDArray[np.bool_]:
    """Return which pairs are of one report, and not of one text."""
    report = np.arange(len(texts)) < of_one
    numbers = {text: number for number, text in enumerate(texts)}
    text = np.array([numbers[one] for one in texts])
    return np.asarray((report[:, None] == report) & (text[:, None] != text))


def _static_nearness(near: TextNearness, texts: Sequence[str]) -> Matrix:
    vectors = near.static.encode(texts)
    return np.asarray(vectors @ vectors.T, dtype=np.float32)


def _shared_characters(texts: Sequence[str]) -> Matrix:
    """Return the cosines of the texts by their Chinese characters, rare ones weighing more."""
    bags = [{one for one in text if "\u4e00" <= one <= "\u9fff"} for text in texts]
    frequency = Counter(one for bag in bags for one in bag)
    columns = {one: column for column, one in enumerate(frequency)}
    vectors = np.zeros((len(texts), max(1, len(columns))), dtype=np.float32)
    for row, bag in enumerate(bags):
        for one in bag:
            vectors[row, columns[one]] = math.log1p(len(texts) / frequency[one])
    return np.asarray(vectors @ vectors.T, dtype=np.float32)


def _correlations(nearness: Matrix) -> Matrix:
    """Return the nearness of what is particular to each text: what all have in common is off."""
    usual = nearness.mean(axis=0)
    particular = nearness - usual[None, :] - usual[:, None] + nearness.mean()
    length = np.sqrt(np.maximum(np.diag(particular), _LEAST))
    return np.asarray(particular / length[:, None] / length[None, :], dtype=np.float32)


def _standardized(scores: Matrix, chance: NDArray[np.bool_]) -> Matrix:
    by_chance = scores[chance]
    spread = max(float(by_chance.std()), _LEAST)
    return np.asarray((scores - by_chance.mean()) / spread, dtype=np.float32)


def _beyond_own_chance(scores: Matrix, chance: NDArray[np.bool_]) -> Matrix:
    """Return the scores in deviations of each text's chance pairs, both texts counting alike."""
    by_chance = np.ma.masked_array(scores, mask=~chance)
    usual = by_chance.mean(axis=1).filled(0.0)
    own = by_chance.std(axis=1).filled(0.0)
    spread = np.maximum(_OWN_SPREAD * own + (1 - _OWN_SPREAD) * by_chance.std(), _LEAST)
    rows = (scores - usual[:, None]) / spread[:, None]
    columns = (scores - usual[None, :]) / spread[None, :]
    return np.asarray((rows + columns) / 2, dtype=np.float32)
