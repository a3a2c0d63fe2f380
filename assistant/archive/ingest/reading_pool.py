"""Run readers of files in worker processes, which end with this one or when it says so."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event as EndEvent
from multiprocessing.synchronize import Semaphore
from pathlib import Path
from threading import Event, Thread
from types import ModuleType

from assistant.archive.archive_records import ReadFile
from assistant.records import SkippedFile
from assistant.scan_records import ScanProgress

ReadOne = Callable[[Path], ReadFile | SkippedFile]  # importable: workers get its name
OnScan = Callable[[ScanProgress], None]
_STOP_SECONDS = 0.5  # between two looks at the stop and at the pages

_MOST_RECOGNISING = 4  # workers at once: each takes a gigabyte for a page

_turns: Semaphore | None = None  # for recognising a page, in a worker
_told: SimpleQueue[ScanProgress] | None = None  # of the main process, in a worker


def ignore_page(_scan: ScanProgress) -> None:
    """Tell nobody of a page that was recognised."""


def tell_page(file: Path, done: int, total: int) -> None:
    """Tell the main process how many pages of a scan this worker has recognised."""
    if _told is not None:
        _told.put(ScanProgress(file=file, done=done, total=total))


def take_turn() -> AbstractContextManager[object]:
    """Return what to hold while a page is recognised: few workers at once have the memory."""
    return _turns or nullcontext()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPool:
    """Worker processes, and what they tell of the scans that they read."""

    executor: ProcessPoolExecutor
    told: SimpleQueue[ScanProgress]
    stop: Event
    on_scan: OnScan

    def submit(self, read: ReadOne, path: Path) -> Future[ReadFile | SkippedFile]:
        """Let a worker read a file."""
        with _hidden_main():
            return self.executor.submit(read, path)

    def comes(self, future: Future[ReadFile | SkippedFile]) -> bool:
        """Wait for a result, or for the stop; return whether there is a result."""
        while not self.stop.is_set():
            with suppress(TimeoutError):
                future.exception(timeout=_STOP_SECONDS)
                self._pass_on()
                return True
            self._pass_on()
        return future.done()

    def _pass_on(self) -> None:
        while not self.told.empty():
            self.on_scan(self.told.get())


@contextmanager
def open_pool(workers: int, stop: Event, on_scan: OnScan) -> Iterator[ReadingPool]:
    """Yield so many workers; once `stop` is set, what they read is not waited for."""
    # Spawned, as on Windows: a fork would copy the thread locks of tantivy and FAISS.
    context = multiprocessing.get_context("spawn")
    end, told = context.Event(), context.SimpleQueue()
    turns = context.Semaphore(_MOST_RECOGNISING)
    executor = ProcessPoolExecutor(
        workers, mp_context=context, initializer=_start_worker, initargs=(end, told, turns)
    )
    try:
        yield ReadingPool(executor=executor, told=told, stop=stop, on_scan=on_scan)
    except (KeyboardInterrupt, GeneratorExit):  # what is left unread is not waited for
        end.set()
        raise
    finally:
        if stop.is_set():
            end.set()
        executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _hidden_main() -> Iterator[None]:
    """Start workers without the caller's script, which unguarded would run again in each."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _start_worker(end: EndEvent, told: SimpleQueue[ScanProgress], turns: Semaphore) -> None:
    """Leave Ctrl-C to the main process, and exit with it or when it says so."""
    global _told, _turns
    _told, _turns = told, turns
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_exit_at, args=(end,), daemon=True).start()
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_exit_with_parent, args=(parent.sentinel,), daemon=True).start()


def _exit_at(end: EndEvent) -> None:
    end.wait()
    os._exit(1)


def _exit_with_parent(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
