"""The options shared by many commands, and the workbench that they open."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from assistant.settings import Settings
    from assistant.workbench import Workbench

Index = Annotated[
    Path | None,
    typer.Option("--index", metavar="目录", help="档案所在目录，默认 index/。", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="以 JSON 输出结果。")]
Years = Annotated[list[int] | None, typer.Option("--year", metavar="年", help="只要这一年的。")]
OrgTypes = Annotated[
    list[str] | None, typer.Option("--org-type", metavar="类型", help="只要这类单位的，如 城管局。")
]
Levels = Annotated[
    list[str] | None, typer.Option("--level", metavar="级别", help="只要这一级的，如 区。")
]
Functions = Annotated[
    list[str] | None,
    typer.Option("--function", metavar="功能", help="成效、问题、计划、经验或其他。"),
]
Reports = Annotated[
    list[str] | None, typer.Option("--report", metavar="编号", help="只在这篇报告里找。")
]

Review = Annotated[
    bool,
    typer.Option("--review", help="写审稿用的一份：每句的出处写成批注，文末附出处对照表。"),
]

LedgerTable = Annotated[
    bool,
    typer.Option(
        "--table", help="附主要指标完成情况表：本年、上年、增减、目标、完成率，取自台账。"
    ),
]

Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="规则", help="不查这条规则；可以写多次。"),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="规则", help="只查这条规则，设置 rules_off 里的也查；可以写多次。"
    ),
]
Explain = Annotated[
    bool, typer.Option("--explain", help="逐条写明依据：国家标准、条例、文件、档案或算术。")
]


@contextmanager
def open_workbench(index: Path | None, /, **changes: object) -> "Iterator[Workbench]":
    """Open the workbench on the archive of the option --index, and close it."""
    from assistant.workbench import Workbench

    with Workbench(settings_for(index, **changes), notice=_to_stderr) as bench:
        yield bench


def settings_for(index: Path | None, /, **changes: object) -> "Settings":
    """Return the settings, on the archive of the option --index; `changes` take precedence."""
    from assistant.settings import load_settings

    settings = load_settings(**({} if index is None else {"index": index}) | changes)
    # Ours alone: what the libraries log at this level may hold the text of a request.
    logging.basicConfig()
    logging.getLogger("assistant").setLevel(settings.log_level)
    return settings


def _to_stderr(message: str) -> None:
    typer.echo(message, err=True)
