"""The table of a ledger's indicators: figures of the ledger or worked out, each row traced."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft, Fact
from assistant.drafting.facts.derive import derive_figures
from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.output.draft_manuscript import to_manuscript
from assistant.drafting.output.indicator_table import TITLE, indicator_table
from assistant.drafting.output.markdown_json import to_markdown
from assistant.errors import ExportError

LEDGER = """指标,数值,单位,上年,目标
办理民生事项,3.6,万件,3.4,3.5
垃圾分类覆盖率,97.5,%,95,97
平均办理时限,12,天,21,15
营业收入,21.9,亿元,,
营业收入同比增长,5.8,%,,
新增公厕,17,座,15,20
"""


@pytest.fixture
def facts(tmp_path: Path) -> tuple[Fact, ...]:
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, "utf-8")
    return tuple(map(derive_figures, load_facts(path, year=2025)))


@pytest.fixture
def draft(facts: tuple[Fact, ...]) -> Draft:
    return Draft(title="甲局2025年总结", sections=(), figures=(), unresolved=(), ledger=facts)


def test_rows_hold_figures_of_the_ledger_and_what_follows_from_them(
    facts: tuple[Fact, ...],
) -> None:
    table = indicator_table(facts, with_sources=False)
    assert table.header == ("指标", "本年", "上年", "增减", "目标", "完成率")
    # 3.6/3.4 - 1 = 5.88 %, 3.6/3.5 = 102.86 %, 17/20 = 85 %; a rate or a limit has no share.
    assert table.rows == (
        ("办理民生事项", "3.6万件", "3.4万件", "增长5.9%", "3.5万件", "102.9%"),
        ("垃圾分类覆盖率", "97.5%", "95%", "提高2.5个百分点", "97%", "—"),
        ("平均办理时限", "12天", "21天", "缩短9天", "15天", "—"),
        ("营业收入", "21.9亿元", "—", "增长5.8%", "—", "—"),
        ("新增公厕", "17座", "15座", "增加2座", "20座", "85%"),
    )
    assert table.numeric_columns == {1, 2, 4, 5}


def test_each_row_names_its_lines_and_its_arithmetic(facts: tuple[Fact, ...]) -> None:
    table = indicator_table(facts, with_sources=True)
    sources = {row[0]: row[-1] for row in table.rows}
    assert "第2行" in sources["办理民生事项"]
    assert "(3.6万件-3.4万件)÷3.4万件" in sources["办理民生事项"]
    assert "第5行" in sources["营业收入"]
    assert "第6行" in sources["营业收入"]


def test_plans_are_no_results(facts: tuple[Fact, ...]) -> None:
    planned = [replace(fact, is_planned=True) for fact in facts]
    with pytest.raises(ExportError, match="没有指标和数值"):
        indicator_table(planned, with_sources=False)


def test_it_is_an_attachment_on_paper_and_a_part_of_markdown(draft: Draft) -> None:
    assert to_manuscript(draft).attachments == ()
    (attachment,) = to_manuscript(draft, table=True).attachments
    assert attachment.title == TITLE
    review = to_manuscript(draft, table=True, review=True).attachments
    assert "出处" in getattr(review[0].content[0], "header", ())
    text = to_markdown(draft, marks=False, table=True)
    assert f"## {TITLE}\n\n| 指标 | 本年 |" in text
    assert "| 新增公厕 | 17座 | 15座 | 增加2座 | 20座 | 85% |" in text
    assert TITLE not in to_markdown(draft)
