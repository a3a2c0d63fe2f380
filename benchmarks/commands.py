"""Time the commands as whole processes, and searches inside one.

    python benchmarks/commands.py FOLDER [--again] [--queries FILE] [--draft OUTLINE FACTS]

FOLDER is a folder of reports. Prints seconds and the peak memory of the largest process.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_QUERIES = [
    "老旧小区改造",
    "优化营商环境",
    "下一步怎么抓招商引资",
    "乡村振兴 产业",
    "基层减负还有哪些不足",
]


def timed(*arguments: str) -> tuple[float, float]:
    """Run the command line once; return wall seconds and peak memory in MB so far."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def report(what: str, *arguments: str, times: int = 1) -> None:
    """Print the median time of a command."""
    runs = [timed(*arguments) for _ in range(times)]
    seconds = statistics.median(wall for wall, _ in runs)
    print(f"{what:<28} {seconds:8.2f} s   peak {runs[-1][1]:7.0f} MB")


def search_in_process(index: Path, queries: list[str]) -> None:
    """Print how long one search takes in a process that is already warm."""
    from assistant.settings import load_settings
    from assistant.workbench import Workbench

    with Workbench(load_settings(index=index)) as bench:
        bench.archive.search(queries[0])
        seconds = []
        for query in queries * max(1, 200 // len(queries)):
            started = time.perf_counter()
            bench.archive.search(query)
            seconds.append(time.perf_counter() - started)
    milliseconds = sorted(1000 * second for second in seconds)
    p95 = milliseconds[int(len(milliseconds) * 0.95)]
    print(
        f"search in process            p50 {statistics.median(milliseconds):.1f} ms  p95 {p95:.1f}"
    )


def main() -> None:
    """Run all measures on one folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--index", type=Path, help="use and keep this archive")
    parser.add_argument("--queries", type=Path, help="one query a line")
    parser.add_argument("--draft", type=Path, nargs=2, metavar=("OUTLINE", "FACTS"))
    options = parser.parse_args()
    queries = options.queries.read_text("utf-8").split("\n") if options.queries else _QUERIES
    report("--help", "--help", times=5)
    with tempfile.TemporaryDirectory() as temporary:
        index = options.index or Path(temporary) / "index"
        report("ingest", "ingest", str(options.folder), "--index", str(index))
        report("ingest, nothing changed", "ingest", str(options.folder), "--index", str(index))
        report("search, whole command", "search", queries[0], "--index", str(index), times=5)
        search_in_process(index, [query for query in queries if query.strip()])
        if options.draft:
            outline, facts = map(str, options.draft)
            report("draft", "draft", outline, "--facts", facts, "--index", str(index), times=3)


if __name__ == "__main__":
    main()
