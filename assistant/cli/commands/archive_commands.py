"""The commands that fill, list and maintain the archive."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.commands.read_command import read_on
from assistant.cli.options import Index, Json, open_workbench

ReportIds = Annotated[
    list[str], typer.Argument(metavar="报告编号…", help="assistant reports 列出的编号。")
]


class MissingParameter(typer.BadParameter):
    """A parameter is missing that only another option makes needless."""


def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="文件或目录…", help="报告文件，或存放报告的目录。"),
    ] = None,
    again: Annotated[
        bool,
        typer.Option(
            "--again", help="已收录的也重读一遍；不写文件或目录时，重读档案里的全部文件。"
        ),
    ] = False,
    outdated: Annotated[
        bool,
        typer.Option("--outdated", help="同 --again，但只重读由更早版本的程序读取的。"),
    ] = False,
    reading: Annotated[
        bool,
        typer.Option("--read/--no-read", help="收录后是否接着让语义模型读懂；随时可以中断。"),
    ] = True,
    index: Index = None,
    json: Json = False,
) -> None:
    """把报告收进档案：读取、拆分、归类、建索引，再逐段读懂。没有变化的文件不再重读。

    程序升级后用 --again 或 --outdated 重读：报告编号、段落编号和更正都保留；原文件已不在的，
    保留原有内容。
    """
    from assistant.archive.archive_records import Rereading
    from assistant.cli.output.progress import TerminalProgress
    from assistant.cli.output.rendering import print_ingest, print_json
    from assistant.contract.archive_json import ingest_row

    rereading = Rereading.OUTDATED if outdated else Rereading.ALL if again else Rereading.NOTHING
    if not paths and rereading is Rereading.NOTHING:
        raise MissingParameter("", param_hint="文件或目录（重读已收录的用 --again）")
    with open_workbench(index) as bench:
        with TerminalProgress() as progress:
            summary = bench.archive.ingest(
                paths or [], again=rereading, progress=progress, on_scan=progress.on_scan
            )
        print_json(ingest_row(summary)) if json else print_ingest(summary)
        if reading:
            read_on(bench)


def reports(index: Index = None, json: Json = False) -> None:
    """列出档案中的报告。"""
    from assistant.cli.output.rendering import print_json, print_reports
    from assistant.contract.archive_json import report_row

    with open_workbench(index) as bench:
        entries, missing = bench.archive.reports(), bench.archive.missing_files()
    if json:
        print_json([report_row(entry, missing) for entry in entries])
    else:
        print_reports(entries, missing)


def show(
    report_id: Annotated[str, typer.Argument(metavar="报告编号")],
    index: Index = None,
    json: Json = False,
) -> None:
    """显示一篇报告的章节树：每章的功能、段落和切分，供核对；扫描件拿不准的数字和文字列在后面。"""
    from assistant.cli.output.rendering import print_doubts, print_json, print_tree
    from assistant.contract.archive_json import doubt_row, report_row, section_row

    with open_workbench(index) as bench:
        archive = bench.archive
        entry, sections = archive.report(report_id), archive.sections(report_id)
        doubts, missing = archive.doubts(report_id), archive.missing_files()
    if json:
        parts = {
            "sections": [section_row(section) for section in sections],
            "doubts": [doubt_row(doubt) for doubt in doubts],
        }
        print_json({**report_row(entry, missing), **parts})
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
        missing = bench.archive.missing_files()
    if json:
        print_json(status_row(state, reading, missing))
    else:
        print_status(state, reading, missing)


def reindex(index: Index = None) -> None:
    """重建索引。不重读文件；索引损坏，或档案由更早的嵌入模型建立时使用。"""
    from assistant.cli.output.progress import TerminalProgress

    with open_workbench(index) as bench, TerminalProgress() as progress:
        bench.archive.reindex(progress=progress)
    typer.echo("索引已重建。", err=True)


def tenants(
    add: Annotated[
        str, typer.Option("--add", metavar="名称", help="新增这个单位，它的档案是空的。")
    ] = "",
    json: Json = False,
) -> None:
    """列出档案数据库里的单位：各有自己的档案，互相看不到；设置 tenant 选用其中一个。"""
    from assistant.cli.output.rendering import print_json

    with open_workbench(None) as bench:
        names = bench.archive.tenants(add=add)
    if json:
        print_json(names)
    else:
        typer.echo("\n".join(names))
