"""Ask past reports under which headings they have facts like this one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.archive.embedding import Embedder
from assistant.drafting.draft import Fact, Node, Retrieve
from assistant.drafting.facts.roles.line_chain import Grid
from assistant.drafting.planning.fact_subject import fact_subject
from assistant.records import Filter, Hit
from assistant.text.similarity import content_bigrams, overlap_coefficient

_PASSAGES = 8  # like a fact
_HEADINGS = 6  # of them are read by meaning
_WORDS, _MEANING = 5.0, 6.0  # weights, in deviations


def archive_votes(
    facts: Sequence[Fact],
    nodes: Sequence[Node],
    places: Sequence[int],
    retrieve: Retrieve,
    static: Embedder,
) -> Grid:
    """Return what the archive adds to the scores of the facts at `places`; 0 for the others.

    发放低保金 shares no word with 民生保障, but past reports have the one under the other.
    """
    votes = np.zeros((len(facts), len(nodes)))
    found = [retrieve(fact_subject(facts[place]), Filter(), _PASSAGES) for place in places]
    for place, row in zip(places, _by_meaning(found, nodes, static), strict=True):
        votes[place] = _MEANING * row
    for place, hits in zip(places, found, strict=True):
        votes[place] += _WORDS * _by_words(hits, nodes)
    return votes


def _by_words(hits: Sequence[Hit], nodes: Sequence[Node]) -> Grid:
    """Return the share of each heading's words that passages and their headings have."""
    around = [content_bigrams(" ".join((*one.passage.section, one.passage.text))) for one in hits]
    weights = [1 / (1 + rank) for rank in range(len(around))]  # the first ones count most
    return np.array(
        [
            sum(
                weight * overlap_coefficient(content_bigrams(node.title), words)
                for weight, words in zip(weights, around, strict=True)
            )
            / (sum(weights) or 1)
            for node in nodes
        ]
    )


def _by_meaning(
    found: Sequence[Sequence[Hit]], nodes: Sequence[Node], static: Embedder
) -> list[Grid]:
    """Return how near the headings of the passages are to each heading, for each fact.

    Past headings are many, so the static model reads them: the encoder would take seconds.
    """
    headings = [
        [one.passage.section[-1] for one in hits[:_HEADINGS] if one.passage.section]
        for hits in found
    ]
    distinct = list(dict.fromkeys(heading for row in headings for heading in row))
    if not distinct:
        return [np.zeros(len(nodes)) for _ in found]
    near = static.encode(distinct) @ static.encode([node.title for node in nodes]).T
    near = near.astype(np.float64) - near.mean(axis=0, keepdims=True)
    place_of = {heading: place for place, heading in enumerate(distinct)}
    return [
        np.mean([near[place_of[heading]] for heading in row], axis=0)
        if row
        else np.zeros(len(nodes))
        for row in headings
    ]
