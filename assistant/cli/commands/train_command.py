"""The command that trains the built-in embedding model on the archive."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.cli.options import Index, Json, open_workbench


def train(
    epochs: Annotated[
        int | None,
        typer.Option(
            "--epochs", min=1, max=1000, metavar="遍数", help="学几遍；默认按档案大小定。"
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="目录", help="只把模型写到这里，档案照旧。"),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="恢复内置模型。")] = False,
    index: Index = None,
    json: Json = False,
) -> None:
    """让内置的嵌入模型学习本档案的说法，几分钟。留出一部分报告检验，更好才换用。"""
    from assistant.cli.output.progress import TerminalProgress
    from assistant.cli.output.rendering import print_json
    from assistant.cli.output.training_tables import adaptation_row, print_adaptation

    with open_workbench(index) as bench, TerminalProgress() as progress:
        if undo:
            bench.archive.untrain(progress=progress)
        else:
            made = bench.archive.train(epochs=epochs, output=output, progress=progress)
    if undo:
        typer.echo("已恢复内置模型。", err=True)
    elif json:
        print_json(adaptation_row(made, output))
    else:
        print_adaptation(made, output)
