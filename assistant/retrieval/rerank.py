"""Put hits in a better order by looking at query and passage together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.records import Hit

DEPTH = 30  # hits looked at, or as many as are asked for: each costs a pass through a model


class Reranker(Protocol):
    """A second, slower opinion on the hits of a search."""

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the same hits, best first, with new ranks and its own scores."""


def reorder_by_scores(scores: Sequence[float], hits: Sequence[Hit]) -> list[Hit]:
    """Return `hits` with these scores, best first, ranked from 1; a tie keeps its order."""
    scored = sorted(zip(scores, hits, strict=True), key=lambda pair: -pair[0])
    return [
        replace(hit, rank=rank, score=score) for rank, (score, hit) in enumerate(scored, start=1)
    ]
