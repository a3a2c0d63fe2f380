"""Hold an archive on servers against a local one: the same hits, and how long they take.

    python -m benchmarks.engines FILE... [--queries FILE] [--samples 200] [--read]

The files are taken into both; PostgreSQL is started for it, and Milvus Lite stands in for Milvus.
Asked are the lines of the queries file, and stretches of passages drawn at random, each without a
filter and inside one. `--read` lets the encoder read first.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from assistant.archive.cluster.search_engine import SearchEngine
from assistant.archive.embedding import configured_encoder, open_builtin
from assistant.archive.ingest.ingest_files import ingest
from assistant.archive.quiet_progress import QuietProgress
from assistant.records import Filter, Function, Hit
from assistant.retrieval.search import search
from assistant.settings import Settings
from tests.archive.engines import LocalEngine, OpenedArchive
from tests.archive.servers import ServerEngine, Servers, running_server

_FILTERS = (Filter(), Filter(functions=(Function.RESULTS,)))
_SHORTEST, _LONGEST = 4, 20  # characters of a drawn query
_LIMIT, _SEED = 10, 7
_EQUAL = 1e-3  # of a score: a tie; what is fused from rounded cosines differs in the fifth digit


def main() -> None:
    """Print how many answers are equal, and the times of a query."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--queries", type=Path)
    parser.add_argument("--samples", type=int, default=200)
    parser.add_argument("--read", action="store_true")
    given = parser.parse_args()
    settings = Settings()
    embedder, encoder = open_builtin(), configured_encoder(settings) if given.read else None
    with running_server() as postgres, tempfile.TemporaryDirectory() as folder:
        servers = Servers.on(postgres, Path(folder) / "engine.db")
        place = servers.place(servers.new_tenant(), Path(folder) / "servers")
        engines = (LocalEngine(folder=Path(folder) / "local"), ServerEngine(name="", place=place))
        opened = [one.open(embedder, encoder=lambda: encoder) for one in engines]
        for archive in opened:
            started = time.perf_counter()
            ingest(archive, given.files, progress=QuietProgress(print))
            if encoder:
                archive.encode_passages(progress=QuietProgress(print))
            state = archive.status()
            print(f"{state.reports} reports, {state.texts} texts in {_seconds(started):.0f} s")
        lines = given.queries.read_text("utf-8").splitlines() if given.queries else []
        queries = [*lines, *_draw(opened[0], given.samples)]
        _compare(opened, queries, embedder, encoder)
        for archive in opened:
            archive.close()


def _draw(archive: OpenedArchive, samples: int) -> Iterator[str]:
    rng = random.Random(_SEED)
    texts = [one.text for entry in archive.reports() for one in archive.report_passages(entry.id)]
    for text in rng.sample(texts, samples):
        length = rng.randint(_SHORTEST, _LONGEST)
        start = rng.randrange(max(1, len(text) - length))
        yield text[start : start + length]


def _compare(
    archives: Sequence[OpenedArchive], queries: Sequence[str], embedder: Any, encoder: Any
) -> None:
    times: list[list[float]] = [[] for _ in archives]
    own: list[float] = []
    equal = asked = 0
    for query in filter(str.strip, queries):
        for limits in _FILTERS:
            answers = []
            for archive, spent in zip(archives, times, strict=True):
                with _timing() as engine:
                    started = time.perf_counter()
                    answers.append(
                        search(
                            archive, embedder, query, limit=_LIMIT, filter=limits, encoder=encoder
                        )
                    )
                    spent.append(_seconds(started))
            own.append(times[-1][-1] - _covered(engine))
            asked += 1
            if _same(*answers):
                equal += 1
            else:
                print("differs:", query, limits)
    print(f"{equal} of {asked} answers equal, up to ties")
    for name, spent in zip(("local", "servers"), times, strict=True):
        print(f"{name}: p50 {median(spent) * 1000:.0f} ms")
    print(f"servers without the search engine: p50 {median(own) * 1000:.0f} ms")


def _same(one: Sequence[Hit], other: Sequence[Hit]) -> bool:
    """Return whether two answers are equal but for the order of hits that are equally good."""
    if len(one) != len(other):
        return False
    return all(
        a.passage.place == b.passage.place or abs(a.score - b.score) <= _EQUAL * abs(a.score)
        for a, b in zip(one, other, strict=True)
    )


def _covered(spans: Sequence[tuple[float, float]]) -> float:
    """Return the seconds that lie within one of these spans, which may overlap."""
    covered, end = 0.0, 0.0
    for start, stop in sorted(spans):
        covered += max(0.0, stop - max(start, end))
        end = max(end, stop)
    return covered


@contextmanager
def _timing() -> Iterator[list[tuple[float, float]]]:
    """Yield the spans of the requests to the search engine within the block."""
    spans: list[tuple[float, float]] = []
    ask = SearchEngine.search

    def timed(*arguments: Any, **named: Any) -> list[tuple[int, float]]:
        started = time.perf_counter()
        try:
            return ask(*arguments, **named)
        finally:
            spans.append((started, time.perf_counter()))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SearchEngine, "search", timed)
        yield spans


def _seconds(started: float) -> float:
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
