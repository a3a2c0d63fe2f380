"""Damage each file of an archive, search it, take something in, and search again.

    python -m benchmarks.campaign.corrupt_files [--trials 100] [--seed N]

A file is damaged in one of five ways (bytes flipped with size and time kept, cut, emptied, removed,
filled with another's content). What is found must be what the intact archive finds, or the damage
is said: as an error, or as a notice beside what is found or taken in. Nothing may be wrong without
a word.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Workbench, load_settings
from assistant.errors import AssistantError
from benchmarks.campaign.jobs import FIRST, MORE
from benchmarks.campaign.verdict import OTHER_ANSWER, answers, judge_search

_REPORT_EVERY = 50

Damage = Callable[[Path, random.Random], None]


def flip(path: Path, dice: random.Random) -> None:
    """Change bytes in the middle; size and time stay."""
    state, data = path.stat(), bytearray(path.read_bytes())
    for _ in range(1 + len(data) // 4096):
        data[dice.randrange(len(data))] ^= 0x5A
    path.write_bytes(data)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def cut(path: Path, dice: random.Random) -> None:
    """Cut the end off."""
    path.write_bytes(path.read_bytes()[: dice.randrange(path.stat().st_size)])


def empty(path: Path, _dice: random.Random) -> None:
    """Leave nothing in it."""
    path.write_bytes(b"")


def remove(path: Path, _dice: random.Random) -> None:
    """Remove it."""
    path.unlink()


def exchange(path: Path, dice: random.Random) -> None:
    """Fill it with something else of the same size."""
    path.write_bytes(dice.randbytes(path.stat().st_size))


DAMAGES: tuple[Damage, ...] = (flip, cut, empty, remove, exchange)


def ingest_more(index: Path) -> bool:
    """Take in more reports; return whether it was said that the database is gone.

    A refusal will do; a notice that something is repaired is no excuse for what is found then.
    """
    notices: list[str] = []
    with (
        suppress(AssistantError),
        Workbench(load_settings(index=index), notice=notices.append) as bench,
    ):
        bench.archive.ingest([MORE])
    return any("archive.db" in one for one in notices)


def main() -> None:
    """Print how many kinds of damage were tried, and what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    dice = random.Random(given.seed)
    print(f"seed {given.seed}")
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory() as place:
        intact, whole, index = (Path(place) / name for name in ("intact", "whole", "index"))
        with Workbench(load_settings(index=intact)) as bench:
            bench.archive.ingest([FIRST])
            bench.archive.read()
        shutil.copytree(intact, whole)
        ingest_more(whole)
        before, after = answers(intact), answers(whole)
        files = [one for one in sorted(intact.rglob("*")) if one.is_file() and one.stat().st_size]
        for number in range(1, given.trials + 1):
            path, damage = dice.choice(files), dice.choice(DAMAGES)
            shutil.copytree(intact, index)
            damage(index / path.relative_to(intact), dice)
            first = judge_search(index, before)
            is_gone = ingest_more(index)
            then = judge_search(index, after)
            if is_gone and then == OTHER_ANSWER:
                then = "said"
            shutil.rmtree(index)
            outcomes[f"{first[:5]}, then {then[:5]}"] += 1
            if "wrong" in first + then:
                print(f"{damage.__name__} {path.relative_to(intact)}: {first}; {then}", flush=True)
            if number % _REPORT_EVERY == 0:
                print(f"{number} so far: {dict(outcomes)}", flush=True)
    print(f"{given.trials} tried: {dict(outcomes)}")
    raise SystemExit(any("wrong" in outcome for outcome in outcomes))


if __name__ == "__main__":
    main()
