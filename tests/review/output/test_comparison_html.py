"""The page holds everything itself, escapes every text, and works without colours."""

from __future__ import annotations

import re

import pytest

from assistant.review.comparison.compare import compare_with_report
from assistant.review.comparison.side_by_side import Mark, side_by_side_rows
from assistant.review.output.comparison_html import render_comparison_page
from tests.review.samples import DRAFT, PAST, draft_text, nearness, past_report


@pytest.fixture(scope="module")
def page() -> str:
    return render_comparison_page(compare_with_report(draft_text(), past_report(), near=nearness()))


def test_nothing_is_fetched(page: str) -> None:
    assert not re.search(r"(?:src|href)=\"(?!#)|@import|url\(|<script", page)


def test_every_paragraph_of_the_draft_is_there_once(page: str) -> None:
    plain = re.sub("<[^>]+>", "", page)
    for text in DRAFT:
        assert text in plain
    assert all(page.count(f'id="d{n}"') == 1 for n in range(1, len(DRAFT) + 1))


def test_states_are_written_out_not_only_coloured(page: str) -> None:
    for word in ("照搬", "改写", "遗漏", "新增", "未提及"):
        assert f">{word}<" in page


def test_texts_are_escaped() -> None:
    hostile = "（一）供水<script>alert(1)</script>&\"'。新建管网12公里。"
    draft = draft_text([hostile], title="<b>水务局2024年工作总结</b>")
    past = past_report([*PAST, "四是<img src=x onerror=y>完成供水管网改造，保障群众用水安全。"])
    page = render_comparison_page(compare_with_report(draft, past, near=nearness()))
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>水" not in page


def test_what_is_missing_follows_what_stood_before_it() -> None:
    laid = side_by_side_rows(compare_with_report(draft_text(), past_report(), near=nearness()))
    missing = [index for index, row in enumerate(laid) if row.mark is Mark.MISSING]
    assert [laid[index].past[0].line for index in missing] == [7, 12]
    before = laid[missing[0] - 1]
    assert before.draft is not None
    assert before.draft.n == 3, "line 7 stood behind line 6, which is the draft's third"
