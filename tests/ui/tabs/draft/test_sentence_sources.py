"""The sources of a sentence are named, and the words it shares with them marked."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import DraftSentence, Fact, SentenceStatus
from assistant.retrieval.highlight import matched_spans
from assistant.text.spans import mark_spans
from assistant.ui.tabs.draft.sentence_sources import sources_html
from tests.drafting.samples import passage


def test_cited_words_are_marked() -> None:
    text = "完成<泵站>改造"
    marked = mark_spans(text, matched_spans("泵站改造3座", text))
    assert marked == "完成&lt;<mark>泵站</mark>&gt;<mark>改造</mark>"


def test_sources_name_report_section_and_line() -> None:
    stored = passage("落实河长巡查责任。")
    fact = Fact(id="F3", text="巡河40次", line=5, source="河长办")
    sentence = DraftSentence(
        text="落实河长巡查责任，巡河40次。",
        status=SentenceStatus.FACT,
        facts=(fact,),
        precedents=(replace(stored, section=("一、工作", "（一）治水")),),
    )
    page = sources_html(sentence, (), ())
    for piece in ("F3", "第 5 行", "河长办", stored.report_title, "一、工作／（一）治水"):
        assert piece in page
    assert f"第 {stored.place.line} 行" in page
