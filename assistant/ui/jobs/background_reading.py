"""Let the encoder read the archive in the background, and say how far it is."""

from __future__ import annotations

import logging
import time
from dataclasses import replace
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Protocol

from assistant.archive.storage.writer_lock import ArchiveBusyError
from assistant.errors import AssistantError

if TYPE_CHECKING:
    from assistant.archive.archive_records import Progress, ReadingState

_RETRY_AFTER = 30.0  # seconds, where another program reads

_log = logging.getLogger(__name__)


class ReadableArchive(Protocol):
    """What is read: the archive of a workbench."""

    @property
    def has_reports(self) -> bool:
        """Whether there is anything to read."""

    def reading_state(self) -> ReadingState:
        """Return how far the encoder is."""

    def read(self, *, progress: Progress, stop: Event) -> ReadingState:
        """Read until all is read, or `stop` is set."""


class BackgroundReading:
    """A thread that reads what is unread and then ends; itself the reading's progress."""

    def __init__(self, archive: ReadableArchive) -> None:
        self._archive = archive
        self.state: ReadingState | None = None  # None before the first look
        self.problem: AssistantError | None = None  # that ended the last reading
        self.change_count = 0  # grows with everything that happens
        self.started_at, self.read_since = 0.0, 0  # of this reading
        self._guard = Lock()
        self._thread: Thread | None = None
        self._stop, self._again, self._is_closed = Event(), False, False

    @property
    def is_busy(self) -> bool:
        """Whether the encoder is reading."""
        return self._thread is not None and self._thread.is_alive()

    def wake(self) -> None:
        """Look for something to read, now or after what is being read; returns at once."""
        with self._guard:
            self._again = True
            if self._is_closed or self._thread is not None:
                return
            self._thread = Thread(target=self._run, name="encoder", daemon=True)
            self._thread.start()

    def restart(self) -> None:
        """Begin anew, with the encoder that is set now."""
        self._stop.set()
        self.wake()

    def close(self) -> None:
        """Stop, and wait for the end: what was read is stored."""
        with self._guard:
            self._is_closed = True
            self._stop.set()
            thread = self._thread
        if thread is not None:
            thread.join()

    def start(self, step: str, total: int) -> None:  # noqa: ARG002 (the protocol's)
        """Begin to read."""
        self.started_at, self.read_since = time.monotonic(), 0
        self._look()

    def advance(self, count: int = 1) -> None:
        """Count so many passages as read."""
        self.read_since += count
        if self.state is not None:
            self._show(replace(self.state, read=self.state.read + count))

    def added(self, report_id: str, title: str, file: str) -> None:
        """Do nothing: no report is added."""

    def note(self, text: str) -> None:
        """Do nothing: a problem ends the reading."""

    def _run(self) -> None:
        while self._goes_on():
            try:
                self._read()
            except ArchiveBusyError as error:
                self.problem = error
                if not self._stop.wait(_RETRY_AFTER):
                    self._again = True
            except AssistantError as error:
                self.problem = error
            except Exception:  # a thread has no caller
                _log.exception("The reading broke off.")
                self._forget_thread()
                raise
            self.change_count += 1

    def _read(self) -> None:
        self.problem = None
        if self._archive.has_reports:
            self._look()
            self._show(self._archive.read(progress=self, stop=self._stop))

    def _goes_on(self) -> bool:
        with self._guard:
            if self._again and not self._is_closed:
                self._again = False
                self._stop.clear()
                return True
            self._thread = None
            return False

    def _forget_thread(self) -> None:
        with self._guard:
            self._thread = None

    def _look(self) -> None:
        self._show(self._archive.reading_state())

    def _show(self, state: ReadingState) -> None:
        self.state = state
        self.change_count += 1
