"""Tell a page of text from a photo of something else."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from assistant.reports.loading.ocr.doubts import is_legible
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.ocr.recogniser import Picture
from assistant.scan_records import PageLeftOut

NO_TEXT = "没有读到成段的文字，不像报告的一页。"
_FEW, _MANY = 8, 40  # characters: a cover or a signature has some, a signboard too
_MOSTLY_PAPER = 0.5
_LIGHT = 0.6  # of the lightest: shadow on paper
_COLOURLESS = 0.25  # of its own lightness
_STEP = 8  # pixels


def is_text_page(page: RecognisedPage) -> bool:
    """Return whether a picture shows a page: much text, or some on paper."""
    characters = count_characters(page)
    return characters >= _MANY or (characters >= _FEW and page.paper >= _MOSTLY_PAPER)


def count_characters(page: RecognisedPage) -> int:
    """Return the number of legible characters."""
    return sum(len(piece.text) for piece in page.pieces if is_legible(piece))


def paper_share(picture: Picture) -> float:
    """Return the share of a picture that is light and has no colour, as paper has in any light."""
    sample = picture[::_STEP, ::_STEP].astype(float)
    lightness = sample.max(axis=2)
    light = lightness > _LIGHT * np.percentile(lightness, 95)
    colourless = lightness - sample.min(axis=2) < _COLOURLESS * lightness
    return round(float((light & colourless).mean()), 3)


def describe_left_out(pages: Iterable[PageLeftOut]) -> str:
    """Return which pages are no part of the text and why; "" for none.

    >>> describe_left_out([PageLeftOut(page=n, reason="没有文字。") for n in (2, 4)])
    '第2、4页没有读入：没有文字。'
    """
    reasons: dict[str, list[int]] = {}
    for page in pages:
        reasons.setdefault(page.reason, []).append(page.page)
    return "".join(
        f"第{'、'.join(map(str, numbers))}页没有读入：{reason}"
        for reason, numbers in reasons.items()
    )
