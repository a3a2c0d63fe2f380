"""What a model may answer, and what is made of it."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Brief, Fact
from assistant.drafting.service.answers.parse_answer import parse_answer, visible_text
from assistant.records import Function, Period, Span
from tests.drafting.samples import passage

BRIEF = Brief(
    title="东浦区城市管理局2025年工作总结",
    organisation="东浦区城市管理局",
    period=Period(year=2025, span=Span.YEAR),
    headings=("一、工作情况", "（一）抓好公厕改造"),
    topic="抓好公厕改造",
    functions=(Function.RESULTS,),
    horizon="2026年",
    facts=(Fact(id="F1", text="公厕17座", line=1), Fact(id="F2", text="井盖5个", line=2)),
)
PASSAGES = {"P1": passage("统筹推进。")}
ECHOED = frozenset({"报告标题：某局工作总结", "【事实】", "[F1] 公厕17座", "请直接写出本节正文。"})


def read(answer: str) -> list[list[tuple[str, list[str], int]]]:
    return [
        [(one.text, [fact.id for fact in one.facts], len(one.precedents)) for one in paragraph]
        for paragraph in parse_answer(answer, BRIEF, passages=PASSAGES, echoed=ECHOED)
    ]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("改造公厕17座[F1]。", id="as asked"),
        pytest.param("改造公厕17座。[F1]", id="behind the full stop"),
        pytest.param("改造公厕17座［F1］。", id="wide brackets"),
        pytest.param("改造公厕17座【F1】。", id="lenticular brackets"),
        pytest.param("- **改造公厕17座**[F1]。", id="list sign and bold"),
        pytest.param("<think>[F2]？</think>\n改造公厕17座[F1]。", id="thinking aloud"),
        pytest.param("```\n改造公厕17座[F1]。\n```", id="code fence"),
        pytest.param("## （一）公厕\n改造公厕17座[F1]。", id="repeats the heading"),
        pytest.param("（一）公厕\n改造公厕17座[F1]。", id="repeats the plain heading"),
        pytest.param("改造公厕17座[F1][F9][P8]。", id="marks that do not exist"),
        pytest.param("改造公厕17座（F1）。", id="round brackets"),
        pytest.param("改造公厕17座（来源：F1）。", id="a word before the mark"),
        pytest.param("改造公厕17座[^F1]。", id="a footnote"),
        pytest.param("改造公厕17座F1。", id="no brackets"),
        pytest.param("改造公厕17座[F1, P9]。", id="several in one"),
        pytest.param("改造公厕17座[ f1 ]。", id="small letters"),
        pytest.param("根据[F1]，改造公厕17座。", id="the mark leads in"),
        pytest.param("改造公厕17座[1][F1]。", id="numbers of notes"),
        pytest.param("想了想，[F2]不写。</think>改造公厕17座[F1]。", id="thought not opened"),
        pytest.param("<thinking>嗯</thinking>改造公厕17座[F1]。", id="another tag"),
        pytest.param(
            "好的，以下是本节正文：\n改造公厕17座[F1]。\n希望以上内容对您有帮助。", id="chatter"
        ),
        pytest.param("根据您提供的材料，改造公厕17座[F1]。", id="speaks to the person"),
        pytest.param("改造公厕17座[F1]。\n\n（注：全文共12字）", id="a note at the end"),
        pytest.param("Sure! Here is the text you asked for.\n改造公厕17座[F1]。", id="English"),
        pytest.param(
            '{"heading": "抓好公厕改造", "text": "改造公厕17座。", "sources": ["F1"]}', id="JSON"
        ),
        pytest.param('```json\n[{"text": "改造公厕17座[F1]。"}, {"te', id="JSON broken off"),
        pytest.param(
            "【事实】\n[F1] 公厕17座\n请直接写出本节正文。\n改造公厕17座[F1]。",
            id="repeats the prompt",
        ),
        pytest.param(
            "<<<abc P1>>>\n别处的话。\n<<<abc 完>>>\n改造公厕17座[F1]。", id="repeats a passage"
        ),
        pytest.param("**改造情况**\n改造公厕17座[F1]。", id="heading of its own"),
        pytest.param(
            "改造公厕17座[F1]。\n二、存在的问题\n人手不足。\n三、下一步打算\n继续努力。",
            id="sections of its own",
        ),
        pytest.param(
            "（一）抓好公厕改造。改造公厕17座[F1]。", id="repeats the heading in the line"
        ),
        pytest.param("| 指标 | 值 |\n|---|---|\n改造公厕17座[F1]。\n---", id="table and rule"),
        pytest.param("<p>改造公厕17座[F1]。</p><br>", id="HTML"),
        pytest.param("改造公厕17座[F1]。改造公厕17座[F1]。", id="twice"),
        pytest.param("一是改造公厕17座[F1]。", id="a first without a second"),
        pytest.param("改造公厕17座[F1]。\n- **要点**：改造公厕17座。", id="once more, labelled"),
        pytest.param("改造公厕 17 座[F1]。", id="spaces beside the figure"),
        pytest.param("改造公厕$17$座[F1]。", id="a formula"),
        pytest.param("改造公厕**17座**[F1]。", id="bold figure"),
        pytest.param(
            "改造公厕17座[F1]。\n\n参考来源：\n[F1] 台账第2行\n[F2] 台账第3行", id="sources"
        ),
        pytest.param("改造公厕17座[F1]。\n\n**参考文献**\n1. 台账\n2. 汇报材料", id="references"),
        pytest.param("改造公厕17座[F1]。\n来源：[F1] 台账第2行", id="a source in the line"),
        pytest.param("改造公厕17座[F1][^1]。\n\n[^1]: 来自台账", id="a footnote below"),
        pytest.param("改造公厕17座[F1]。全年共有公厕17座[F1]。", id="the same fact twice"),
    ],
)
def test_forms(answer: str) -> None:
    assert read(answer) == [[("改造公厕17座。", ["F1"], 0)]]


def test_sentences_keep_their_own_marks() -> None:
    assert read("统筹推进[P1]。公厕17座、井盖5个[F1,F2][P1]。\n\n另起一段。") == [
        [("统筹推进。", [], 1), ("公厕17座、井盖5个。", ["F1", "F2"], 1)],
        [("另起一段。", [], 0)],
    ]


@pytest.mark.parametrize("answer", ["", "\n\n", "<think>想了很久"])
def test_nothing_said(answer: str) -> None:
    assert read(answer) == []


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("<think>先想想", ""),
        ("<think>想</think>新建公厕12座[F1]。", "新建公厕12座。"),
        ("新建公厕12座[F", "新建公厕12座"),
        ("新建公厕12座[F1", "新建公厕12座"),
        ("<thi", ""),
    ],
)
def test_only_what_is_said_aloud_is_shown(answer: str, shown: str) -> None:
    assert visible_text(answer) == shown
