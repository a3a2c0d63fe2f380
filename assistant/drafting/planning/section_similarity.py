"""Rate how well a fact fits under a heading by the places of similar passages."""

from __future__ import annotations

from functools import cache

from assistant.drafting.draft import Retrieve, Similarity
from assistant.records import Filter
from assistant.text.similarity import content_bigrams, overlap_coefficient

_NEIGHBOURS = 12  # passages similar to a fact


def make_similarity(retrieve: Retrieve) -> Similarity:
    """Return a function that rates the headings of past passages similar to a fact.

    发放低保金 shares no word with 民生保障, but past reports have the one under the other.
    """

    @cache
    def surroundings(text: str) -> tuple[frozenset[str], ...]:
        hits = retrieve(text, Filter(), _NEIGHBOURS)
        return tuple(
            content_bigrams(" ".join((*hit.passage.section, hit.passage.text))) for hit in hits
        )

    def similarity(heading: str, text: str) -> float:
        wanted = content_bigrams(heading)
        around = surroundings(text)
        if not wanted or not around:
            return 0.0
        # The first neighbours count most.
        weights = [1 / (1 + place) for place in range(len(around))]
        fits = [
            weight * overlap_coefficient(wanted, words)
            for weight, words in zip(weights, around, strict=True)
        ]
        return sum(fits) / sum(weights)

    return similarity
