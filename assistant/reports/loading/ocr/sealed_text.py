"""Lower the certainty of what a seal was printed on: a stroke that it swallowed is not missed."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from assistant.reports.loading.ocr.recogniser import RecognisedLine

CERTAIN_BELOW_SEAL = 0.9  # at most: of figures less than what is not to be confirmed
_COVERED = 0.04  # of a character's place
_MARGIN = 1.0  # characters to either side: the places are estimated, and one may be lost
_HALF = re.compile(r"[\x21-\x7e]")


def doubt_sealed(piece: RecognisedLine, sealed: NDArray[np.bool_]) -> RecognisedLine:
    """Return a piece with the characters in a seal's ink, and those beside, as hardly certain."""
    (left, top), (right, bottom) = np.min(piece.corners, axis=0), np.max(piece.corners, axis=0)
    rows = slice(max(int(top), 0), int(bottom) + 1)
    if not sealed[rows, max(int(left), 0) : int(right) + 1].any():
        return piece
    widths = [0.5 if _HALF.match(character) else 1.0 for character in piece.text]
    ends = np.cumsum(widths)
    scale = (right - left) / ends[-1]
    scores = [
        min(score, CERTAIN_BELOW_SEAL)
        if _is_covered(sealed[rows], left + scale * np.array([end - width, end]), scale)
        else score
        for score, end, width in zip(piece.scores, ends, widths, strict=True)
    ]
    return replace(piece, scores=tuple(scores))


def _is_covered(row: NDArray[np.bool_], place: NDArray[np.float64], size: float) -> bool:
    first, last = place[0] - _MARGIN * size, place[1] + _MARGIN * size
    around = row[:, max(int(first), 0) : int(last) + 1]
    return around.size > 0 and float(around.mean()) > _COVERED
