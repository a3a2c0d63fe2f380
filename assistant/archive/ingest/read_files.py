"""Read files into reports, in worker processes if there is enough to read.

A worker may die (a damaged PDF can crash the library that reads it): its file is skipped with a
reason, and all others are read.
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
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from multiprocessing.synchronize import Event as EndEvent
from pathlib import Path
from threading import Event, Thread
from types import ModuleType

from assistant.archive.archive_records import ReadFile
from assistant.errors import LoadError
from assistant.records import SkippedFile
from assistant.reports.loading.sniff import PICTURE_STARTS

ReadOne = Callable[[Path], ReadFile | SkippedFile]  # importable: workers get its name
_PARALLEL_FROM = 3_000_000  # bytes; starting workers takes as long as reading this much
# Parsed by C++ libraries and recognised for seconds: never in this process.
_MAY_CRASH = (b"%PDF", *PICTURE_STARTS)
_STOP_SECONDS = 0.5  # between two looks at the stop
_FILES_PER_WORKER = 4  # files submitted to each worker; limits the memory


def read_file(path: Path, *, keep: Path | None = None) -> ReadFile | SkippedFile:
    """Return the file with its reports, or the reason why it is skipped; raises nothing.

    Recognised pages of scans are kept in the folder `keep`, one by one.
    """
    from assistant.reports.loading import load
    from assistant.reports.loading.file_names import readable_path
    from assistant.reports.loading.ocr.doubts import describe_doubts
    from assistant.reports.loading.ocr.recogniser import name_unread
    from assistant.reports.parse import parse_reports
    from assistant.reports.secrecy_mark import find_secrecy_mark

    try:
        document = load(path, keep=keep)
        _refuse_unwritable("".join(line.text for line in document.lines))
        reports = tuple(parse_reports(document, file_name=Path(readable_path(path)).name))
        size = path.stat().st_size
    except LoadError as error:
        return SkippedFile(file=path, reason=str(error))
    except Exception as error:  # noqa: BLE001 (a bad file must not stop the others)
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
        secrecy_mark=find_secrecy_mark(document),
        note=describe_doubts(document.doubts) + name_unread(document.unread_pages),
    )


def read_all(
    paths: Sequence[Path],
    *,
    workers: int | None = None,
    read: ReadOne = read_file,
    stop: Event | None = None,
) -> Generator[ReadFile | SkippedFile]:
    """Yield each file, read or skipped, in the order of `paths`.

    A few small files are read in this process, others by `workers` (default: one per core). Once
    `stop` is set, these are not waited for: a scan takes minutes.
    """
    if workers is None and _fits_one_process(paths):
        yield from map(read, paths)
        return
    count, stop = workers or os.cpu_count() or 1, stop or Event()
    waiting = deque(paths)
    while waiting and not stop.is_set():
        suspects: deque[Path] = deque()
        yield from _read_until_crash(
            waiting, suspects, read, stop, workers=count, ahead=count * _FILES_PER_WORKER
        )
        while suspects and not stop.is_set():  # read again one by one, to find the one that crashes
            culprit: deque[Path] = deque()
            yield from _read_until_crash(suspects, culprit, read, stop, workers=1, ahead=1)
            for path in culprit if not stop.is_set() else ():
                yield SkippedFile(file=path, reason="读取这个文件时程序崩溃，文件可能已损坏。")


def _fits_one_process(paths: Sequence[Path]) -> bool:
    total = 0
    for path in paths:
        try:
            total += path.stat().st_size
            with path.open("rb") as file:
                start = file.read(1024)
                risky = any(mark in start for mark in _MAY_CRASH)
        except OSError:
            continue  # `read` gives the reason
        if risky or total > _PARALLEL_FROM:
            return False
    return True


def _read_until_crash(
    waiting: deque[Path],
    under_way: deque[Path],
    read: ReadOne,
    stop: Event,
    *,
    workers: int,
    ahead: int,
) -> Iterator[ReadFile | SkippedFile]:
    """Yield results until all are read or a worker dies; `under_way` then has the suspects."""
    with _worker_pool(workers, stop) as pool:
        futures: deque[Future[ReadFile | SkippedFile]] = deque()
        try:
            while waiting or futures:
                while waiting and len(futures) < ahead:
                    with _hidden_main():
                        futures.append(pool.submit(read, waiting[0]))
                    under_way.append(waiting.popleft())
                if not _comes_before(stop, futures[0]):
                    return
                result = futures[0].result()
                futures.popleft()
                under_way.popleft()
                yield result
        except BrokenProcessPool:
            return


def _comes_before(stop: Event, future: Future[ReadFile | SkippedFile]) -> bool:
    """Wait for a result, or for the stop; return whether there is a result."""
    while not stop.is_set():
        with suppress(TimeoutError):
            future.exception(timeout=_STOP_SECONDS)
            return True
    return future.done()


@contextmanager
def _worker_pool(workers: int, stop: Event) -> Iterator[ProcessPoolExecutor]:
    # Spawned, as on Windows: a fork would copy the thread locks of tantivy and FAISS.
    context = multiprocessing.get_context("spawn")
    end = context.Event()
    pool = ProcessPoolExecutor(
        workers, mp_context=context, initializer=_start_worker, initargs=(end,)
    )
    try:
        yield pool
    except (KeyboardInterrupt, GeneratorExit):  # what is left unread is not waited for
        end.set()
        raise
    finally:
        if stop.is_set():
            end.set()
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _hidden_main() -> Iterator[None]:
    """Start workers without the caller's script, which unguarded would run again in each."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _start_worker(end: EndEvent) -> None:
    """Leave Ctrl-C to the main process, and exit with it or when it says so."""
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


def _refuse_unwritable(text: str) -> None:
    """Raise LoadError for half characters (surrogates), which no database can store."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise LoadError("文件中有不成对的编码（残缺字符），无法保存。") from error
