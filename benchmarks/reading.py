"""Measure the encoder's speed, and its share of a search: python benchmarks/reading.py INDEX.

The archive in INDEX is not changed. Processor time is told beside the time of the clock, which
other programs lengthen.
"""

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

from assistant import Workbench, load_settings
from assistant.archive.embedding import BUILTIN, STATIC, configured_encoder

_LENGTHS = (60, 120, 250)  # characters
_TEXTS, _QUERIES = 256, 200
_QUERY_LENGTH = 12  # characters


def main() -> None:
    """Print a table of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    passages = _sample_passages(arguments.index)
    _measure_reading(passages, arguments.index, threads=arguments.threads)
    queries = [text[:_QUERY_LENGTH].partition("，")[0] for text in passages[:_QUERIES]]
    for embedding in (STATIC, BUILTIN):
        _measure_searches(queries, arguments.index, embedding, threads=arguments.threads)


def _sample_passages(index: Path) -> list[str]:
    """Return passages from all over the archive, in random order."""
    with Workbench(load_settings(index=index, embedding=STATIC)) as bench:
        reports = random.Random(5).sample(bench.archive.reports(), k=len(bench.archive.reports()))
        texts = [one.text for entry in reports[:40] for one in bench.archive.passages(entry.id)]
    return random.Random(6).sample(texts, k=len(texts))


def _measure_reading(passages: list[str], index: Path, *, threads: int) -> None:
    encoder = configured_encoder(load_settings(index=index, embedding=BUILTIN), threads=threads)
    assert encoder is not None
    encoder.encode_query("工作")
    for length in _LENGTHS:
        texts = [text[:length] for text in passages if len(text) >= length][:_TEXTS]
        if texts:
            elapsed, used = _time(lambda texts=texts: encoder.encode(texts))
            speeds = (
                f"{len(texts) / elapsed:.0f} a second, {len(texts) / used:.0f} of processor time"
            )
            print(f"{len(texts)} passages of {length} characters: {speeds}")


def _measure_searches(queries: list[str], index: Path, embedding: str, *, threads: int) -> None:
    settings = load_settings(index=index, embedding=embedding)
    with Workbench(settings, notice=print, encoder_threads=threads) as bench:
        bench.archive.search("工作")
        times = [_time(lambda query=query: bench.archive.search(query)) for query in queries]
        state = bench.archive.reading_state()
    for name, values in zip(("clock", "processor"), zip(*times, strict=True), strict=True):
        ranked = sorted(1000 * value for value in values)
        middle, high = ranked[len(ranked) // 2], ranked[int(0.95 * len(ranked))]
        print(
            f"{embedding}, {state.read} / {state.texts} read: p50 {middle:.1f}, p95 {high:.1f} ms",
            name,
        )


def _time(run: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the clock and of the processor."""
    started, used = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - started, time.process_time() - used


if __name__ == "__main__":
    main()
