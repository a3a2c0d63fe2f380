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
    from assistant.drafting.facts import load_facts
    from assistant.drafting.input_files import load_outline
    from assistant.drafting.render import to_json, to_markdown
    from assistant.drafting.writing_out import write_draft

    with open_workbench(index) as bench:
        result = bench.draft(load_outline(outline), load_facts(facts) if facts else ())
    if output is not None:
        write_draft(result, output)
        typer.echo(f"已写入 {output}", err=True)
    if json:
        print_json(to_json(result))
    elif output is None:
        typer.echo(to_markdown(result))
    print_unresolved(result)
