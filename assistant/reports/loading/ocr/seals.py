"""Take red seals off a page: their letters would mix with the lines that they cover."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.reports.loading.ocr.recogniser import Picture

_REDDER = 30  # than green and blue, of 255, in the mean of neighbours
_BLACK = 40  # of red: type that the seal stands on
_EVEN = 0.85  # of the ink's light: noise makes it uneven, and its own letters would be read
_SMALLEST, _LARGEST = 0.1, 0.4  # of the page's shorter side: a seal has 4 cm or so, a page 21
_ROUND = 0.7  # the sides of a seal's frame are so much alike; a red letterhead is flat
_REACH = 40  # parts of the shorter side: ring, star and letters lie nearer to each other


def remove_seals(picture: Picture) -> tuple[Picture, NDArray[np.bool_]]:
    """Return the picture with paper in the place of round red seals, and where that was.

    Other red type stays.

    To red light red ink is nearly paper, and type is as dark as ever, its thin and blurred strokes
    too: so that light is taken, with as much more of it as the ink swallows.
    """
    import cv2  # comes with rapidocr

    red, others = picture[..., 0].astype(int), picture[..., 1:].max(axis=2).astype(int)
    redness = cv2.blur(np.clip(red - others, 0, 255).astype(np.uint8), (3, 3))
    reddish = (redness > _REDDER).astype(np.uint8)
    side = min(picture.shape[:2])
    reach = max(side // _REACH, 3)
    joined = cv2.morphologyEx(reddish, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    _, _, frames, _ = cv2.connectedComponentsWithStats(joined)
    spread = cv2.dilate(reddish, np.ones((5, 5), np.uint8)) > 0
    cleaned, paper = picture.copy(), np.median(picture[::8, ::8], axis=(0, 1)).astype(np.uint8)
    sealed = np.zeros(picture.shape[:2], bool)
    for left, top, width, height, _ in frames[1:]:  # the first one is the paper
        if _is_seal(width, height, side):
            place = slice(top, top + height), slice(left, left + width)
            ink = float(np.median(red[place][reddish[place] > 0]))
            light = _lighten(red[place], ink, float(paper[0]))
            covered = spread[place] & (red[place] > _BLACK)
            cleaned[place][covered] = np.minimum(light[covered][:, None], paper)
            sealed[place] = reddish[place] > 0
    return cleaned, sealed


def _lighten(red: NDArray[np.int_], ink: float, paper: float) -> NDArray[np.uint8]:
    """Return the light from black to that of paper, which `ink` has now."""
    gain = (paper - _BLACK) / max(_EVEN * ink - _BLACK, 1.0)
    return np.clip(np.round(_BLACK + (red - _BLACK) * gain), 0, 255).astype(np.uint8)


def _is_seal(width: int, height: int, side: int) -> bool:
    shorter, longer = sorted((width, height))
    return shorter >= _SMALLEST * side and longer <= _LARGEST * side and shorter >= _ROUND * longer
