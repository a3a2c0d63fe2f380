"""Drafts as Markdown, JSON and Word."""

from __future__ import annotations

import json
from dataclasses import replace

from assistant.drafting.draft import (
    HOMELESS_HEADING,
    Draft,
    DraftSection,
    DraftSentence,
    Fact,
    FigureStatus,
    SentenceStatus,
    TracedFigure,
    Unresolved,
)
from assistant.drafting.output.draft_manuscript import to_manuscript
from assistant.drafting.output.markdown_json import to_json, to_markdown
from tests.drafting.samples import passage

FACT = Fact(id="F1", text="改造公厕17座", line=3, source="环卫科")
SOURCE = passage(
    "统筹推进各项工作。", title="XX县城市管理局2024年工作总结", section=("一、工作", "（一）公厕")
)
RESULT = Draft(
    title="东浦区城市管理局2025年工作总结",
    sections=(
        DraftSection(heading="一、工作情况", level=1, paragraphs=()),
        DraftSection(
            heading="（一）公厕",
            level=2,
            paragraphs=(
                (
                    DraftSentence(
                        text="统筹推进各项工作。",
                        status=SentenceStatus.BORROWED,
                        precedents=(SOURCE,),
                    ),
                    DraftSentence(text="改造公厕17座。", status=SentenceStatus.FACT, facts=(FACT,)),
                ),
            ),
        ),
    ),
    figures=(
        TracedFigure(text="17座", status=FigureStatus.FACT, origin="F1", section="（一）公厕"),
    ),
    unresolved=(Unresolved(reason="有待填写的内容", text="〔待填：数量〕", section="（一）公厕"),),
)


def test_markdown_with_sources() -> None:
    assert to_markdown(RESULT) == (
        "# 东浦区城市管理局2025年工作总结\n\n"
        "## 一、工作情况\n\n"
        "### （一）公厕\n\n"
        "统筹推进各项工作。［1］改造公厕17座。［2］\n\n"
        "## 待处理\n\n"
        "**有待填写的内容**（1处）\n\n- （一）公厕：〔待填：数量〕\n\n"
        "## 来源\n\n"
        "出自以往报告的句子只借用表述；没有标号的句子、数据前没有出处的做法是通用写法。"
        "都请核对是否符合本单位实际。\n\n"
        "［1］《…县城市管理局2024年工作总结》（2024年）一、工作／（一）公厕，云岭县.md:1  \n"
        "［2］事实 F1（台账第3行，来源：环卫科）  \n"
    )


def test_a_clean_copy() -> None:
    assert to_markdown(RESULT, marks=False) == (
        "# 东浦区城市管理局2025年工作总结\n\n## 一、工作情况\n\n### （一）公厕\n\n"
        "统筹推进各项工作。改造公厕17座。\n"
    )


def test_json_keeps_the_contract() -> None:
    assert json.loads(json.dumps(to_json(RESULT), ensure_ascii=False)) == {
        "title": "东浦区城市管理局2025年工作总结",
        "sections": [
            {"heading": "一、工作情况", "level": 1, "sentences": []},
            {
                "heading": "（一）公厕",
                "level": 2,
                "sentences": [
                    {
                        "text": "统筹推进各项工作。",
                        "sources": [{"report_id": "R1", "file": "云岭县.md", "line": 1}],
                        "status": "借鉴",
                    },
                    {
                        "text": "改造公厕17座。",
                        "sources": [{"report_id": None, "fact": "F1", "file": None, "line": 3}],
                        "status": "事实",
                    },
                ],
            },
        ],
        "figures": [{"text": "17座", "status": "事实", "origin": "F1", "section": "（一）公厕"}],
        "unresolved": [
            {"reason": "有待填写的内容", "text": "〔待填：数量〕", "section": "（一）公厕"}
        ],
    }


def test_facts_without_a_section_are_no_text_of_the_report() -> None:
    trifle = Fact(id="F2", text="门厅换了灯", line=4)
    sentence = DraftSentence(text="门厅换了灯。", status=SentenceStatus.FACT, facts=(trifle,))
    last = DraftSection(heading=HOMELESS_HEADING, level=1, paragraphs=((sentence,),))
    draft = replace(RESULT, sections=(*RESULT.sections, last))
    assert to_markdown(draft) == to_markdown(RESULT)
    assert to_manuscript(draft, review=True) == to_manuscript(RESULT, review=True)
    assert to_json(draft)["sections"][-1]["heading"] == HOMELESS_HEADING
