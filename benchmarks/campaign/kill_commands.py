"""Kill every job that writes, at its writes and at any moment, and judge what is left.

    python -m benchmarks.campaign.kill_commands [--trials 200] [--seed N] [--jobs ingest,train]

A job runs in a process of its own on a copy of an archive of the examples. Half of the trials kill
it at one of its writes (files opened to be written, renamed or removed in the archive's folder),
half at a random moment. Then everything announced must be there, and the archive must answer like
one whose indexes are built anew from its database; a third of the archives are killed once more
before they are judged.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant import Workbench, load_settings
from benchmarks.campaign.jobs import EXAMPLES, FIRST, JOBS, MODEL, run_job
from benchmarks.campaign.verdict import find_fault, report_ids

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = ("open", "os.rename", "os.remove", "os.truncate")
_NEVER = 10**9
_REPORT_EVERY = 25
_PRELOADED = [  # imported once, not by each process that is killed
    "benchmarks.campaign.jobs",
    "assistant.archive.adapted_model",
    "assistant.archive.ingest.ingest_files",
    "assistant.drafting.drafts.workspace",
    "faiss",
    "tantivy",
    "tokenizers",
]
_BEFORE = {"untrain": ("train",)}  # jobs that need another one first


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeJob:
    """A job on an archive, as it is when nothing kills it."""

    name: str
    base: Path  # the archive before it
    kept: tuple[str, ...]  # reports that it must leave there
    seconds: list[float]  # the last is how long it takes, as the machine is busy now
    writes: int


def start(name: str, index: Path, said: Path, *, writes: int = _NEVER) -> BaseProcess:
    """Start a job that kills itself at its n-th write."""
    context: Any = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    process: BaseProcess = context.Process(target=_run, args=(name, index, said, writes))
    process.start()
    return process


def _run(name: str, index: Path, said: Path, writes: int) -> None:
    left = writes

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event not in _EVENTS or not str(arguments[0]).startswith(str(index)):
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & _WRITING):
            return
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 (a second run may find nothing to do)
    run_job(name, index, said)
    if writes == _NEVER:
        (said.parent / "writes").write_text(str(writes - left), encoding="utf-8")


def make_base(folder: Path, *, with_model: bool) -> Path:
    """Write an archive into a folder, with a model beside it that was fitted to it."""
    index = folder / "base"
    with Workbench(load_settings(index=index)) as bench:
        bench.archive.ingest([EXAMPLES if with_model else FIRST])
        if with_model:
            bench.archive.train(epochs=1, output=folder / MODEL)
    return index


def make_bases(place: Path, names: Iterable[str]) -> dict[bool, Path]:
    """Return the archives that these jobs begin with: with a model, and without one."""
    needed = sorted(map(_needs_model, names))
    return {one: make_base(place / f"base {one}", with_model=one) for one in dict.fromkeys(needed)}


def prepare(folder: Path, name: str, bases: dict[bool, Path]) -> Path:
    """Return an archive on which a job can be done."""
    index, base = folder / f"before {name}", bases[_needs_model(name)]
    shutil.copytree(base, index)
    if _needs_model(name):
        shutil.copytree(base.parent / MODEL, folder / MODEL)
    for earlier in _BEFORE.get(name, ()):
        run_job(earlier, index, folder / "said")
    return index


def _needs_model(name: str) -> bool:
    return "train" in (name, *_BEFORE.get(name, ()))


def kept_reports(name: str, base: Path) -> tuple[str, ...]:
    """Return the reports that a job must leave in an archive."""
    return () if name == "remove" else tuple(report_ids(base))


def measure(folder: Path, name: str, base: Path) -> WholeJob:
    """Let a job end, and return how many seconds and writes it takes."""
    index = folder / "whole"
    shutil.copytree(base, index)
    began = time.monotonic()
    process = start(name, index, folder / "said whole")
    process.join()
    if process.exitcode:
        raise SystemExit(f"{name} fails without being killed")
    shutil.rmtree(index)
    return WholeJob(
        name=name,
        base=base,
        kept=kept_reports(name, base),
        seconds=[time.monotonic() - began],
        writes=int((folder / "writes").read_text("utf-8")),
    )


def try_once(folder: Path, job: WholeJob, dice: random.Random) -> str:
    """Kill a job once or twice on a copy; return what is wrong afterwards, "" for nothing."""
    index, said = folder / "index", folder / "said"
    shutil.copytree(job.base, index)
    try:
        for _ in range(1 + (dice.random() < 1 / 3)):
            if dice.random() < 1 / 2:
                start(job.name, index, said, writes=dice.randrange(job.writes)).join()
            else:
                _kill_soon(start(job.name, index, said), job.seconds, dice)
        return find_fault(index, job.kept, said)
    except Exception as error:  # noqa: BLE001 (what the campaign looks for)
        return f"{type(error).__name__}: {error}"
    finally:
        shutil.rmtree(index, ignore_errors=True)
        said.unlink(missing_ok=True)


def _kill_soon(process: BaseProcess, seconds: list[float], dice: random.Random) -> None:
    """Kill a process at a random moment; where it ends before, learn how long it takes now."""
    began = time.monotonic()
    process.join(dice.random() * seconds[-1])
    if process.exitcode is not None:
        seconds.append(time.monotonic() - began)
    process.kill()
    process.join()


def main() -> None:
    """Print, for each job, how many kills were tried and what was wrong after them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--jobs", default=",".join(JOBS))
    given = parser.parse_args()
    dice, names = random.Random(given.seed), given.jobs.split(",")
    print(f"seed {given.seed}")
    wrong: Counter[str] = Counter()
    with TemporaryDirectory() as place:
        bases = make_bases(Path(place), names)
        for name in names:
            folder = Path(place) / name
            folder.mkdir()
            base = prepare(folder, name, bases)
            job = measure(folder, name, base)
            tried = given.trials // len(names)
            for number in range(tried):
                if fault := try_once(folder, job, dice):
                    wrong[name] += 1
                    print(f"{name} {number}: {fault}", flush=True)
                if (number + 1) % _REPORT_EVERY == 0:
                    print(f"{name}: {number + 1} so far, {wrong[name]} wrong", flush=True)
            late = f"{len(job.seconds) - 1} of them after its end"
            within = f"within {job.seconds[0]:.1f} s and {job.writes} writes, {late}"
            print(f"{name}: {tried} kills {within}: {wrong[name]} wrong", flush=True)
    raise SystemExit(bool(wrong.total()))


if __name__ == "__main__":
    main()
