"""Turn a comparison into a manuscript: a summary, its tables, the two texts side by side."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.manuscript import Attachment, Block, Manuscript, Table, plain_block
from assistant.review.comparison.side_by_side import SideBySideRow, side_by_side_rows
from assistant.review.findings import Comparison
from assistant.review.output.labels import (
    ARROWS,
    MARK_WORDS,
    PLAN_WORDS,
    ListedFinding,
    format_change,
    format_source,
    format_value,
    list_findings,
    summarize_comparison,
)
from assistant.text.figures.chinese_numerals import spell_chinese_number

_SIDES = "左右对照"


def comparison_to_manuscript(comparison: Comparison) -> Manuscript:
    """Return the comparison as a manuscript; the paragraphs side by side are an attachment."""
    title = f"《{comparison.draft.title or '草稿'}》比对结果"
    content: list[Block | Table] = [plain_block(line) for line in summarize_comparison(comparison)]
    tables = (table for table in _result_tables(comparison) if table.rows)
    for number, table in enumerate(tables, start=1):
        content += [plain_block(f"{spell_chinese_number(number)}、{table.caption}", level=1)]
        content += [Table(caption="", header=table.header, rows=table.rows)]
    sides = Attachment(title=_SIDES, content=(_side_by_side_table(comparison),))
    return Manuscript(title=title, content=tuple(content), attachments=(sides,))


def _result_tables(comparison: Comparison) -> Iterator[Table]:
    yield Table(
        caption="数据对照",
        header=("指标", "以往", "", "本次", "变化", "草稿"),
        rows=tuple(
            (
                row.indicator,
                format_value(row.old, row.old_unit),
                ARROWS[row.direction],
                format_value(row.new, row.new_unit),
                format_change(row),
                _paragraph_label(row.draft_par),
            )
            for row in comparison.figures
        ),
    )
    yield Table(
        caption="上期计划兑现",
        header=("兑现", "上期计划", "草稿"),
        rows=tuple(
            (PLAN_WORDS[one.status], one.plan, "、".join(map(_paragraph_label, one.draft_pars)))
            for one in comparison.plans
        ),
    )
    yield Table(
        caption="以往写了、草稿没有的内容",
        header=("以往报告", "内容"),
        rows=tuple((f"第 {one.past_line} 行", one.topic) for one in comparison.missing),
    )
    yield Table(
        caption="草稿新增的内容",
        header=("草稿", "内容"),
        rows=tuple((_paragraph_label(one.draft_par), one.topic) for one in comparison.new),
    )
    yield Table(
        caption="检查发现",
        header=("类别", "草稿", "原文", "说明", "依据"),
        rows=tuple(_finding_cells(one) for one in list_findings(comparison)),
    )
    yield Table(
        caption="同类单位常写、草稿没有的内容",
        header=("内容",),
        rows=tuple((topic,) for topic in comparison.comparable),
    )


def _finding_cells(one: ListedFinding) -> tuple[str, ...]:
    places = "、".join(map(_paragraph_label, one.draft_pars))
    return one.kind, places, one.phrase, one.remark, format_source(one.source)


def _side_by_side_table(comparison: Comparison) -> Table:
    return Table(
        caption="",
        header=("草稿", "关系", "以往报告"),
        rows=tuple(_side_by_side_cells(row) for row in side_by_side_rows(comparison)),
    )


def _side_by_side_cells(row: SideBySideRow) -> tuple[str, str, str]:
    mine = row.draft.text.strip() if row.draft else ""
    return mine, MARK_WORDS[row.mark], "\n".join(one.text.strip() for one in row.past)


def _paragraph_label(number: int) -> str:
    return f"第 {number} 段"
