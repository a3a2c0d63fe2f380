"""The commands that fill, list and maintain the archive."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.commands.read_command import read_on
from assistant.cli.options import Index, Json, open_workbench

ReportIds = Annotated[
    list[str], typer.Argument(metavar="报告编号…", help="assistant reports 列出的编号。")
]


def ingest(
    paths: Annotated[
        list[Path], typer.Argument(metavar="文件或目录…", help="报告文件，或存放报告的目录。")
    ],
    reading: Annotated[
        bool,
        typer.Option("--read/--no-read", help="收录后是否接着让语义模型读懂；随时可以中断。"),
    ] = True,
    index: Index = None,
    json: Json = False,
) -> None:
    """把报告收进档案：读取、拆分、归类、建索引，再逐段读懂。没有变化的文件不再重读。"""
    from assistant.cli.output.progress import TerminalProgress
    from assistant.cli.output.rendering import print_ingest, print_json
    from assistant.contract.archive_json import ingest_row

    with open_workbench(index) as bench:
        with TerminalProgress() as progress:
            summary = bench.archive.ingest(paths, progress=progress, on_scan=progress.on_scan)
        print_json(ingest_row(summary)) if json else print_ingest(summary)
        if reading:
            read_on(bench)


def reports(index: Index = None, json: Json = False) -> None:
    """列出档案中的报告。"""
    from assistant.cli.output.rendering import print_json, print_reports
    from assistant.contract.json_values import to_json

    with open_workbench(index) as bench:
        entries = bench.archive.reports()
    print_json(to_json(entries)) if json else print_reports(entries)


def show(
    report_id: Annotated[str, typer.Argument(metavar="报告编号")],
    index: Index = None,
    json: Json = False,
) -> None:
    """显示一篇报告的章节树：每章的功能、段落和切分，供核对；扫描件拿不准的数字和文字列在后面。"""
    from assistant.cli.output.rendering import print_doubts, print_json, print_tree
    from assistant.contract.archive_json import doubt_row, section_row
    from assistant.contract.json_values import to_row

    with open_workbench(index) as bench:
        archive = bench.archive
        entry, sections = archive.report(report_id), archive.sections(report_id)
        doubts = archive.doubts(report_id)
    if json:
        parts = {
            "sections": [section_row(section) for section in sections],
            "doubts": [doubt_row(doubt) for doubt in doubts],
        }
        print_json({**to_row(entry), **parts})
    else:
        print_tree(entry, sections)
        print_doubts(doubts)


def remove(report_ids: ReportIds, index: Index = None) -> None:
    """从档案中移除报告。原文件不受影响。"""
    with open_workbench(index) as bench:
        bench.archive.remove(report_ids)
    typer.echo(f"已移除 {len(report_ids)} 篇报告。", err=True)


def status(index: Index = None, json: Json = False) -> None:
    """显示档案的规模、模型和索引状态。"""
    from assistant.cli.output.rendering import print_json, print_status
    from assistant.contract.archive_json import status_row

    with open_workbench(index) as bench:
        state, reading = bench.archive.status(), bench.archive.reading_state()
    print_json(status_row(state, reading)) if json else print_status(state, reading)


def reindex(index: Index = None) -> None:
    """重建索引。不重读文件；索引损坏，或档案由更早的嵌入模型建立时使用。"""
    from assistant.cli.output.progress import TerminalProgress

    with open_workbench(index) as bench, TerminalProgress() as progress:
        bench.archive.reindex(progress=progress)
    typer.echo("索引已重建。", err=True)
