"""The command that lets the encoder read what it has not read, and goes on where it stopped."""

from typing import TYPE_CHECKING

import typer

from assistant.cli.options import Index, open_workbench

if TYPE_CHECKING:
    from assistant.workbench import Workbench


def read(index: Index = None) -> None:
    """让语义模型读懂还没读的段落。随时可以中断（Ctrl+C），下次接着读；不读也能查找。"""
    with open_workbench(index) as bench:
        state = bench.archive.reading_state()
        if not state.model:
            typer.echo("没有可用的语义模型，查找按字面和静态模型进行。", err=True)
        elif not state.unread:
            typer.echo(f"{state.texts:,} 段都已读懂。", err=True)
        read_on(bench)


def read_on(bench: "Workbench") -> None:
    """Let the encoder read on; to interrupt it is no failure, what it has read is kept."""
    from assistant.archive.storage.writer_lock import ArchiveBusyError
    from assistant.cli.output.progress import TerminalProgress
    from assistant.cli.output.rendering import reading_words

    before = bench.archive.reading_state()
    try:
        with TerminalProgress() as progress:
            state = bench.archive.read(progress=progress)
    except KeyboardInterrupt:
        words = reading_words(bench.archive.reading_state())
        typer.echo(
            f"先读到这里，已读懂 {words}。报告都已收录，可以查找；"
            "下次收录或运行 assistant read 时接着读。",
            err=True,
        )
    except ArchiveBusyError as busy:
        typer.echo(f"{busy}\n{busy.hint}", err=True)
    else:
        if state.read > before.read:
            typer.echo(f"已读懂 {reading_words(state)}。", err=True)
