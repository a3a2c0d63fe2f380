"""Show the progress of a long job: a bar on a terminal, plain lines elsewhere."""

import sys
from pathlib import Path
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text


class _Rate(ProgressColumn):
    """The rate per second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.0f} 个/秒" if task.speed else "")


class TerminalProgress:
    """Progress on standard error, so that standard output holds the result alone."""

    def __init__(self) -> None:
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TextColumn("剩余"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` items; the bar of the step before disappears."""
        if self._task is not None:
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(step, total=total)

    def advance(self, count: int = 1) -> None:
        """Count `count` more items as done."""
        if self._task is not None:
            self._bars.advance(self._task, count)

    def added(self, report_id: str, title: str, file: Path | str) -> None:
        """Announce a report that is now in the archive."""
        if not sys.stderr.isatty():
            sys.stderr.write(f"已收录 {report_id} {title}（{file}）\n")
            sys.stderr.flush()

    def note(self, text: str) -> None:
        """Show a message."""
        self._bars.console.print(text, markup=False, highlight=False)
