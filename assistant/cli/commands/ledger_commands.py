"""The commands that show what is made of a ledger before anything is written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.cli.options import Index, Json, open_workbench

if TYPE_CHECKING:
    from assistant.drafting.draft import Fact
    from assistant.drafting.planning.draft_plan import Plan


def facts(
    ledger: Annotated[
        Path,
        typer.Argument(metavar="台账", help="今年的数据：XLSX、CSV、Word、Markdown 或文本。"),
    ],
    year: Annotated[
        int,
        typer.Option(
            "--year", metavar="年", help="总结哪一年，默认看表名和列名。", show_default=False
        ),
    ] = 0,
    index: Index = None,  # noqa: ARG001 (every command takes it)
    json: Json = False,
) -> None:
    """看台账读成了什么：指标、数值、上年、目标、写成的句子，拿不准要问的，没有用到的。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_facts import print_facts, print_open_points
    from assistant.contract.facts_json import fact_rows
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.facts.review_facts import review_facts

    review = review_facts(load_facts(ledger, year=year))
    print_json(fact_rows(review)) if json else print_facts(review)
    print_open_points(review, on_stderr=json)


def plan(
    outline: Annotated[
        Path, typer.Argument(metavar="提纲", help="提纲文件：# 标题，或一、（一）1. 编号。")
    ],
    facts: Annotated[
        Path,
        typer.Option("--facts", metavar="台账", help="今年的数据：CSV、XLSX、Markdown 或文本。"),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写成填好“章节”一列的台账，.csv 或 .xlsx。"
        ),
    ] = None,
    index: Index = None,
    json: Json = False,
) -> None:
    """动笔之前看每条事实归到哪一节、有几分把握，拿不准的在前；改好“章节”再用来起草。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_plan import print_plan, summary
    from assistant.contract.plan_json import plan_json
    from assistant.drafting.facts.load_facts import load_facts
    from assistant.drafting.inputs import load_outline
    from assistant.drafting.outline.outline_year import outline_year

    text = load_outline(outline)
    given = load_facts(facts, year=outline_year(text))
    with open_workbench(index) as bench:
        found = bench.drafts.plan(text, given, ask_service=True)
    if output is not None:
        _write(facts, given, found, output)
        typer.echo(f"已写入 {output}", err=True)
    if json:
        print_json(plan_json(found))
    elif output is None:
        print_plan(found)
    typer.echo(summary(found), err=True)


def _write(ledger: Path, given: Sequence["Fact"], found: "Plan", output: Path) -> None:
    """Write the ledger with the sections of the plan; what repeats another line goes with it."""
    from assistant.drafting.facts.workbook.labelled_ledger import write_labelled_ledger

    headings = {one.fact: "／".join(one.headings) for one in found.placements}
    sections = {
        (fact.sheet, line): headings[fact.id]
        for fact in reversed(found.facts)  # of a line of two roles the first half tells
        for line in (fact.line, *fact.repeated)
    }
    write_labelled_ledger(ledger, given, sections, output)
