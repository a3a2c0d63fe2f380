"""Kill an ingest or a reading at random moments: nothing is lost, and the next run goes on."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from assistant.archive.archive import Archive
from assistant.archive.archive_records import VectorSpace
from assistant.archive.index import encode_passages
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


def read_to_be_killed(folder: Path) -> None:
    patch = pytest.MonkeyPatch()
    patch.setattr(encode_passages, "_FEWEST", 4)
    patch.setattr(encode_passages, "next_count", lambda count, seconds, least: count)
    with Archive.open(folder, embedder=HashEmbedder(), encoder=_encoder) as archive:
        archive.encode_passages(progress=Record())


def _encoder() -> HashEmbedder:
    return HashEmbedder("encoder", dimension=64)


def _start(target: Callable[..., None], *arguments: Path) -> BaseProcess:
    # A fork server has the libraries loaded, so that the kills hit the ingest, not the imports.
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(method)
    context.set_forkserver_preload(["tests.archive.test_kill"])
    process: BaseProcess = context.Process(target=target, args=arguments)
    process.start()
    return process


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for number in range(_FILES):
        lines = [f"第{number}局完成第{line}项任务" for line in range(8)]
        write_report(tmp_path / "报告" / f"{number:02}.md", f"第{number}局总结", *lines)
    return tmp_path / "报告"


def _whole_run(target: Callable[..., None], *arguments: Path) -> float:
    started = time.monotonic()
    process = _start(target, *arguments)
    process.join()
    assert process.exitcode == 0
    return time.monotonic() - started


def test_killed_at_random_moments(tmp_path: Path, files: Path) -> None:
    _whole_run(run_to_be_killed, tmp_path / "warm", files, tmp_path / "warm.txt")
    duration = _whole_run(run_to_be_killed, tmp_path / "timed", files, tmp_path / "timed.txt")
    moments = random.Random(20).choices(range(1000), k=_KILLS)
    generation = 0
    folder, announced = tmp_path / "0", tmp_path / "0.txt"
    for moment in moments:
        process = _start(run_to_be_killed, folder, files, announced)
        time.sleep(duration * moment / 1000)
        finished = not process.is_alive()
        process.kill()
        process.join()
        _check(folder, announced, complete=finished)
        if finished or moment % 3 == 0:  # begin anew, else go on with what the kill left
            generation += 1
            folder, announced = tmp_path / str(generation), tmp_path / f"{generation}.txt"
    _whole_run(run_to_be_killed, folder, files, announced)
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


def test_a_reading_killed_at_random_moments(tmp_path: Path, files: Path) -> None:
    _whole_run(run_to_be_killed, tmp_path / "whole", files, tmp_path / "said.txt")
    shutil.copytree(tmp_path / "whole", tmp_path / "timed")
    duration = _whole_run(read_to_be_killed, tmp_path / "timed")
    moments = random.Random(21).choices(range(1000), k=_KILLS // 2)
    folder, copies, before = tmp_path / "whole", 0, 0
    for moment in moments:
        process = _start(read_to_be_killed, folder)
        time.sleep(duration * moment / 1000)
        process.kill()
        process.join()
        before = _check_reading(folder, before)
        if not before or moment % 3 == 0:  # begin anew, else go on with what the kill left
            copies, before = copies + 1, 0
            folder = tmp_path / f"copy {copies}"
            _whole_run(run_to_be_killed, folder, files, tmp_path / "said.txt")
    _whole_run(read_to_be_killed, folder)
    with Archive.open(folder, embedder=HashEmbedder(), encoder=_encoder) as archive:
        assert archive.reading_state().unread == 0
    _check_reading(folder, before)


def _check_reading(folder: Path, before: int) -> int:
    """Return how many passages are read; no fewer than before, and each with its own vector."""
    with Archive.open(folder, embedder=HashEmbedder(), encoder=_encoder) as archive:
        passages = {
            one.id: one.text for r in archive.reports() for one in archive.report_passages(r.id)
        }
        state = archive.reading_state()
        assert before <= state.read <= state.texts == len(passages)
        for number, text in list(passages.items())[::17]:
            vector = _encoder().encode_query(text)
            found = archive.similarities({VectorSpace.ENCODER: vector}, [number])[
                VectorSpace.ENCODER
            ]
            assert [own > 0.99 for own, _ in found.values()] in ([], [True])
            archive.search_vectors(vector, limit=3, space=VectorSpace.ENCODER)
        return state.read
