"""Define the protocol of rerankers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from assistant.records import Hit

DEPTH = 30  # hits reranked, at least the limit: each costs a pass through a model


class Reranker(Protocol):
    """A slower and more exact ranking of a search's hits."""

    def rerank(self, query: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return the same hits, best first, with new ranks and scores."""


def reorder_by_scores(scores: Sequence[float], hits: Sequence[Hit]) -> list[Hit]:
    """Return `hits` with these scores, best first, ranked from 1; ties keep their order."""
    scored = sorted(zip(scores, hits, strict=True), key=lambda pair: -pair[0])
    return [
        replace(hit, rank=rank, score=score) for rank, (score, hit) in enumerate(scored, start=1)
    ]
