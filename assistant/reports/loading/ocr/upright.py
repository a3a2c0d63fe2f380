"""Recognise a page whichever way it was fed or photographed: upright, on its side, on its head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.reports.loading.ocr import recogniser
from assistant.reports.loading.ocr.recogniser import Picture, RecognisedLine

_SURE = 0.8  # of 1, over all characters: on its head a page has 0.6, upright 0.9 and more
_LONG = 5  # characters: shorter pieces are as high as they are wide


def recognise_upright(picture: Picture) -> tuple[int, list[RecognisedLine]]:
    """Return how many quarters to turn the picture anticlockwise, and its pieces, so turned.

    One that stands upright is recognised once. Lines are never turned one by one: what takes a
    line for one on its head reads nothing of it.
    """
    pieces = recogniser.recognise(picture)
    if _lies(pieces):
        # Pieces on their side are read as if turned clockwise: where that is so, they are sure.
        return _turn(picture, 1 if certainty(pieces) >= _SURE else 3)
    if pieces and certainty(pieces) < _SURE:
        turned = _turn(picture, 2)
        return turned if certainty(turned[1]) > certainty(pieces) else (0, pieces)
    return 0, pieces


def certainty(pieces: Sequence[RecognisedLine]) -> float:
    """Return the mean certainty of all characters; 0 without any."""
    scores = [score for piece in pieces for score in piece.scores]
    return sum(scores) / len(scores) if scores else 0.0


def _turn(picture: Picture, quarters: int) -> tuple[int, list[RecognisedLine]]:
    return quarters, recogniser.recognise(np.ascontiguousarray(np.rot90(picture, quarters)))


def _lies(pieces: Sequence[RecognisedLine]) -> bool:
    """Return whether most lines run from top to bottom."""
    long = [piece for piece in pieces if len(piece.text) >= _LONG]
    tall = sum(_is_tall(piece) for piece in long)
    return 2 * tall > len(long)


def _is_tall(piece: RecognisedLine) -> bool:
    across, down = [x for x, _ in piece.corners], [y for _, y in piece.corners]
    return max(down) - min(down) > max(across) - min(across)
