"""A tree shows the splits of a report and interprets nothing."""

from __future__ import annotations

from assistant.records import (
    Function,
    Paragraph,
    Passage,
    Section,
)
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
