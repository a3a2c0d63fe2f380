"""Measure the ranking of searches, side by side: python -m benchmarks.ranking SHARED ARCHIVES.

Four tasks through the archives that the program itself makes, kept in the folder ARCHIVES between
runs: run-in headings and the development searches (seeds), lead sentences and queries of our own
(examples, and the places in training/held_out.txt). `--encoder` is a folder with an encoder.
"""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from assistant.archive.embedding import Embedder, Vector, Vectors, open_builtin
from assistant.archive.embedding.encoder import Encoder
from assistant.evaluation.cases import SearchCase, place_by_name
from assistant.evaluation.metrics import RankingScores, relevance_gains, score_ranking
from assistant.records import Filter, Hit
from assistant.retrieval.candidates import SearchRequest, find_candidates
from assistant.retrieval.diversify_hits import select_hits
from assistant.retrieval.fusion import FusionWeights
from assistant.retrieval.query_intent import parse_intent
from assistant.retrieval.search import search
from assistant.retrieval.search_mode import SearchMode
from benchmarks.embedding import interval
from benchmarks.search_tasks import SearchTask, search_tasks

_BEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """A row of the table: what is asked, and what counts how much."""

    name: str
    mode: SearchMode
    weights: FusionWeights
    encodes: bool = False


@dataclass(slots=True)
class RememberingEmbedder:
    """An encoder that encodes a query once for all rows of the table."""

    model: Embedder
    _known: dict[str, Vector] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of its model."""
        return self.model.name

    @property
    def fingerprint(self) -> str:
        """The fingerprint of its model."""
        return self.model.fingerprint

    @property
    def dimension(self) -> int:
        """The dimension of its model."""
        return self.model.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each passage."""
        return self.model.encode(texts)

    def encode_query(self, text: str) -> Vector:
        """Return the vector of a query."""
        if text not in self._known:
            self._known[text] = self.model.encode_query(text)
        return self._known[text]


def _row(
    name: str, mode: SearchMode, *, wording: float = 0.5, encoder: float = 0.0
) -> Configuration:
    weights = FusionWeights(wording=wording, encoder=encoder)
    return Configuration(name=name, mode=mode, weights=weights, encodes=encoder > 0)


ROWS = (
    _row("keywords", SearchMode.KEYWORDS),
    _row("static model", SearchMode.VECTORS),
    _row("encoder", SearchMode.VECTORS, encoder=1.0),
    _row("static model + encoder 0.5 (`--mode vectors`)", SearchMode.VECTORS, encoder=0.5),
    _row("keywords + static model (nothing read yet)", SearchMode.HYBRID),
    _row("keywords + encoder 0.5", SearchMode.HYBRID, wording=1.0, encoder=0.5),
    *(
        _row(f"keywords + static model + encoder {share}", SearchMode.HYBRID, encoder=share)
        for share in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
    ),
)


def find(
    task: SearchTask, static: Embedder, encoder: Embedder | None, row: Configuration, query: str
) -> list[Hit]:
    """Return the hits of a search with the weights of `row`."""
    intent = parse_intent(query)
    request = SearchRequest(
        query=intent.rest or query,
        limit=_BEST,
        filter=Filter(),
        preferred=intent.wanted if intent else Filter(),
        mode=row.mode,
        weights=row.weights,
    )
    used = encoder if row.encodes else None
    found = find_candidates(task.archive, static, request, encoder=used).ranked
    scores = dict(islice(found, 20 * _BEST))
    passages = task.archive.passages(list(scores))
    ranked = ((passage, scores[passage.id]) for passage in passages)
    return select_hits(ranked, limit=2 * _BEST, of_one_report=4)


def measure(case: SearchCase, hits: Iterable[Hit]) -> RankingScores:
    """Return the scores of one query."""
    places = (
        {place_by_name(one.file, one.line) for one in (hit.passage.place, *hit.passage.also_at)}
        for hit in hits
    )
    gains = relevance_gains(places, case.relevant, case.acceptable)
    return score_ranking(gains, relevant=min(_BEST, len(case.relevant)), k=_BEST)


def cell(scores: Sequence[RankingScores]) -> str:
    """Return hit@1, hit@10, recall@10 and MRR@10 with the interval of the last two."""
    first = sum(one.hit_1 for one in scores) / len(scores)
    tenth = sum(one.hit_k for one in scores) / len(scores)
    recall = interval([min(1.0, one.recall) for one in scores])
    rank = interval([one.reciprocal_rank for one in scores])
    return f"{first:.2f} / {tenth:.2f} / {recall} / {rank}"


def refused(
    task: SearchTask, static: Embedder, encoder: Embedder, queries: Iterable[str]
) -> list[float]:
    """Return 1 for each query that is answered with nothing, 0 for the others."""
    return [
        float(not search(task.archive, static, query, limit=_BEST, encoder=encoder))
        for query in queries
    ]


def _print_refusals(tasks: Sequence[SearchTask], static: Embedder, encoder: Embedder) -> None:
    path = Path(__file__).with_name("unrelated_queries.txt")
    unrelated = path.read_text(encoding="utf-8").split("\n")[:-1]
    print("\n| answered with nothing | unrelated queries | its own queries |\n|---|---|---|")
    for task in tasks:
        own = [case.query for case in task.cases]
        shares = [refused(task, static, encoder, queries) for queries in (unrelated, own)]
        print(f"| {task.name} |", " | ".join(map(interval, shares)), "|", flush=True)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with corpus, cases and seeds")
    parser.add_argument("archives", type=Path, help="a folder for the archives")
    parser.add_argument("--encoder", type=Path, help="a folder with an encoder")
    arguments = parser.parse_args()
    static = open_builtin()
    encoder = RememberingEmbedder(Encoder.open(arguments.encoder)) if arguments.encoder else None
    tasks = search_tasks(arguments.shared, arguments.archives, static, encoder)
    print("hit@1 / hit@10 / recall@10 / MRR@10\n")
    print("| search |", " | ".join(f"{task.name} ({len(task.cases)})" for task in tasks), "|")
    print("|---" * (len(tasks) + 1) + "|")
    for row in ROWS:
        if encoder is not None or not row.encodes:
            cells = [
                cell([measure(c, find(task, static, encoder, row, c.query)) for c in task.cases])
                for task in tasks
            ]
            print(f"| {row.name} |", " | ".join(cells), "|", flush=True)
    if encoder is not None:
        _print_refusals(tasks, static, encoder)


if __name__ == "__main__":
    main()
