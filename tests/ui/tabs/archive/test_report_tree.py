"""A tree shows the splits of a report and interprets nothing."""

from __future__ import annotations

from assistant.records import Function, Paragraph, Passage, Section
from assistant.scan_records import Doubt, DoubtKind
from assistant.ui.tabs.archive.report_tree import report_tree_html
from tests.ui.tabs.archive.entries import entry

HOSTILE = "<script>alert(1)</script>"


def test_a_tree_shows_cuts_and_interprets_nothing() -> None:
    text = f"一是{HOSTILE}。二是乙。"
    cut = text.index("二是")
    passages = (
        Passage(start=0, end=cut, clean=""),
        Passage(start=cut, end=len(text), clean=""),
    )
    section = Section(
        path=(HOSTILE,),
        function=Function.PLAN,
        line=7,
        paragraphs=(Paragraph(line=8, page=None, text=text, passages=passages),),
    )
    shown = report_tree_html(entry(2023, 2, HOSTILE), [section])
    assert "<script" not in shown
    pressed = 'aria-pressed="true" title="从这里另起一条" aria-label="从这里另起一条">┆</button>'
    assert f"{pressed}二是乙。" in shown
    assert '<select data-line="7"' in shown
    assert '<option value="计划" data-name="plan" selected>计划</option>' in shown


def test_what_a_scan_shows_badly_is_marked_and_listed() -> None:
    text = "新建公园3座。投入<12>万元。"
    passages = (Passage(start=0, end=len(text), clean=""),)
    section = Section(
        path=("一、成效",),
        function=Function.RESULTS,
        line=7,
        paragraphs=(Paragraph(line=8, page=2, text=text, passages=passages),),
    )
    doubts = [
        Doubt(
            kind=DoubtKind.FIGURE,
            page=2,
            text=text[start:end],
            score=0.5,
            printed=text,
            line=8,
            start=start,
            end=end,
        )
        for start, end in ((4, 6), (9, 13))
    ]
    shown = report_tree_html(entry(2023, 2, "甲"), [section], doubts)
    mark = '<mark title="扫描不清，请核对">'
    assert f"新建公园{mark}3座</mark>。<button" in shown
    assert f"投入{mark}&lt;12&gt;</mark>万元。" in shown
    assert "有 2 处请对照原件核对" in shown
    assert "新建公园<mark>3座</mark>。投入&lt;12&gt;万元。</li>" in shown
    assert "请对照原件核对" not in report_tree_html(entry(2023, 2, "甲"), [section])
