"""Measure how well `assistant phrases` finds precedent sentences, and how fast.

    python benchmarks/phrases.py CASES.json --index INDEX [--kind KIND] [--all] [--errors]

A case is right at k if one of the first k sentences, those from acceptable lines not counted,
comes from a relevant line. Sentences held back by default are held back here, unless --all.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import median, quantiles

from assistant.evaluation.cases import SearchCase, load_cases, place_by_name
from assistant.phrasing.answer_query import PhraseRequest
from assistant.settings import load_settings
from assistant.workbench import Workbench

DEPTHS = (1, 5, 10)


def first_right(
    case: SearchCase, bench: Workbench, wanted: PhraseRequest
) -> tuple[int | None, float]:
    """Return the rank of the first right sentence, and the seconds it took."""
    started = time.perf_counter()
    found = bench.archive.phrases(case.query, request=wanted).sentences
    seconds = time.perf_counter() - started
    places = [place_by_name(sentence.file, sentence.line) for sentence in found]
    counted = [place for place in places if place not in case.acceptable]
    right = (rank for rank, place in enumerate(counted, start=1) if place in case.relevant)
    return next(right, None), seconds


def main() -> None:
    """Ask all cases of the kind, and print the shares and the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--kind", default="precedent-phrase")
    parser.add_argument("--all", action="store_true", help="damaged sentences too")
    parser.add_argument("--errors", action="store_true", help="name what was not found")
    options = parser.parse_args()
    cases = [case for case in load_cases(options.cases) if case.kind == options.kind]
    wanted = PhraseRequest(limit=max(DEPTHS), damaged=options.all)
    with Workbench(load_settings(index=options.index)) as bench:
        bench.archive.phrases("工作", request=wanted)  # opens everything
        answers = [(case, *first_right(case, bench, wanted)) for case in cases]
    for depth in DEPTHS:
        right = sum(rank is not None and rank <= depth for _, rank, _ in answers)
        print(f"hit@{depth}\t{right / len(answers):.3f}\t{right} of {len(answers)}")
    times = [1000 * seconds for _, _, seconds in answers]
    print(f"p50\t{median(times):.0f} ms\tp95\t{quantiles(times, n=20)[-1]:.0f} ms")
    for case, rank, _ in answers:
        if options.errors and rank is None:
            print(f"not found\t{case.id}\t{case.query}")


if __name__ == "__main__":
    main()
