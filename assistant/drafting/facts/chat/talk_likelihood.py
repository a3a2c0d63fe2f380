"""Tell how likely a sentence is only talk, by its characters: 周五下班前发我."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import exp, sqrt

import numpy as np
from numpy.typing import NDArray

TABLE = "talk_weights.npy"  # written by training/talk_weights.py
SLOTS = 1 << 15  # of the table; the offset stands behind them
LONGEST = 3  # characters of a feature
_FIGURE = re.compile(r"\d[\d,.:：]*")
_START, _END = "^", "$"


def talk_likelihood(clause: str) -> float:
    """Return the probability that a clause is said to colleagues, not about the work, 0 to 1.

    A logistic regression on which one to three characters a clause has, learned from lines of
    chats and minutes; any number is the same to it.
    """
    weights = _weights()
    slots = sorted(set(feature_slots(clause)))
    return 1 / (1 + exp(-(float(weights[slots].sum()) / sqrt(len(slots)) + float(weights[SLOTS]))))


def feature_slots(clause: str) -> Iterator[int]:
    """Yield the slot of the table for each one to three characters of a clause."""
    plain = f"{_START}{_FIGURE.sub('0', clause)}{_END}"
    for length in range(1, LONGEST + 1):
        for place in range(len(plain) - length + 1):
            yield zlib.crc32(plain[place : place + length].encode()) % SLOTS


@cache
def _weights() -> NDArray[np.float32]:
    """Return a weight for each slot, and the offset behind them."""
    with (files("assistant") / "data" / TABLE).open("rb") as stream:
        kept: NDArray[np.float16] = np.load(stream, allow_pickle=False)
    return kept.astype(np.float32)
