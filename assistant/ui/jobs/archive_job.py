"""Run one writing job on the archive at a time, in the background, for every browser to see."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event, Lock, Thread

from assistant.errors import ArchiveError, AssistantError
from assistant.records import FileOutcome, FileResult
from assistant.scan_records import ScanProgress
from assistant.ui.i18n.language import localized

_MAX_FILES = 200  # of the last files done, which are listed

INGESTING, REBUILDING = "收录", "重建索引"  # names of jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanState:
    """How far a scan is, and since when at what page: kept pages say nothing of the pace."""

    scan: ScanProgress
    first: int
    since: float

    def seconds_left(self, now: float) -> float | None:
        """Return how long it will take; None before a page is done."""
        pages = self.scan.done - self.first
        return (now - self.since) / pages * (self.scan.total - self.scan.done) if pages else None


ArchiveTask = Callable[["ArchiveJob"], str]  # works, and returns its outcome as HTML


class ArchiveJob:
    """The state of the archive's writer and its last outcome; itself the job's progress."""

    def __init__(self, *, on_end: Callable[[], None] = lambda: None) -> None:
        self._on_end = on_end
        self.stop = Event()
        self.change_count = 0  # grows with everything that happens
        self.step, self.total, self.done, self.started_at = "", 0, 0, 0.0
        self.file_counts: Counter[FileOutcome] = Counter()
        self.recent_files: deque[FileResult] = deque(maxlen=_MAX_FILES)  # the last one first
        self.scans: dict[Path, ScanState] = {}  # those that are being recognised
        self.name = ""  # of the job
        self.outcome: str | Exception = ""  # HTML, or the error that ended it
        self.ended_at = ""  # the time of day
        self._guard = Lock()
        self._thread: Thread | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a job is running."""
        return self._thread is not None and self._thread.is_alive()

    def start_task(self, task: ArchiveTask, *, name: str = INGESTING) -> None:
        """Start a job and return; it goes on when the window that started it is closed.

        Raises ArchiveError while another one is running.
        """
        with self._guard:
            if self.is_busy:
                raise ArchiveError(
                    localized(
                        "另一个窗口正在往档案里写。", "Another window writes to the archive."
                    ),
                    hint=localized(
                        "进度在“档案”页，等它结束再试；查找和起草照常可用。",
                        "See how far it is under Archive, and try again then.",
                    ),
                )
            self.stop.clear()
            self.file_counts.clear()
            self.recent_files.clear()
            self.scans.clear()
            self.name, self.outcome = name, ""
            self.start("准备", 0)
            self._thread = Thread(target=self._run, args=[task], daemon=True)
            self._thread.start()

    def join(self, seconds: float) -> None:
        """Wait until the job is done, at most `seconds`."""
        if self._thread is not None:
            self._thread.join(seconds)

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` things."""
        self.step, self.total, self.done, self.started_at = step, total, 0, time.monotonic()
        self.change_count += 1

    def advance(self, count: int = 1) -> None:
        """Count `count` more things as done."""
        self.done += count
        self.change_count += 1

    def added(self, report_id: str, title: str, file: str) -> None:
        """Ignore the report: `on_event` gets the file."""

    def note(self, text: str) -> None:
        """Ignore the note: the outcome counts."""

    def on_scan(self, scan: ScanProgress) -> None:
        """Store how far a scan is, until all its pages are recognised."""
        known = self.scans.pop(scan.file, None)
        if scan.done < scan.total:
            self.scans[scan.file] = (
                replace(known, scan=scan)
                if known
                else ScanState(scan=scan, first=scan.done, since=time.monotonic())
            )
        self.change_count += 1

    def on_event(self, taken: FileResult) -> None:
        """Store the fate of a file."""
        self.scans.pop(taken.file, None)
        self.file_counts[taken.fate] += 1
        self.recent_files.appendleft(taken)
        self.change_count += 1

    def _run(self, task: ArchiveTask) -> None:
        try:
            self.outcome = task(self)
        except AssistantError as error:
            self.outcome = error
        except Exception as error:  # shown on the page too: a thread has no caller
            self.outcome = error
            raise
        finally:
            self.ended_at = f"{datetime.now():%H:%M}"
            self.change_count += 1
            self._on_end()
