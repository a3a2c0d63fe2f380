"""Kill an ingest at random moments: what it announced is there, and the next run goes on."""

from __future__ import annotations

import multiprocessing
import random
import time
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.archive import Archive
from assistant.archive.ingest import ingest_files as ingest_module
from assistant.archive.ingest.ingest_files import ingest
from tests.archive.making import HashEmbedder, Record, read_simple, write_report

pytestmark = pytest.mark.heavy
_KILLS = 30
_FILES = 40


class _Announcing(Record):
    """Write each announced id to a file that outlives the process."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def added(self, report_id: str, title: str, file: str) -> None:
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(report_id + "\n")


def run_to_be_killed(folder: Path, files: Path, announced: Path) -> None:
    ingest_module._FILES_PER_COMMIT = 3
    with Archive.create_or_open(folder, embedder=HashEmbedder()) as archive:
        ingest(archive, [files], progress=_Announcing(announced), read=read_simple)


def _start(*arguments: Path) -> BaseProcess:
    # A fork server has the libraries loaded, so that the kills hit the ingest, not the imports.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(method)
    context.set_forkserver_preload(["tests.archive.test_kill"])
    process: BaseProcess = context.Process(target=run_to_be_killed, args=arguments)
    process.start()
    return process


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for number in range(_FILES):
        lines = [f"第{number}局完成第{line}项任务" for line in range(8)]
        write_report(tmp_path / "报告" / f"{number:02}.md", f"第{number}局总结", *lines)
    return tmp_path / "报告"


def _whole_run(folder: Path, files: Path, announced: Path) -> float:
    started = time.monotonic()
    process = _start(folder, files, announced)
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - started


def test_killed_at_random_moments(tmp_path: Path, files: Path) -> None:
    _whole_run(tmp_path / "warm", files, tmp_path / "warm.txt")
    duration = _whole_run(tmp_path / "timed", files, tmp_path / "timed.txt")
    moments = random.Random(20).choices(range(1000), k=_KILLS)
    generation = 0
    folder, announced = tmp_path / "0", tmp_path / "0.txt"
    for moment in moments:
        process = _start(folder, files, announced)
        time.sleep(duration * moment / 1000)
        finished = not process.is_alive()
        process.kill()
        process.join()
        _check(folder, announced, complete=finished)
        if finished or moment % 3 == 0:  # begin anew, else go on with what the kill left
            generation += 1
            folder, announced = tmp_path / str(generation), tmp_path / f"{generation}.txt"
    _whole_run(folder, files, announced)
    _check(folder, announced, complete=True)


def _check(folder: Path, announced: Path, *, complete: bool) -> None:
    """Open what is left: all that was announced is there, and found."""
    if not (folder / "archive.db").exists():
        assert not announced.exists()
        return
    said = set(announced.read_text("utf-8").split()) if announced.exists() else set()
    with Archive.create_or_open(folder, embedder=HashEmbedder()) as archive:
        reports = archive.reports()
        assert said <= {entry.id for entry in reports}
        assert len(reports) == _FILES or not complete
        status = archive.status()
        assert (status.pending, status.vectors) == (0, status.texts)
        for entry in reports[:1]:
            (passage, *_) = archive.report_passages(entry.id)
            (best, _), *_ = archive.search_keywords(passage.text, limit=1)
            assert archive.passages([best])[0].text == passage.text
