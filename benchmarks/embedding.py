"""Measure the built-in embedding model alone: python benchmarks/embedding.py SHARED.

Three tasks, none of which it was trained on, and its speed. The first is made from the places in
training/held_out.txt; the other two from the development cases, as the model alone answers them.
"""

import argparse
import json
import lzma
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.archive.embedding import Embedder, open_embedder
from assistant.evaluation.bootstrap import bootstrap_interval

_QUERIES = 600
_SHORTEST_QUERY = 6  # characters
_SHORTEST_LINE = 13  # characters: shorter lines of a report are headings and dates
_TAIL = 25  # characters by which a paragraph that stands in two pairs is recognised
_BEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Queries, and for each the texts that answer it and those that count neither way."""

    queries: list[str]
    texts: list[str]
    right: list[set[int]]
    ignored: list[set[int]]


def held_out_places() -> set[str]:
    """Return the places that no model was trained on."""
    listed = Path(__file__).parent.parent / "training" / "held_out.txt"
    return set(listed.read_text(encoding="utf-8").split())


def held_out(corpus: Path) -> Task:
    """Pair lead sentences with the rest of their paragraphs: one report of each held-out place."""
    places = held_out_places()
    with lzma.open(corpus / "gov_pairs.jsonl.xz", "rt", encoding="utf-8") as lines:
        pairs = [pair for pair in map(json.loads, lines) if pair["place"] in places]
    rng = random.Random(7)
    documents = {rng.choice(_long_reports(pairs, place)) for place in sorted(places)}
    pairs = [pair for pair in pairs if pair["doc"] in documents]
    leads = [pair for pair in pairs if pair["type"] == "lead"]
    tails = {pair["d"][-_TAIL:] for pair in leads}
    # Paragraphs without a lead sentence make the haystack complete.
    others = {
        pair["d"] for pair in pairs if pair["type"] == "heading" and pair["d"][-_TAIL:] not in tails
    }
    texts = sorted({pair["d"] for pair in leads} | others)
    askable = [pair for pair in leads if len(pair["q"]) >= _SHORTEST_QUERY]
    asked = rng.sample(askable, min(_QUERIES, len(askable)))
    row = {text: n for n, text in enumerate(texts)}
    right = [{row[pair["d"]]} for pair in asked]
    return Task(
        queries=[pair["q"] for pair in asked],
        texts=texts,
        right=right,
        ignored=[set()] * len(asked),
    )


def headings(cases: Path) -> Task:
    """Pair run-in headings of the seeds with their paragraphs."""
    content = json.loads((cases / "headings.json").read_text(encoding="utf-8"))
    queries, right = zip(*content["Q"], strict=True)
    return Task(
        queries=list(queries),
        texts=content["D"],
        right=[{n} for n in right],
        ignored=[set()] * len(right),
    )


def searches(cases: Path, seeds: Path) -> Task:
    """Pair a drafter's queries with whole lines of the seeds."""
    places, texts = [], []
    for path in sorted(seeds.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
            if len(line.strip()) >= _SHORTEST_LINE:
                places.append((path.name, number))
                texts.append(line)
    row = {place: n for n, place in enumerate(places)}
    content = json.loads((cases / "retrieval.json").read_text(encoding="utf-8"))
    listed = {
        kind: [{row.get((p["file"], p["line"]), -1) for p in case[kind]} for case in content]
        for kind in ("relevant", "acceptable")
    }
    return Task(
        queries=[case["query"] for case in content],
        texts=texts,
        right=listed["relevant"],
        ignored=listed["acceptable"],
    )


def ranks(embedder: Embedder, task: Task) -> list[int]:
    """Return, for each query, the rank from 1 of the first right text."""
    texts = embedder.encode(task.texts)
    found = []
    for query, right, ignored in zip(task.queries, task.right, task.ignored, strict=True):
        order = np.argsort(-(texts @ embedder.encode_query(query)), kind="stable")
        counted = [n for n in order.tolist() if n not in ignored]
        found.append(next(rank for rank, n in enumerate(counted, start=1) if n in right))
    return found


def interval(values: Sequence[float]) -> str:
    """Return the mean and its 95 % bootstrap interval."""
    found = bootstrap_interval(values)
    return f"{found.mean:.3f} [{found.low:.3f}, {found.high:.3f}]"


def report(name: str, embedder: Embedder, task: Task) -> None:
    """Print one line of the table."""
    found = ranks(embedder, task)
    cells = [
        interval([rank == 1 for rank in found]),
        interval([rank <= _BEST for rank in found]),
        interval([1 / rank if rank <= _BEST else 0 for rank in found]),
    ]
    print(f"| {name} | {len(task.queries)} / {len(task.texts)} |", " | ".join(cells), "|")


def speed(embedder: Embedder, texts: Sequence[str]) -> str:
    """Return how many passages of 160 characters are encoded in a second."""
    passages = [text[:160] for text in texts if len(text) >= 160] * 10
    started = time.perf_counter()
    embedder.encode(passages)
    return f"{len(passages) / (time.perf_counter() - started):,.0f} passages/s"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with corpus, cases and seeds")
    parser.add_argument("--model", default="builtin")
    arguments = parser.parse_args()
    started = time.perf_counter()
    embedder = open_embedder(arguments.model)
    embedder.encode_query("热身")
    opened = time.perf_counter() - started
    lead = held_out(arguments.shared / "corpus")
    cases = arguments.shared / "cases"
    print("| task | queries / texts | hit@1 | hit@10 | MRR@10 |\n|---|---|---|---|---|")
    report("lead → paragraph, held-out places", embedder, lead)
    report("run-in heading → paragraph, seeds", embedder, headings(cases))
    report("searches, seeds", embedder, searches(cases, arguments.shared / "seeds"))
    print(f"\nopened in {opened:.2f} s, {speed(embedder, lead.texts)}")


def _long_reports(pairs: Sequence[dict[str, str]], place: str) -> list[str]:
    """Return the reports of a place that have at least 20 lead sentences."""
    leads = [p["doc"] for p in pairs if p["place"] == place and p["type"] == "lead"]
    return sorted({document for document in leads if leads.count(document) >= 20})


if __name__ == "__main__":
    main()
