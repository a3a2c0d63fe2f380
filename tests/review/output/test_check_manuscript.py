"""Findings and comparisons on paper stand where a reader looks for them."""

from __future__ import annotations

import io

import docx

from assistant.export.layout import national_layout
from assistant.export.word import write_word
from assistant.manuscript import Block, Manuscript, Remark, RemarkKind, Stretch, Table, plain_block
from assistant.review.check.run_rules import run_rules
from assistant.review.comparison.compare import compare_with_report
from assistant.review.findings import Finding, Severity
from assistant.review.output.check_manuscript import annotate, check_to_manuscript
from assistant.review.output.comparison_manuscript import comparison_to_manuscript
from assistant.review.read_draft import draft_from_manuscript
from assistant.review.rule_sources import RuleOrigin, Source
from assistant.review.rules.rule import Context
from tests.review.samples import draft_text, nearness, past_report


def _finding(n: int, start: int, phrase: str, *, rule: str = "旧年份") -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.MUST,
        draft_pars=(n, 9),
        start=start,
        end=start + len(phrase),
        phrase=phrase,
        reason="是上一年的说法。",
        source=Source(origin=RuleOrigin.CALENDAR, basis="报告时段"),
        suggestion="改成今年",
    )


_TABLE = Table(caption="", header=("甲",), rows=(("乙",),))
_SECOND = "到年底再看2023年。"
_MANUSCRIPT = Manuscript(
    title="区水务局2024年工作总结",
    content=(
        plain_block("一、主要工作", level=1),
        _TABLE,
        plain_block("　"),
        Block(stretches=(Stretch(text="　　新建管网36公里。"), Stretch(text=_SECOND))),
    ),
)


def test_a_finding_stands_at_its_sentence_whatever_stands_before() -> None:
    paragraph = draft_from_manuscript(_MANUSCRIPT).paragraphs[
        1
    ]  # the table and the blank line are none
    assert paragraph.n == 2, "the table and the blank line are none"
    start = paragraph.text.index("2023年")
    marked = annotate(_MANUSCRIPT, [_finding(paragraph.n, start, "2023年")])
    first, second = marked.blocks[2].stretches
    assert not first.remarks
    (remark,) = second.remarks
    assert remark.kind is RemarkKind.FINDING
    assert remark.text == (
        "（必须改·旧年份）“2023年”：是上一年的说法；"
        "另见第 9 段；建议：改成今年；依据：历法：报告时段。"
    )
    (listed,) = marked.attachments[0].content
    assert isinstance(listed, Table)
    assert listed.rows == (
        (
            "必须改",
            "旧年份",
            "第 2 段、第 9 段",
            "2023年",
            "是上一年的说法；改成今年",
            "历法：报告时段",
        ),
    )


def test_what_the_writer_said_of_a_blank_is_not_said_twice() -> None:
    told = Remark(kind=RemarkKind.OPEN, text="缺数据")
    body = Block(stretches=(Stretch(text="新建〔待填：长度〕。", remarks=(told,)),))
    manuscript = Manuscript(title="总结", content=(body,))
    marked = annotate(manuscript, [_finding(1, 2, "〔待填：长度〕", rule="空白掩码")])
    assert marked.blocks[0].stretches[0].remarks == (told,)


def test_without_findings_nothing_is_attached() -> None:
    assert annotate(_MANUSCRIPT, []) is _MANUSCRIPT


def test_a_checked_draft_keeps_every_character_and_becomes_comments_in_word() -> None:
    draft = draft_text(
        ["一、主要工作", "清淤河道xx公里。  完成整治225个。", "截止目前，供水平稳。"]
    )
    found = run_rules(draft, Context())
    manuscript = check_to_manuscript(found)
    assert [block.text for block in manuscript.blocks] == [one.text for one in draft.paragraphs]
    assert [block.level for block in manuscript.blocks] == [1, 0, 0]
    said = {
        remark.text[1:4] for b in manuscript.blocks for s in b.stretches for remark in s.remarks
    }
    assert "必须改" in said, "xx is a blank"
    word = docx.Document(io.BytesIO(write_word(manuscript, national_layout(), review=True)))
    assert len(list(word.comments)) == sum(
        bool(s.remarks) for b in manuscript.blocks for s in b.stretches
    )


def test_a_comparison_becomes_tables_and_the_texts_beside_each_other() -> None:
    comparison = compare_with_report(draft_text(), past_report(), near=nearness())
    manuscript = comparison_to_manuscript(comparison)
    captions = [block.text for block in manuscript.blocks if block.level]
    assert captions[:2] == ["一、数据对照", "二、上期计划兑现"]
    figures = next(part for part in manuscript.content if isinstance(part, Table))
    assert "↑" in {row[2] for row in figures.rows}
    assert len(figures.rows) == len(comparison.figures)
    (sides,) = manuscript.attachments[0].content
    assert isinstance(sides, Table)
    assert [row[0] for row in sides.rows if row[0]] == [p.text for p in comparison.draft.paragraphs]
    assert {"改写", "新增", "遗漏"} <= {row[1] for row in sides.rows}
