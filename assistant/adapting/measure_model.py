"""Measure a model on held-out reports."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.adapting.training_pairs import TrainingPair, shuffle_pairs
from assistant.archive.embedding import Embedder, Vectors
from assistant.evaluation.metrics import RankingScores, score_ranking

DEPTH = 10  # ranks that are measured
_QUERIES = 3_000
_OTHER_TEXTS = 20_000  # of the training side: they make the search as hard as in use
_BATCH_SIZE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Queries, the texts to search, and the correct texts of each query."""

    queries: tuple[str, ...]
    texts: tuple[str, ...]
    right: tuple[frozenset[int], ...]


def held_out_task(held_out: Sequence[TrainingPair], training: Sequence[TrainingPair]) -> Task:
    """Return the queries of the held-out pairs, with the texts of both sides to search."""
    others = shuffle_pairs(pair.text for pair in training)[:_OTHER_TEXTS]
    texts = [*sorted({pair.text for pair in held_out}), *others]
    row = {text: number for number, text in enumerate(texts)}
    right: defaultdict[str, set[int]] = defaultdict(set)
    for pair in held_out:
        right[pair.query].add(row[pair.text])
    queries = shuffle_pairs(right)[:_QUERIES]
    return Task(
        queries=tuple(queries),
        texts=tuple(texts),
        right=tuple(frozenset(right[query]) for query in queries),
    )


def measure_model(embedder: Embedder, task: Task) -> list[RankingScores]:
    """Return the scores of the model on each query."""
    texts = embedder.encode(task.texts)
    queries = embedder.encode(task.queries)
    found: list[RankingScores] = []
    for start in range(0, len(queries), _BATCH_SIZE):
        cosines = queries[start : start + _BATCH_SIZE] @ texts.T
        for row, right in zip(_best_columns(cosines).tolist(), task.right[start:], strict=False):
            gained = [int(text in right) for text in row]
            found.append(score_ranking(gained, relevant=len(right), k=DEPTH))
    return found


def _best_columns(cosines: Vectors) -> NDArray[np.int64]:
    """Return the columns of the highest values of each row, best first."""
    depth = min(DEPTH, cosines.shape[1])
    best = np.argpartition(-cosines, depth - 1, axis=1)[:, :depth]
    order = np.argsort(-np.take_along_axis(cosines, best, axis=1), axis=1, kind="stable")
    found: NDArray[np.int64] = np.take_along_axis(best, order, axis=1)
    return found
