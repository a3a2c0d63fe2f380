"""The command that drafts a report."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.chinese import ChineseCommand
from assistant.cli.options import Index, Json, open_workbench


def register(app: typer.Typer) -> None:
    """Add this command to the command line."""
    app.command(cls=ChineseCommand)(draft)


def draft(
    outline: Annotated[
        Path, typer.Argument(metavar="提纲", help="提纲文件：# 标题，或一、（一）1. 编号。")
    ],
    facts: Annotated[
        Path | None,
        typer.Option("--facts", metavar="台账", help="今年的数据：CSV、XLSX、Markdown 或文本。"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="写到 .md、.docx 或 .json 文件。"),
    ] = None,
    index: Index = None,
    json: Json = False,
) -> None:
    """依据提纲和今年的数据起草报告，每句注明出处，缺数据处留空。"""
    from assistant.cli.rendering import print_json, print_unresolved

    with open_workbench(index) as bench:
        result = bench.draft(outline, facts)
        if output is not None:
            bench.export(result, output)
            typer.echo(f"已写入 {output}", err=True)
        elif json:
            print_json(bench.as_json(result))
        else:
            typer.echo(bench.as_markdown(result))
    print_unresolved(result)
