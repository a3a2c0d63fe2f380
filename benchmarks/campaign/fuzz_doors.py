"""Send mutated files through every door: python -m benchmarks.campaign.fuzz_doors [--count N].

Each file is read in a process of its own, forked, with 30 seconds of processor and 1 GB: Linux and
macOS only. Counted are files that were read, refusals (an AssistantError), refusals that nobody
foresaw (a fault inside a parser, logged), tracebacks, hangs and files that took more memory. What
fell is kept under its door and seed, so that `--door NAME --seed N` does the same again.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import chdir, suppress
from itertools import takewhile
from math import inf
from pathlib import Path
from random import Random

from assistant.errors import AssistantError
from benchmarks.campaign.door_samples import write_samples
from benchmarks.campaign.doors import Door, list_doors
from benchmarks.campaign.mutations import mutate

_SECONDS = 30
_MEMORY = 1_000_000_000  # bytes of memory in use at most
_CEILING = 6_000_000_000  # bytes of addresses: the machine has to survive
_UNFORESEEN = "unforeseen"
_GOOD = ("read", "refused")
_FALLEN = ("traceback", "hang", "memory")
OUTCOMES = (*_GOOD, _UNFORESEEN, *_FALLEN)


class _Watch(logging.Handler):
    """Notes whether a fault inside a parser was logged."""

    seen = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1] is not None:
            self.seen = "".join(traceback.format_exception(record.exc_info[1]))


def try_file(door: Door, file: Path) -> tuple[str, str]:
    """Return the outcome of one file at a door, and the traceback where there is one."""
    with tempfile.TemporaryDirectory() as place, tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            _read_and_exit(door, file, place, told.fileno())
        _, status, usage = os.wait4(child, 0)
        told.seek(0)
        outcome, _, trace = told.read().decode(errors="replace").partition("\n")
    scale = 1 if sys.platform == "darwin" else 1024
    if os.WIFSIGNALED(status):
        stopped = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGALRM)
        return ("hang" if stopped else "traceback"), f"signal {os.WTERMSIG(status)}"
    if usage.ru_maxrss * scale > _MEMORY:
        return "memory", f"{usage.ru_maxrss * scale // 1_000_000} MB\n{trace}"
    return outcome or "traceback", trace


def _read_and_exit(door: Door, file: Path, place: str, told: int) -> None:
    watch = _Watch()
    logging.getLogger("assistant").addHandler(watch)
    logging.getLogger("assistant").setLevel(logging.INFO)
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_CEILING, _CEILING))
    signal.alarm(60 * _SECONDS)  # by the clock, of a machine that does other things too
    os.chdir(place)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        door.read(file)
        said = _UNFORESEEN if watch.seen else "read"
    except AssistantError:
        said = _UNFORESEEN if watch.seen else "refused"
    except BaseException:  # noqa: BLE001 (that is what is looked for)
        said = "traceback"
        watch.seen = traceback.format_exc()
    os.write(told, f"{said}\n{watch.seen}".encode())
    os._exit(0)


def fuzz(door: Door, seed: int, kept: Path) -> tuple[str, str]:
    """Mutate an example with this seed, send it through the door and keep it where it fell."""
    random = Random(f"{door.name} {seed}")
    example = random.choice(door.examples)
    file = kept / f"{door.name} {seed}{example.suffix}"
    file.write_bytes(mutate(example.read_bytes(), random))
    outcome, trace = try_file(door, file)
    if outcome in _GOOD:
        file.unlink()
    else:
        file.with_name(f"{file.name}.{outcome}.log").write_text(trace, encoding="utf-8")
    return outcome, trace


def main() -> None:
    """Fuzz the doors and print a row for each, with the seeds of what fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="files over all doors")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--door", help="this door only")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "fuzzed")
    parser.add_argument("--minutes", type=float, default=inf, help="stop after so many")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    kept = options.keep.resolve()
    kept.mkdir(parents=True, exist_ok=True)
    samples = kept / "samples"
    if not (samples / "stored.json").exists():
        write_samples(samples)
    doors = [one for one in list_doors(samples) if options.door in (None, one.name)]
    for door in doors:
        _warm_up(door)
    tasks = [
        (door.name, options.seed + number)
        for number in range(max(1, options.count // len(doors)))
        for door in doors
    ]
    by_name = {door.name: door for door in doors}
    context = multiprocessing.get_context("fork")
    with context.Pool(options.workers, _hold, (by_name, kept)) as pool:
        results = zip(tasks, pool.imap(_fuzz_held, tasks), strict=True)
        end = time.monotonic() + 60 * options.minutes
        counts = _print_table(takewhile(lambda _: time.monotonic() < end, results))
    raise SystemExit(any(counts[one] for one in _FALLEN))


_held: tuple[dict[str, Door], Path]


def _hold(doors: dict[str, Door], kept: Path) -> None:
    global _held
    _held = doors, kept


def _fuzz_held(task: tuple[str, int]) -> tuple[str, str]:
    doors, kept = _held
    return fuzz(doors[task[0]], task[1], kept)


def _warm_up(door: Door) -> None:
    """Read a good file here, so that no fork has to import and load tables."""
    with tempfile.TemporaryDirectory() as place, chdir(place), suppress(AssistantError):
        door.read(door.examples[0])


def _print_table(results: Iterable[tuple[tuple[str, int], tuple[str, str]]]) -> Counter[str]:
    """Print what falls as it comes, then a row for each door; return the outcomes of all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, seed), (outcome, trace) in results:
        counts[name][outcome] += 1
        if outcome not in _GOOD:
            last = (trace.strip().splitlines() or [""])[-1]
            print(f"{outcome}: --door '{name}' --seed {seed}: {last[:150]}", flush=True)
    print(f"{'door':16}{'tried':>8}" + "".join(f"{name:>12}" for name in OUTCOMES))
    counts["all"] = sum(counts.values(), Counter())
    for name, row in counts.items():
        print(f"{name:16}{row.total():8}" + "".join(f"{row[one]:12}" for one in OUTCOMES))
    return counts["all"]


if __name__ == "__main__":
    main()
