"""Print a comparison on the terminal: a summary first, then the details."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from assistant.review.findings import Comparison, PlanStatus, Relation
from assistant.review.output.labels import (
    ARROWS,
    PLAN_WORDS,
    RELATION_WORDS,
    format_change,
    format_source,
    format_value,
    list_findings,
    summarize_comparison,
)

_RELATION_COLOURS = {
    Relation.VERBATIM: "red",
    Relation.PARAPHRASED: "yellow",
    Relation.RELATED: "cyan",
}
_PLAN_COLOURS = {
    PlanStatus.DONE: "green",
    PlanStatus.PARTLY: "yellow",
    PlanStatus.NOT_MENTIONED: "red",
    PlanStatus.CONTRADICTED: "red",
}
_SHOWN = 30  # characters of a paragraph


def print_proposals(comparison: Comparison) -> None:
    """Print on stderr the proposed past reports, where none was named."""
    if not comparison.proposed:
        return
    console = Console(stderr=True, highlight=False)
    console.print("没有指定比对哪篇，用最相近的第一篇；--against 可换：")
    for proposal in comparison.proposed:
        year = proposal.year or "年份不明"
        console.print(
            Text(f"  {proposal.report_id}  {proposal.title}（{year}，相近 {proposal.score:.2f}）"),
            soft_wrap=True,
        )


def print_comparison(comparison: Comparison, *, explain: bool = False) -> None:
    """Print the results of a comparison; `explain` adds the grounds of each finding."""
    console = Console(highlight=False)
    for line in summarize_comparison(comparison):
        console.print(Text(line), soft_wrap=True)
    _print_pairs(console, comparison)
    _print_places(
        console, "以往有、草稿没有", ((f"行 {m.past_line}", m.topic) for m in comparison.missing)
    )
    _print_places(console, "草稿新增", ((f"第 {n.draft_par} 段", n.topic) for n in comparison.new))
    _print_figures(console, comparison)
    _print_plans(console, comparison)
    _print_findings(console, comparison, explain=explain)
    if comparison.comparable:
        console.print("\n同类单位常写、草稿没有的内容", style="bold")
        console.print(Text("  " + "；".join(comparison.comparable)), soft_wrap=True)


def _print_pairs(console: Console, comparison: Comparison) -> None:
    if not comparison.pairs:
        return
    texts = {row.n: row.text.strip() for row in comparison.draft.paragraphs}
    table = Table("草稿段", "以往行", "关系", "相似", "草稿开头", box=SIMPLE_HEAD)
    for pair in comparison.pairs:
        table.add_row(
            str(pair.draft_par),
            str(pair.past_line),
            Text(RELATION_WORDS[pair.relation], _RELATION_COLOURS[pair.relation]),
            f"{pair.similarity:.2f}",
            escape(texts[pair.draft_par][:_SHOWN]),
        )
    console.print("\n对应段落", style="bold")
    console.print(table)


def _print_places(console: Console, title: str, rows: Iterable[tuple[str, str]]) -> None:
    listed: Sequence[tuple[str, str]] = list(rows)
    if not listed:
        return
    console.print(f"\n{title}（{len(listed)} 处）", style="bold")
    for place, topic in listed:
        console.print(Text.assemble((f"  {place}  ", "dim"), topic), soft_wrap=True)


def _print_figures(console: Console, comparison: Comparison) -> None:
    if not comparison.figures:
        return
    table = Table("草稿段", "指标", "以往", "", "本次", "变化", box=SIMPLE_HEAD)
    for row in comparison.figures:
        table.add_row(
            str(row.draft_par),
            escape(row.indicator),
            format_value(row.old, row.old_unit),
            ARROWS[row.direction],
            format_value(row.new, row.new_unit),
            format_change(row),
        )
    console.print("\n数据对照", style="bold")
    console.print(table)


def _print_plans(console: Console, comparison: Comparison) -> None:
    if not comparison.plans:
        return
    console.print("\n上期计划兑现", style="bold")
    for row in comparison.plans:
        answers = "、".join(map(str, row.draft_pars))
        where = f"（草稿第 {answers} 段）" if answers else ""
        console.print(
            Text.assemble(
                (f"  {PLAN_WORDS[row.status]}  ", _PLAN_COLOURS[row.status]),
                (f"行 {row.past_line}  ", "dim"),
                row.plan,
                where,
            ),
            soft_wrap=True,
        )


def _print_findings(console: Console, comparison: Comparison, *, explain: bool) -> None:
    found = list(list_findings(comparison))
    if not found:
        return
    console.print(f"\n检查发现（{len(found)} 处）", style="bold")
    for one in found:
        where = "、".join(map(str, one.draft_pars))
        console.print(
            Text.assemble(
                (f"  {one.kind}  ", "red"),
                (f"第 {where} 段  ", "dim"),
                one.phrase,
                (f"  {one.remark}", "dim"),
            ),
            soft_wrap=True,
        )
        if explain:
            source = f"    依据：{format_source(one.source)}"
            console.print(Text(source, style="dim"), soft_wrap=True)
