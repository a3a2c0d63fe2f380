"""The commands that hold reports of several years beside each other: compare and trend."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import (
    Explain,
    Index,
    Json,
    Only,
    OrgTypes,
    Without,
    open_workbench,
)
from assistant.records import Span


def compare(
    draft: Annotated[
        Path, typer.Argument(metavar="草稿", help="草稿：.docx、.md、.txt、.pdf、.ofd 或 .json。")
    ],
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="编号", help="与档案里的哪篇报告比对；不写则自动找。"),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="文件", help="与这个文件里的报告比对，不必已收录。"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写成左右对照的 .html 网页，或 .docx、.pdf。"
        ),
    ] = None,
    without: Without = None,
    only: Only = None,
    explain: Explain = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="草稿有遗漏、计划没有回应或须改之处时，退出码为 1。")
    ] = False,
    index: Index = None,
    json: Json = False,
) -> int:
    """拿草稿与以往报告比对：哪些照搬、改写、遗漏、新增，数据怎么变，计划兑现没有。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_compare import print_comparison, print_proposals
    from assistant.contract.review_json import comparison_row
    from assistant.errors import QueryError
    from assistant.review.check.switched_rules import rules_off

    if against is not None and file is not None:
        raise QueryError("--against 和 --file 只能用一个。", hint="两篇都要比，请分两次运行。")
    with open_workbench(index) as bench:
        found = bench.documents.compare(
            draft,
            against=against,
            file=file,
            without=rules_off(bench.settings.rules_off, without=without or (), only=only or ()),
        )
        if output is not None:
            bench.documents.export_comparison(found, output)
    print_proposals(found)
    if output is not None:
        typer.echo(f"已写入 {output}", err=True)
    print_json(comparison_row(found)) if json else print_comparison(found, explain=explain)
    return int(strict and found.needs_revision)


def trend(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="指标或报告编号", help="指标的名称，如 一般公共预算收入；或一篇报告的编号。"
        ),
    ],
    organisation: Annotated[
        str,
        typer.Option("--organisation", metavar="单位", help="只要名称里有这几个字的单位。"),
    ] = "",
    org_type: OrgTypes = None,
    span: Annotated[
        list[Span] | None,
        typer.Option("--span", metavar="时段", help="只要这个时段的，如 全年、上半年。"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写成 .html、.csv、.docx 或 .pdf。"),
    ] = None,
    index: Index = None,
    json: Json = False,
) -> None:
    """列出指标历年的数值、变化和小图，附出处；只列可以肯定是同一指标的。"""
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.rendering_trend import print_trends
    from assistant.contract.review_json import trend_row

    with open_workbench(index) as bench:
        found = bench.archive.trends(
            asked, organisation=organisation, org_types=org_type or (), spans=span or ()
        )
        if output is not None:
            bench.documents.export_trends(found, output)
            typer.echo(f"已写入 {output}", err=True)
    print_json([trend_row(one) for one in found]) if json else print_trends(found)
