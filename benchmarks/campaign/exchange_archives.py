"""Move, replace and restore an archive while its page is open, and compare what it answers then.

    python -m benchmarks.campaign.exchange_archives [--lives 20] [--seed N]

One page stays open all the time, and somebody searches on it without a break. In each life another
program changes the archive (adds or removes a report, changes the model), then its database or
its folder is exchanged in one of several ways, and perhaps changed once more. The page must answer
like a program that is just started on a copy, or refuse as that one does, and say when the archive
is not there.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant import Workbench, load_settings
from assistant.archive.adapted_model import install_adapted
from assistant.archive.database.schema import DATABASE
from assistant.archive.quiet_progress import QuietProgress
from assistant.errors import AssistantError
from assistant.settings import Settings
from benchmarks.campaign.jobs import MODEL, MORE
from benchmarks.campaign.kill_commands import make_base
from benchmarks.campaign.served_page import JobError, ServedPage, serve
from benchmarks.campaign.verdict import QUERIES

_HITS = 20
_REFUSED = ["refused"]
_ABSENT = "不在原处"
_SUBJECTS = ("公厕改造", "招商引资项目", "安全生产检查", "老旧小区")

Found = list[list[str]]  # titles, then texts by query


class Exchange:
    """The folder of an archive, a backup of its database, and another archive."""

    def __init__(self, place: Path, dice: random.Random) -> None:
        self.index = place / "档案"
        self.dice = dice
        self._place = place
        self._backup = place / "备份.db"
        self._added = 0
        make_base(place, with_model=True).rename(self.index)
        self.other = place / "另一个"
        with Workbench(self.settings(self.other)) as bench:
            bench.archive.ingest([MORE])

    def settings(self, index: Path) -> Settings:
        """Return the settings of all programs."""
        return load_settings(index=index, embedding="static")

    def back_up(self) -> None:
        """Copy the database as it is."""
        with (
            closing(sqlite3.connect(self.index / DATABASE)) as database,
            closing(sqlite3.connect(self._backup)) as backup,
        ):
            database.backup(backup)

    def change(self) -> str:
        """Change the archive as another program does."""
        changes = (self._add, self._add, self._remove, self._train, self._untrain)
        made = self.dice.choice(changes)
        with suppress(AssistantError):  # there may be no report, no model to go back from
            made()
        return made.__name__

    def rename_backup(self) -> None:
        """Rename the backup over the database."""
        self._backup.replace(self.index / DATABASE)

    def delete_and_copy_backup(self) -> None:
        """Delete the database with its log, then copy the backup."""
        for path in self.index.glob(f"{DATABASE}*"):
            path.unlink()
        shutil.copy(self._backup, self.index / DATABASE)

    def overwrite_with_backup(self) -> None:
        """Write the backup over the database."""
        shutil.copyfile(self._backup, self.index / DATABASE)

    def overwrite_and_drop_the_log(self) -> None:
        """Write the backup over the database, then delete its log."""
        self.overwrite_with_backup()
        for path in self.index.glob(f"{DATABASE}-*"):
            path.unlink()

    def swap_folders(self) -> None:
        """Put the other archive in the place of this one."""
        kept = self._place / "旧档案"
        self.index.rename(kept)
        self.other.rename(self.index)
        kept.rename(self.other)

    def _add(self) -> None:
        self._added += 1
        subject = self.dice.choice(_SUBJECTS)
        lines = [f"全年完成{subject}第{one}批{self._added}处。" for one in range(9)]
        report = self._place / f"青石镇{2000 + self._added}年工作总结.md"
        report.write_text("\n".join([report.stem, "一、主要工作", *lines]), encoding="utf-8")
        with Workbench(self.settings(self.index)) as bench:
            bench.archive.ingest([report])

    def _remove(self) -> None:
        with Workbench(self.settings(self.index)) as bench:
            bench.archive.remove([self.dice.choice(bench.archive.reports()).id])

    def _train(self) -> None:
        model = self._place / MODEL
        install_adapted(self.index, model, progress=QuietProgress(lambda _note: None))

    def _untrain(self) -> None:
        with Workbench(self.settings(self.index)) as bench:
            bench.archive.untrain()


def ask_page(page: ServedPage) -> Found:
    """Return what the page answers; `_REFUSED` for a refusal."""
    found = [sorted(one["title"] for one in page.ask("reports"))]
    for query in QUERIES:
        try:
            found.append([hit["text"] for hit in page.ask("search", query, _HITS)])
        except JobError:
            found.append(_REFUSED)
    return found


def ask_anew(exchange: Exchange, place: Path) -> Found:
    """Return what a program answers that is just started on a copy."""
    copy = place / "copy"
    shutil.copytree(exchange.index, copy)
    try:
        with Workbench(exchange.settings(copy)) as bench:
            found = [sorted(one.title for one in bench.archive.reports())]
            for query in QUERIES:
                try:
                    hits = bench.archive.search(query, limit=_HITS)
                    found.append([hit.passage.text for hit in hits])
                except AssistantError:
                    found.append(_REFUSED)
        return found
    finally:
        shutil.rmtree(copy)


@contextmanager
def somebody_searching(page: ServedPage) -> Iterator[None]:
    """Search without a break while the block runs; what comes back then may be of any state."""
    over = threading.Event()

    def search() -> None:
        while not over.is_set():
            with suppress(JobError, OSError, HTTPException):
                page.ask("search", QUERIES[0], _HITS)

    person = threading.Thread(target=search)
    person.start()
    try:
        yield
    finally:
        over.set()
        person.join()


def move_away_and_back(exchange: Exchange, page: ServedPage) -> str:
    """Move the folder away; the page must say so. Return what is wrong, "" for nothing."""
    away = exchange.index.with_name("搬走")
    exchange.index.rename(away)
    try:
        answer = page.ask("search", QUERIES[0], _HITS)
    except JobError as error:
        return "" if _ABSENT in str(error) else f"not said to be away: {error}"
    else:
        return f"answers of an archive that is away: {len(answer)}"
    finally:
        away.rename(exchange.index)


def live(exchange: Exchange, page: ServedPage, place: Path) -> tuple[str, str]:
    """Lead one life; return what was done, and what is wrong, "" for nothing."""
    dice, wrong = exchange.dice, ""
    ways: list[Callable[[], None]] = [
        exchange.rename_backup,
        exchange.delete_and_copy_backup,
        exchange.overwrite_with_backup,
        exchange.overwrite_and_drop_the_log,
        exchange.swap_folders,
    ]
    exchange.back_up()
    done = [exchange.change() for _ in range(dice.randrange(3))]
    ask_page(page)
    if dice.random() < 1 / len(ways):
        done.append(move_away_and_back.__name__)
        wrong = move_away_and_back(exchange, page)
    else:
        way = dice.choice(ways)
        done.append(way.__name__)
        with somebody_searching(page):
            way()
            done += [exchange.change() for _ in range(dice.randrange(2))]
    found, expected = ask_page(page), ask_anew(exchange, place)
    if found != expected:
        differ = [number for number, one in enumerate(found) if one != expected[number]]
        wrong = f"{wrong} other answers: {differ} of {[len(one) for one in found]}"
    if _REFUSED in expected:  # of a model that is gone: what the refusal names as the way out
        with Workbench(exchange.settings(exchange.index)) as bench:
            bench.archive.reindex()
        done.append("reindex")
        if _REFUSED in ask_page(page):
            wrong = f"{wrong} refused after reindex"
    return ", ".join(done), wrong


def main() -> None:
    """Print what was done in each life, and whether the page answered rightly then."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    print(f"seed {given.seed}")
    outcomes: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        place = Path(folder)
        exchange = Exchange(place, random.Random(given.seed))
        with serve(exchange.index, place / "log", embedding="static") as page:
            for number in range(1, given.lives + 1):
                done, wrong = live(exchange, page, place)
                outcomes["wrong" if wrong else "right"] += 1
                print(f"{number}: {done}: {wrong or 'right'}", flush=True)
        tracebacks = (place / "log").read_text("utf-8").count("Traceback")
    print(f"{given.lives} tried: {dict(outcomes)}, {tracebacks} tracebacks in the log of the page")
    raise SystemExit(bool(outcomes["wrong"]))


if __name__ == "__main__":
    main()
