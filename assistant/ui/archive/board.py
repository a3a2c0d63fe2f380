"""Say in every browser how far the one writer of the archive is, and let it be stopped."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from assistant.errors import ArchiveError
from assistant.ui.bilingual import both
from assistant.ui.escaping import shown_text

_KEPT = 4  # reports added last, that are named


class Board:
    """What the writer is doing; a progress that all browsers can read."""

    def __init__(self) -> None:
        self._one = Lock()
        self._stop = Event()
        self._step, self._total, self._done, self._since = "", 0, 0, 0.0
        self._last: list[str] = []

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the board while the archive is written; ArchiveError where another browser does."""
        if not self._one.acquire(blocking=False):
            raise ArchiveError(
                "另一个窗口正在往档案里写。",
                hint="进度就在下面，等它结束再试；查找和起草照常可用。",
            )
        try:
            self._stop.clear()
            self._last = []
            self.start("准备", 0)
            yield
        finally:
            self._step = ""
            self._one.release()

    @property
    def is_busy(self) -> bool:
        """Whether somebody writes."""
        return self._one.locked()

    def stop(self) -> None:
        """Ask the writer to stop after the file it is at."""
        self._stop.set()

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` things."""
        self._step, self._total, self._done, self._since = step, total, 0, time.monotonic()

    def advance(self, count: int = 1) -> None:
        """Say that `count` more are done; ArchiveError once somebody has asked to stop."""
        self._done += count
        if self._stop.is_set():
            raise ArchiveError(
                "已停止。", hint="收录好的报告都在档案里；再收录一次，会从停下的地方接着做。"
            )

    def added(self, report_id: str, title: str, file: str) -> None:  # noqa: ARG002 (the protocol's)
        """Remember a report that is now in the archive."""
        self._last = [title, *self._last[: _KEPT - 1]]

    def note(self, text: str) -> None:
        """Remember something worth knowing."""
        self._last = [text, *self._last[: _KEPT - 1]]

    def shown(self) -> str:
        """Return how far the writer is, with its rate and the time left; "" where nobody writes."""
        if not self.is_busy:
            return ""
        share = 100 * self._done / self._total if self._total else 0
        last = "".join(f"<li>{shown_text(title)}</li>" for title in self._last)
        return (
            f'<div class="intake"><p><b>{shown_text(self._step)}</b> {self._counts()}</p>'
            f'<div class="track"><i style="width:{share:.0f}%"></i></div><ul>{last}</ul></div>'
        )

    def _counts(self) -> str:
        seconds = time.monotonic() - self._since
        if not self._total or not self._done or seconds <= 0:
            return ""
        rate = self._done / seconds
        left = (self._total - self._done) / rate
        return both(
            f"{self._done} / {self._total}，每秒 {rate:.1f} 个，还要约 {left:.0f} 秒",
            f"{self._done} / {self._total}, {rate:.1f} a second, about {left:.0f} s left",
        )
