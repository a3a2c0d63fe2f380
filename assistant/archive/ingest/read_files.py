"""Read files into reports, in worker processes where there is enough to read.

A worker may die (a damaged PDF can crash the library that reads it): the file is named, the
others are read all the same.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from types import ModuleType

from assistant.archive.archive_records import ReadFile
from assistant.errors import LoadError
from assistant.records import SkippedFile

ReadOne = Callable[[Path], ReadFile | SkippedFile]  # importable: workers are given its name
_PARALLEL_FROM = 3_000_000  # bytes; starting workers takes as long as reading this much
_MAY_CRASH = b"%PDF"  # read by a C++ library: never in this process
_FILES_PER_WORKER = 4  # files waiting or being read for each worker; bounds the memory


def read_file(path: Path) -> ReadFile | SkippedFile:
    """Return the file with its reports, or why it cannot be read; raises nothing."""
    from assistant.reports.loading import load
    from assistant.reports.parse import parse_reports

    try:
        document = load(path)
        _refuse_unwritable("".join(line.text for line in document.lines))
        reports = tuple(parse_reports(document, file_name=path.name))
        size = path.stat().st_size
    except LoadError as error:
        return SkippedFile(file=path, reason=str(error))
    except Exception as error:  # noqa: BLE001 (one bad file never stops the rest)
        return SkippedFile(file=path, reason=f"读取时出错：{type(error).__name__}：{error}")
    if not reports:
        return SkippedFile(file=path, reason="文件中没有可用的正文。")
    return ReadFile(
        path=path,
        size=size,
        content_hash=document.content_hash,
        format=document.format,
        has_line_numbers=document.has_line_numbers,
        reports=reports,
    )


def read_all(
    paths: Sequence[Path], *, workers: int | None = None, read: ReadOne = read_file
) -> Generator[ReadFile | SkippedFile]:
    """Yield each file, read or skipped, in the order of `paths`.

    A few small files are read in this process, anything else by `workers` (default: one a core).
    """
    if workers is None and _fits_one_process(paths):
        yield from map(read, paths)
        return
    count = workers or os.cpu_count() or 1
    waiting = deque(paths)
    while waiting:
        suspects: deque[Path] = deque()
        yield from _read_until_crash(
            waiting, suspects, read, workers=count, ahead=count * _FILES_PER_WORKER
        )
        while suspects:  # read again one by one, so that it shows which of them kills
            culprit: deque[Path] = deque()
            yield from _read_until_crash(suspects, culprit, read, workers=1, ahead=1)
            for path in culprit:
                yield SkippedFile(file=path, reason="读取这个文件时程序崩溃，文件可能已损坏。")


def _fits_one_process(paths: Sequence[Path]) -> bool:
    total = 0
    for path in paths:
        try:
            total += path.stat().st_size
            with path.open("rb") as file:
                risky = _MAY_CRASH in file.read(1024)
        except OSError:
            continue  # `read` says why
        if risky or total > _PARALLEL_FROM:
            return False
    return True


def _read_until_crash(
    waiting: deque[Path], under_way: deque[Path], read: ReadOne, *, workers: int, ahead: int
) -> Iterator[ReadFile | SkippedFile]:
    """Yield results until all are read or a worker dies; `under_way` then holds the suspects."""
    with _worker_pool(workers) as pool:
        futures: deque[Future[ReadFile | SkippedFile]] = deque()
        try:
            while waiting or futures:
                while waiting and len(futures) < ahead:
                    with _hidden_main():
                        futures.append(pool.submit(read, waiting[0]))
                    under_way.append(waiting.popleft())
                result = futures[0].result()
                futures.popleft()
                under_way.popleft()
                yield result
        except BrokenProcessPool:
            return


@contextmanager
def _worker_pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # Spawned, as on Windows: a fork would copy the threads' locks of tantivy and FAISS.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start_worker)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _hidden_main() -> Iterator[None]:
    """Start workers without the caller's script: unguarded, it would run again in each of them."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _start_worker() -> None:
    """Leave Ctrl-C to the main process, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_exit_with_parent, args=(parent.sentinel,), daemon=True).start()


def _exit_with_parent(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _refuse_unwritable(text: str) -> None:
    """Raise LoadError for half characters, which no database can store."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise LoadError("文件中有不成对的编码（残缺字符），无法保存。") from error
