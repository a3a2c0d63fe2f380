"""Let twenty people search and five draft on one page, upload a report, and start it anew.

    python -m benchmarks.campaign.load_page [--minutes 10] [--index FOLDER] [--pause 3]

Everybody asks for a search or a draft, reads for `--pause` seconds on average and asks again; a
draft is read back each time. A report is uploaded after a third of the time; the page is stopped
and started again after two thirds, and what was asked meanwhile is asked again, as the page does.
Counted are answers, errors, and the time to each answer; at the end every draft and the report
are there.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant import Workbench, load_settings
from benchmarks.campaign.jobs import EXAMPLES, FACTS, MORE, OUTLINE
from benchmarks.campaign.served_page import JobError, ServedPage, serve
from benchmarks.campaign.verdict import QUERIES

_SEARCHERS, _DRAFTERS = 20, 5
_ENOUGH = 10  # hits of a search
_RETRY = 0.5  # seconds
_SLOW = 0.95


class Load:
    """What people do on the page, and how long each of their jobs took."""

    def __init__(self, page: ServedPage, seconds: float, pause: float, seed: int) -> None:
        self._page = page
        self._end = time.monotonic() + seconds
        self._pause = pause
        self._seed = seed
        self._is_up = threading.Event()
        self._is_up.set()
        self.times: dict[str, list[float]] = {}
        self.errors: list[str] = []
        self.drafts: list[str] = []
        self.uploaded: list[str] = []  # reports
        self.cut = 0  # drafts whose answer the restart took away

    def run(self, third: float, upload: Path) -> None:
        """Let everybody work; upload a report after a third, restart after two."""
        jobs = [self._search] * _SEARCHERS + [self._draft] * _DRAFTERS
        people = [
            threading.Thread(target=self._work, args=(job, random.Random(f"{self._seed} {number}")))
            for number, job in enumerate(jobs)
        ]
        for person in people:
            person.start()
        time.sleep(third)
        sent = {"name": upload.name, "content": b64encode(upload.read_bytes()).decode()}
        self.uploaded = [one["id"] for one in (self._ask("ingest", [sent]) or {}).get("added", ())]
        time.sleep(third)
        self._is_up.clear()
        began = time.monotonic()
        self._page.stop()
        self._page.start()
        self._is_up.set()
        self.times["restart"] = [time.monotonic() - began]
        for person in people:
            person.join()

    def _work(self, job: Callable[[random.Random], None], dice: random.Random) -> None:
        time.sleep(dice.random() * self._pause)
        while time.monotonic() < self._end:
            job(dice)
            time.sleep(dice.expovariate(1 / self._pause))

    def _search(self, dice: random.Random) -> None:
        query = dice.choice(QUERIES)
        hits = self._ask("search", query, _ENOUGH)
        if hits is not None and len(hits) < _ENOUGH:
            self.errors.append(f"search {query}: {len(hits)} hits")

    def _draft(self, _dice: random.Random) -> None:
        draft = self._ask("draft", OUTLINE, FACTS, once=True)
        if draft is None:
            return
        self.drafts.append(draft["id"])
        if self._ask("read_draft", draft["id"]) is None:
            self.errors.append(f"draft {draft['id']} cannot be read")

    def _ask(self, job: str, *arguments: object, once: bool = False) -> Any:
        """Return the answer; ask again after a restart, unless `once`. None for an error."""
        while True:
            self._is_up.wait()
            began = time.monotonic()
            try:
                answer = self._page.ask(job, *arguments)
            except (OSError, HTTPException, JobError) as error:
                if self._is_up.is_set() and not self._is_cut_off(error):
                    self.errors.append(f"{job}: {type(error).__name__} {error}")
                    return None
                if once:
                    self.cut += 1
                    return None
                time.sleep(_RETRY)
            else:
                self.times.setdefault(job, []).append(time.monotonic() - began)
                return answer

    def _is_cut_off(self, error: Exception) -> bool:
        """Return whether the page is stopping at this moment, as a lost connection may tell."""
        if isinstance(error, JobError):
            return False
        time.sleep(_RETRY)
        return not self._is_up.is_set()


def prepare(index: Path, base: Path | None) -> None:
    """Write an archive to serve: a copy of `base`, or the examples without those to upload."""
    if base is not None:
        shutil.copytree(base, index, ignore=shutil.ignore_patterns("drafts"))
        return
    with Workbench(load_settings(index=index)) as bench:
        bench.archive.ingest([one for one in sorted(EXAMPLES.iterdir()) if one != MORE])
        bench.archive.read()


def check_kept(page: ServedPage, load: Load) -> list[str]:
    """Return what was announced and is not there: drafts and the report that was uploaded."""
    kept = {one["id"]: one for one in page.ask("drafts")}
    for one in kept.values():  # those that the restart cut
        if one["written"] < one["sections"]:
            page.ask("finish_draft", one["id"])
    kept = {one["id"]: one for one in page.ask("drafts")}
    lost = [f"draft {one}" for one in load.drafts if one not in kept]
    half = [f"half of {one['id']}" for one in kept.values() if one["written"] < one["sections"]]
    reports = {one["id"] for one in page.ask("reports")}
    missing = [f"report {one}" for one in load.uploaded or ["uploaded"] if one not in reports]
    return [*lost, *half, *missing]


def main() -> None:
    """Print how many jobs were done, how many failed, and how long they took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--index", type=Path, help="an archive to copy; else the examples")
    parser.add_argument("--pause", type=float, default=3.0, help="seconds between two searches")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    print(f"seed {given.seed}, load of the machine before {os.getloadavg()[0]:.1f}")
    upload = next(one for one in sorted(MORE.rglob("*")) if one.is_file())
    with TemporaryDirectory() as place:
        index, seconds = Path(place) / "index", 60 * given.minutes
        prepare(index, given.index)
        with serve(index, Path(place) / "log") as page:
            load = Load(page, seconds, given.pause, given.seed)
            load.run(seconds / 3, upload)
            lost = check_kept(page, load)
        tracebacks = (Path(place) / "log").read_text("utf-8").count("Traceback")
    for job, times in sorted(load.times.items()):
        slow = sorted(times)[int(_SLOW * len(times))]
        print(f"{job}: {len(times)}, p50 {statistics.median(times):.2f} s, p95 {slow:.2f} s")
    for error in load.errors[:20]:
        print(error)
    cut = f"{load.cut} drafts cut by the restart and finished afterwards"
    print(f"{len(load.errors)} errors, {tracebacks} tracebacks, {cut}, lost: {lost or 'nothing'}")
    print(f"load of the machine after {os.getloadavg()[0]:.1f}")
    raise SystemExit(bool(load.errors or lost or tracebacks))


if __name__ == "__main__":
    main()
