"""A page of text is told from a photo of something else."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.reports.loading.ocr.page_text import describe_left_out, is_text_page, paper_share
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.ocr.recogniser import RecognisedLine
from assistant.scan_records import PageLeftOut


def page(text: str, paper: float, score: float = 0.9) -> RecognisedPage:
    line = RecognisedLine(text=text, scores=(score,) * len(text), corners=((0, 0),) * 4)
    return RecognisedPage(number=1, pixels=(9, 9), scale=0, pieces=(line,), paper=paper)


@pytest.mark.parametrize(
    ("text", "paper", "score", "is_text"),
    [
        pytest.param("云溪县民政局2024年工作总结", 0.9, 0.9, True, id="a cover"),
        pytest.param("热烈庆祝云溪县第三届运动会", 0.2, 0.9, False, id="a banner in a photo"),
        pytest.param("云溪县城", 0.9, 0.9, False, id="a few characters on a wall"),
        pytest.param("全年改造供水管网十里，" * 9, 0.2, 0.9, True, id="a page on a red cloth"),
        pytest.param("全年改造供水管网十里，" * 9, 0.9, 0.3, False, id="leaves of a tree"),
    ],
)
def test_what_is_a_page(text: str, paper: float, score: float, is_text: bool) -> None:
    assert is_text_page(page(text, paper, score)) is is_text


def test_paper_is_light_and_has_no_colour() -> None:
    picture = np.full((80, 80, 3), 200, np.uint8)
    picture[:, 40:] = (60, 120, 40)  # grass
    assert paper_share(picture) == 0.5
    assert paper_share(picture // 2) == 0.5, "in half the light too"


def test_pages_left_out_are_told_by_reason() -> None:
    pages = [
        PageLeftOut(page=n, reason=reason)
        for n, reason in ((2, "空。"), (3, "太大。"), (4, "空。"))
    ]
    assert describe_left_out(pages) == "第2、4页没有读入：空。第3页没有读入：太大。"
    assert describe_left_out([]) == ""
