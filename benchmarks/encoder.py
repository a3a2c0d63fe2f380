"""Measure the encoder alone and beside keywords: python -m benchmarks.encoder SHARED [FOLDER…].

Each FOLDER holds an encoder; without one the built-in encoder is measured. Scores are added as
z-scores over all texts of a task. No task was trained on: the first four come from the places in
training/held_out.txt, the others from the development cases.
"""

import argparse
import json
import lzma
import math
import random
import re
import resource
import subprocess
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.encoder import Encoder, open_builtin_encoder
from benchmarks.embedding import (
    Task,
    headings,
    held_out,
    held_out_places,
    interval,
    searches,
)

Scores = NDArray[np.float32]  # (queries, texts)
_BEST = 10
_OTHER_SENTENCES = 2500
_SATURATION, _LENGTH_SHARE = 1.2, 0.75  # of BM25
_WEIGHTS = {
    "keywords": (1, 0, 0),
    "static": (0, 1, 0),
    "encoder": (0, 0, 1),
    "keywords .35 + encoder .65": (0.35, 0, 0.65),
    "keywords .3 + static .2 + encoder .5": (0.3, 0.2, 0.5),
    "static .5 + encoder .5": (0, 0.5, 0.5),
}
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]+\s*")


def _held_out_pairs(corpus: Path) -> list[dict[str, str]]:
    places = held_out_places()
    with lzma.open(corpus / "gov_pairs.jsonl.xz", "rt", encoding="utf-8") as lines:
        return [pair for pair in map(json.loads, lines) if pair["place"] in places]


def held_out_headings(pairs: Sequence[dict[str, str]]) -> Task:
    """Pair headings with the paragraphs below them: one recent report of each held-out place."""
    rng = random.Random(11)
    reports: defaultdict[str, list[str]] = defaultdict(list)
    for document in sorted({pair["doc"] for pair in pairs if int(pair["year"]) >= 2015}):
        reports[document.split("/")[-2]].append(document)
    chosen = {rng.choice(documents) for documents in reports.values()}
    below: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair["doc"] in chosen and pair["type"] == "heading":
            below["" if pair["generic"] else _NUMBER.sub("", pair["q"])].add(pair["d"])
    texts = sorted(set().union(*below.values()))
    row = {text: n for n, text in enumerate(texts)}
    queries = [query for query in sorted(below) if 4 <= len(query) <= 40]
    return Task(
        queries=queries,
        texts=texts,
        right=[{row[text] for text in below[query]} for query in queries],
        ignored=[set()] * len(queries),
    )


def paraphrases(pairs: Sequence[dict[str, str]]) -> Task:
    """Pair queries in other words with the sentences that say it in the words of reports."""
    path = Path(__file__).with_name("paraphrased_queries.toml")
    patterns = tomllib.loads(path.read_text(encoding="utf-8"))
    paragraphs = {pair["d"] for pair in pairs if int(pair["year"]) >= 2018}
    sentences = sorted({part for text in paragraphs for part in re.split("[。；\n]", text)})
    sentences = [sentence for sentence in sentences if 15 <= len(sentence) <= 120]
    rng = random.Random(13)
    answers = {
        query: [sentence for sentence in sentences if re.search(pattern, sentence)]
        for query, pattern in patterns.items()
    }
    answers = {query: rng.sample(found, min(len(found), 25)) for query, found in answers.items()}
    said = re.compile("|".join(patterns.values()))
    others = [sentence for sentence in sentences if not said.search(sentence)]
    texts = sorted(
        {*rng.sample(others, _OTHER_SENTENCES), *(s for a in answers.values() for s in a)}
    )
    right = [
        {n for n, text in enumerate(texts) if re.search(pattern, text)}
        for pattern in patterns.values()
    ]
    return Task(queries=list(patterns), texts=texts, right=right, ignored=[set()] * len(patterns))


def keyword_scores(task: Task) -> Scores:
    """Return BM25 over characters and pairs of characters."""
    bags = [Counter(_grams(text)) for text in task.texts]
    lengths = np.array([sum(bag.values()) for bag in bags])
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, bag in enumerate(bags):
        for gram in bag:
            holders[gram].append(n)
    scores = np.zeros((len(task.queries), len(bags)), dtype=np.float32)
    norm = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / lengths.mean())
    for row, query in zip(scores, task.queries, strict=True):
        for gram in set(_grams(query)):
            held = np.array(holders.get(gram, []), dtype=np.intp)
            rarity = math.log1p((len(bags) - len(held) + 0.5) / (len(held) + 0.5))
            count = np.array([bags[n][gram] for n in held], dtype=np.float32)
            row[held] += rarity * count * (_SATURATION + 1) / (count + norm[held])
    return scores


def _grams(text: str) -> list[str]:
    characters = [c for c in text.lower() if c.isalnum()]
    return characters + list(map(str.__add__, characters, characters[1:]))


def z_scores(scores: Scores) -> Scores:
    """Return scores of each query with mean 0 and spread 1."""
    spread = np.maximum(scores.std(axis=1, keepdims=True), 1e-9)
    result: Scores = (scores - scores.mean(axis=1, keepdims=True)) / spread
    return result


def measures(scores: Scores, task: Task) -> list[list[float]]:
    """Return hit@1, hit@10, recall@10 and reciprocal rank within ten, for each query."""
    found = []
    for row, right, ignored in zip(scores, task.right, task.ignored, strict=True):
        order = np.argsort(-row, kind="stable")
        best = [n for n in order[: _BEST + len(ignored)].tolist() if n not in ignored][:_BEST]
        ranks = [rank for rank, n in enumerate(best, start=1) if n in right]
        recall = len(ranks) / min(len(right), _BEST)
        first = 1 / ranks[0] if ranks else 0.0
        found.append([first == 1, bool(ranks), recall, first])
    return [list(column) for column in zip(*found, strict=True)]


def report(name: str, task: Task, encoder: Encoder) -> None:
    """Print a line for each weighting."""
    static = open_builtin()
    by_static = np.stack([static.encode_query(query) for query in task.queries])
    parts = [
        z_scores(keyword_scores(task)),
        z_scores(by_static @ static.encode(task.texts).T),
        z_scores(encoder.encode_queries(task.queries) @ encoder.encode_passages(task.texts).T),
    ]
    for label, weights in _WEIGHTS.items():
        scores = sum(weight * part for weight, part in zip(weights, parts, strict=True))
        cells = [interval(values) for values in measures(np.asarray(scores), task)]
        print(f"| {name} | {label} |", " | ".join(cells), "|", flush=True)


def speed(encoder: Encoder, texts: Sequence[str]) -> str:
    """Return how fast passages of 120 characters, and a query, are read."""
    passages = [text[:120] for text in texts if len(text) >= 120][:300]
    started = time.perf_counter()
    encoder.encode_passages(passages)
    each = (time.perf_counter() - started) / len(passages)
    started = time.perf_counter()
    for text in passages[:50]:
        encoder.encode_queries([text[:12]])
    query = (time.perf_counter() - started) / 50
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{1 / each:.0f} passages/s, a query {query * 1000:.1f} ms, {memory:.0f} MB at most"


def cold_start(folder: Path) -> str:
    """Return time and memory of a fresh process that reads one query."""
    code = (
        "import resource, time; started = time.perf_counter(); from pathlib import Path;"
        "from assistant.archive.embedding.encoder import Encoder;"
        f"Encoder.open(Path({str(folder)!r})).encode_queries(['道路清扫']);"
        "memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024;"
        "print(f'cold {time.perf_counter() - started:.2f} s, {memory:.0f} MB')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with corpus, cases and seeds")
    parser.add_argument("folders", type=Path, nargs="*")
    arguments = parser.parse_args()
    corpus, cases = arguments.shared / "corpus", arguments.shared / "cases"
    pairs = _held_out_pairs(corpus)
    tasks = {
        "lead → rest, held out": held_out(corpus),
        "heading → paragraph, held out": held_out_headings(pairs),
        "paraphrase → sentence, held out": paraphrases(pairs),
        "run-in heading → paragraph, seeds": headings(cases),
        "searches, seeds": searches(cases, arguments.shared / "seeds"),
    }
    for folder in arguments.folders or [open_builtin_encoder().folder]:
        encoder = Encoder.open(folder)
        print(f"\n{folder.name}: {cold_start(folder)}; {speed(encoder, tasks_texts(tasks))}\n")
        print("| task | ranking | hit@1 | hit@10 | recall@10 | MRR@10 |\n|---|---|---|---|---|---|")
        for name, task in tasks.items():
            report(name, task, encoder)


def tasks_texts(tasks: dict[str, Task]) -> list[str]:
    """Return texts to measure the speed with."""
    return next(iter(tasks.values())).texts


if __name__ == "__main__":
    main()
