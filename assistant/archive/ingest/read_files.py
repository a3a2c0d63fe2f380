"""Read files into reports, in worker processes if there is enough to read.

A worker may die (a damaged PDF can crash the library that reads it): its file is skipped with a
reason, and all others are read.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from threading import Event

from assistant.archive.archive_records import ReadFile
from assistant.archive.ingest.reading_pool import (
    OnScan,
    ReadingPool,
    ReadOne,
    ignore_page,
    open_pool,
    take_turn,
    tell_page,
)
from assistant.errors import LoadError
from assistant.records import Document, Report, SkippedFile
from assistant.reports.loading.sniff import PICTURE_STARTS

_PARALLEL_FROM = 3_000_000  # bytes; starting workers takes as long as reading this much
# Parsed by C++ libraries and recognised for seconds: never in this process.
_MAY_CRASH = (b"%PDF", *PICTURE_STARTS)
_MAY_BE_SCAN = ".ofd"  # a ZIP by its first bytes
_SAVE_ANEW = "请打开看看；里面确有报告的，另存为 .docx 后再收录。"
PictureSets = Mapping[Path, tuple[Path, ...]]
_NO_SETS: PictureSets = {}
_FILES_PER_WORKER = 4  # files submitted to each worker; limits the memory


def read_file(
    path: Path, *, keep: Path | None = None, sets: PictureSets = _NO_SETS
) -> ReadFile | SkippedFile:
    """Return the file with its reports, or the reason why it is skipped; raises nothing.

    Recognised pages of scans are kept in the folder `keep`, one by one. `sets` names the pictures
    that are the pages of one report, by the first of them.
    """
    from assistant.reports.loading import load, load_pictures
    from assistant.reports.loading.file_names import readable_path
    from assistant.reports.loading.ocr.scan_job import ScanJob
    from assistant.reports.parse import parse_reports

    pictures = sets.get(path, ())
    job = ScanJob(keep=keep, on_page=partial(tell_page, path), turn=take_turn())
    try:
        document = load_pictures(pictures, job=job) if pictures else load(path, job=job)
        _refuse_unwritable("".join(line.text for line in document.lines))
        reports = tuple(parse_reports(document, file_name=Path(readable_path(path)).name))
        size = sum(part.stat().st_size for part in pictures or [path])
    except LoadError as error:
        return SkippedFile(file=path, reason=error.advice)
    except Exception as error:  # noqa: BLE001 (a bad file must not stop the others)
        reason = f"读取时出错：{type(error).__name__}：{error}。{_SAVE_ANEW}"
        return SkippedFile(file=path, reason=reason)
    if not reports:
        return SkippedFile(file=path, reason=f"文件中没有可用的正文。{_SAVE_ANEW}")
    return _as_read(document, reports, path=path, pictures=pictures, size=size)


def _as_read(
    document: Document,
    reports: tuple[Report, ...],
    *,
    path: Path,
    pictures: tuple[Path, ...],
    size: int,
) -> ReadFile:
    from assistant.reports.secrecy_mark import find_secrecy_mark

    return ReadFile(
        path=path,
        size=size,
        content_hash=document.content_hash,
        format=document.format,
        has_line_numbers=document.has_line_numbers,
        reports=reports,
        secrecy_mark=find_secrecy_mark(document),
        doubts=document.doubts,
        left_out=tuple(
            SkippedFile(file=pictures[one.page - 1], reason=one.reason)
            for one in (document.left_out if pictures else ())
        ),
        note=_describe(document, pictures),
    )


def _describe(document: Document, pictures: tuple[Path, ...]) -> str:
    """Return what a person should know of how a file was read; "" for nothing."""
    from assistant.reports.loading.ocr.doubts import describe_doubts
    from assistant.reports.loading.ocr.page_text import describe_left_out
    from assistant.reports.loading.ocr.recogniser import name_unread
    from assistant.reports.loading.picture_sets import describe_set

    parts = (
        describe_set(pictures) if pictures else describe_left_out(document.left_out),
        describe_doubts(document.doubts),
        name_unread(document.unread_pages),
    )
    return "".join(parts)


def read_all(
    paths: Sequence[Path],
    *,
    workers: int | None = None,
    read: ReadOne = read_file,
    stop: Event | None = None,
    on_scan: OnScan = ignore_page,
) -> Generator[ReadFile | SkippedFile]:
    """Yield each file, read or skipped, in the order of `paths`.

    A few small files are read in this process, others by `workers` (default: one per core), which
    tell `on_scan` of each page they recognise. Once `stop` is set, these are not waited for: a scan
    takes minutes.
    """
    if workers is None and _fits_one_process(paths):
        yield from map(read, paths)
        return
    count, stop = workers or os.cpu_count() or 1, stop or Event()
    many = partial(open_pool, count, stop, on_scan)
    waiting = deque(paths)
    while waiting and not stop.is_set():
        suspects: deque[Path] = deque()
        yield from _read_until_crash(waiting, suspects, read, many, ahead=count * _FILES_PER_WORKER)
        while suspects and not stop.is_set():  # read again one by one, to find the one that crashes
            culprit: deque[Path] = deque()
            one = partial(open_pool, 1, stop, on_scan)
            yield from _read_until_crash(suspects, culprit, read, one, ahead=1)
            for path in culprit if not stop.is_set() else ():
                yield SkippedFile(file=path, reason=f"读取时程序崩溃，文件可能已损坏。{_SAVE_ANEW}")


def _fits_one_process(paths: Sequence[Path]) -> bool:
    total = 0
    for path in paths:
        try:
            total += path.stat().st_size
            with path.open("rb") as file:
                start = file.read(1024)
                risky = any(mark in start for mark in _MAY_CRASH)
                risky = risky or path.suffix.lower() == _MAY_BE_SCAN
        except OSError:
            continue  # `read` gives the reason
        if risky or total > _PARALLEL_FROM:
            return False
    return True


def _read_until_crash(
    waiting: deque[Path],
    under_way: deque[Path],
    read: ReadOne,
    open_workers: Callable[[], AbstractContextManager[ReadingPool]],
    *,
    ahead: int,
) -> Iterator[ReadFile | SkippedFile]:
    """Yield results until all are read or a worker dies; `under_way` then has the suspects."""
    with open_workers() as pool:
        futures: deque[Future[ReadFile | SkippedFile]] = deque()
        try:
            while waiting or futures:
                while waiting and len(futures) < ahead:
                    futures.append(pool.submit(read, waiting[0]))
                    under_way.append(waiting.popleft())
                if not pool.comes(futures[0]):
                    return
                result = futures[0].result()
                futures.popleft()
                under_way.popleft()
                yield result
        except BrokenProcessPool:
            return


def _refuse_unwritable(text: str) -> None:
    """Raise LoadError for half characters (surrogates), which no database can store."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise LoadError("文件中有不成对的编码（残缺字符），无法保存。", hint=_SAVE_ANEW) from error
