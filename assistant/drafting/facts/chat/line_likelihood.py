"""Tell by its characters how likely a line is only talk, or says not to write what it is about."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray

TALK, KEPT_BACK = "talk_weights.npy", "kept_back_weights.npy"  # by training/line_weights.py
SLOTS = 1 << 15  # of a table; the offset stands behind them
LONGEST = 3  # characters of a feature
_FIGURE = re.compile(r"\d[\d,.:：]*")
_START, _END = "^", "$"


def talk_likelihood(sentence: str) -> float:
    """Return the probability that a sentence is said to colleagues, not about the work, 0 to 1."""
    return _likelihood(TALK, sentence)


def kept_back_likelihood(clause: str) -> float:
    """Return the probability that a clause says that something is not to be written, 0 to 1."""
    return _likelihood(KEPT_BACK, clause)


def feature_slots(text: str) -> Iterator[int]:
    """Yield the slot of a table for each one to three characters of a text, any number the same."""
    plain = f"{_START}{_FIGURE.sub('0', text)}{_END}"
    for length in range(1, LONGEST + 1):
        for place in range(len(plain) - length + 1):
            yield zlib.crc32(plain[place : place + length].encode()) % SLOTS


def _likelihood(table: str, text: str) -> float:
    """Return the probability by a logistic regression on which characters a text has."""
    weights, slots = _weights(table), sorted(set(feature_slots(text)))
    return 1 / (1 + exp(-(float(weights[slots].sum()) / sqrt(len(slots)) + float(weights[SLOTS]))))


@cache
def _weights(table: str) -> NDArray[np.float32]:
    """Return a weight for each slot, and the offset behind them."""
    with (files("assistant") / "data" / table).open("rb") as stream:
        kept: NDArray[np.float16] = np.load(stream, allow_pickle=False)
    return kept.astype(np.float32)
