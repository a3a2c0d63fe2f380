"""Show the progress of a long job: a bar on a terminal, plain lines elsewhere."""

import sys
from pathlib import Path
from typing import Self

from rich.console import Console
from rich.markup import escape
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

from assistant.reports.loading.file_names import readable_path
from assistant.scan_records import ScanProgress


class _Rate(ProgressColumn):
    """The rate per second."""

    def render(self, task: Task) -> Text:
        if task.fields.get("pages"):
            return Text(f"每页 {1 / task.speed:.1f} 秒" if task.speed else "")
        return Text(f"{task.speed:.0f} 个/秒" if task.speed else "")


_PAGES_PER_LINE = 10  # where there is no bar
_SPEED_OVER = 120.0  # seconds: a page of a scan may take ten


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
            speed_estimate_period=_SPEED_OVER,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None
        self._scans: dict[Path, TaskID] = {}

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

    def on_scan(self, scan: ScanProgress) -> None:
        """Show how many pages of a scan are recognised, in a bar of its own until all are."""
        name = readable_path(Path(scan.file.name))
        if scan.file not in self._scans:
            # Pages kept from before a break say nothing of how fast it goes.
            self._scans[scan.file] = self._bars.add_task(
                f"  识别 {escape(name)}", total=scan.total, completed=scan.done, pages=True
            )
            self._bars.advance(self._scans[scan.file], 0)  # from now on it is timed
        task = self._scans[scan.file]
        self._bars.update(task, completed=scan.done, visible=scan.done < scan.total)
        if self._bars.disable and scan.done % _PAGES_PER_LINE == 0 and scan.done:
            self.note(f"识别 {name}：第{scan.done}页，共{scan.total}页")

    def added(self, report_id: str, title: str, file: Path | str) -> None:
        """Announce a report that is now in the archive."""
        if not sys.stderr.isatty():
            sys.stderr.write(f"已收录 {report_id} {title}（{file}）\n")
            sys.stderr.flush()

    def note(self, text: str) -> None:
        """Show a message."""
        self._bars.console.print(text, markup=False, highlight=False)
