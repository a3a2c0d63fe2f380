"""Let every job that writes run on a disk that fills up, and judge what is left.

    python -m benchmarks.campaign.fill_disks [--trials 80] [--seed N] [--jobs ingest,train]

The archive lies on a file system in memory of its own (Linux, as root); a file beside it leaves
less room than the job needs. The job must end or refuse in words. With the disk still full the
archive answers rightly or says that it does not; with room again everything announced is there and
it answers like one whose indexes are built anew.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import shutil
import subprocess
import threading
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.errors import AssistantError
from benchmarks.campaign.jobs import JOBS, MODEL, run_job
from benchmarks.campaign.kill_commands import kept_reports, make_bases, prepare
from benchmarks.campaign.verdict import answers_built_anew, find_fault, judge_search

_SIZE = 200_000_000  # bytes of the disk
_MORE, _LEAST = 1.1, 300_000  # the most room: times what the job needs, but so many bytes
_LOOK = 0.002  # seconds
_DONE = "done"


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk in memory while the block runs; end the program where that is not allowed."""
    disk = folder / "disk"
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={_SIZE}", "tmpfs", str(disk)]
    if subprocess.run(["mount", *options], check=False).returncode:
        print("0 tried: no disk can be mounted here, but by root on Linux")
        raise SystemExit(0)
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def run_on_disk(name: str, index: Path, said: Path) -> str:
    """Do a job in a process of its own; return how it ended: done, refused, or a traceback."""
    told = said.with_name("told")
    told.unlink(missing_ok=True)
    context = multiprocessing.get_context("spawn")
    process: BaseProcess = context.Process(target=_run, args=(name, index, said, told))
    process.start()
    process.join()
    return told.read_text("utf-8") if told.exists() else f"exit code {process.exitcode}"


def _run(name: str, index: Path, said: Path, told: Path) -> None:
    try:
        run_job(name, index, said)
        ended = _DONE
    except AssistantError as error:
        ended = f"refused: {error}"
    except BaseException:  # noqa: BLE001 (what the campaign looks for)
        ended = traceback.format_exc()
    told.write_text(ended, encoding="utf-8")


def measure(disk: Path, folder: Path, name: str, base: Path) -> int:
    """Return how many bytes a job needs at most beside the archive."""
    index = disk / "index"
    shutil.copytree(base, index)
    free, least, over = shutil.disk_usage(disk).free, [_SIZE], threading.Event()

    def look() -> None:
        while not over.wait(_LOOK):
            least[0] = min(least[0], shutil.disk_usage(disk).free)

    watch = threading.Thread(target=look)
    watch.start()
    ended = run_on_disk(name, index, folder / "said whole")
    over.set()
    watch.join()
    shutil.rmtree(index)
    if ended != _DONE:
        raise SystemExit(f"{name} fails where there is room: {ended}")
    return free - least[0]


def try_once(disk: Path, folder: Path, name: str, base: Path, room: int) -> tuple[str, str]:
    """Run a job with so much room; return how it ended, and what is wrong, "" for nothing."""
    index, said, ballast = disk / "index", folder / "said", disk / "ballast"
    shutil.copytree(base, index)
    try:
        _fill(ballast, shutil.disk_usage(disk).free - room)
        ended = run_on_disk(name, index, said)
        told = judge_search(index, answers_built_anew(index), may_wait=True)
        ballast.unlink()
        if ended != _DONE and not ended.startswith("refused"):
            return "traceback", ended
        fault = find_fault(index, kept_reports(name, base), said)
        return ended, fault or (f"{told}, while it was full" if "wrong" in told else "")
    except Exception:  # noqa: BLE001 (what the campaign looks for)
        return "traceback", traceback.format_exc()
    finally:
        for path in (index, ballast, said):
            shutil.rmtree(path, ignore_errors=True)
            path.unlink(missing_ok=True)


def _fill(path: Path, size: int) -> None:
    with path.open("wb") as file:
        while size > 0:
            size -= file.write(bytes(min(size, 1 << 20)))


def main() -> None:
    """Print, for each job, how many full disks were tried and what was wrong after them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=80)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--jobs", default=",".join(JOBS))
    given = parser.parse_args()
    dice, names = random.Random(given.seed), given.jobs.split(",")
    print(f"seed {given.seed}")
    faults = 0
    with TemporaryDirectory() as place, small_disk(Path(place)) as disk:
        bases = make_bases(Path(place), names)
        for name in names:
            folder = Path(place) / name
            folder.mkdir()
            base = prepare(folder, name, bases)
            if (folder / MODEL).is_dir():  # lies beside the archive
                shutil.copytree(folder / MODEL, disk / MODEL, dirs_exist_ok=True)
            need = measure(disk, folder, name, base)
            tried, ends = given.trials // len(names), Counter[str]()
            for number in range(tried):
                room = int(dice.random() * max(_LEAST, _MORE * need))
                ended, wrong = try_once(disk, folder, name, base, room)
                ends[ended.partition(":")[0]] += 1
                if wrong:
                    faults += 1
                    print(f"{name} {number}, room {room}: {ended}: {wrong}", flush=True)
            print(f"{name}: {tried} tried, it needs {need:,} bytes: {dict(ends)}", flush=True)
    print(f"{faults} lost or wrong")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
