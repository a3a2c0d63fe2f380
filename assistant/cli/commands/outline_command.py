"""The command that proposes an outline."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Index, open_workbench
from assistant.records import Span


def outline(
    unit: Annotated[
        str, typer.Option("--unit", metavar="单位", help="单位全称，写进标题，并据此找同类报告。")
    ] = "",
    org_type: Annotated[
        str, typer.Option("--org-type", metavar="类型", help="参照哪类单位的报告，如 城管局。")
    ] = "",
    span: Annotated[
        Span, typer.Option("--span", metavar="时段", help="全年、上半年等，默认全年。")
    ] = Span.YEAR,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="年", help="总结哪一年，默认档案最新一年的下一年。"),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到 .md 文件。")
    ] = None,
    index: Index = None,
) -> None:
    """参照档案里的同类报告拟一份提纲：标题对仗，附建议字数，可直接修改后用来起草。"""
    with open_workbench(index) as bench:
        text = bench.archive.propose_outline(unit=unit, org_type=org_type, span=span, year=year)
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
        typer.echo(f"已写入 {output}", err=True)
