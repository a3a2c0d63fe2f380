"""Score how well each fact suits each section, by meaning, by words and by who sent it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding.text_nearness import Readings, TextNearness
from assistant.drafting.draft import Fact, Node, Outline
from assistant.drafting.facts.roles.line_chain import Grid
from assistant.drafting.planning.fact_subject import fact_subject, same_sender
from assistant.reports.organisations import find_type
from assistant.retrieval.chance_nearness import unrelated_queries
from assistant.text.similarity import content_bigrams

_STATIC = 0.3  # of the weight of an encoder: it knows words that the encoder takes to pieces
_SHARP = 1.2  # deviations of meaning count for so many
# Of a deviation, for a pair of characters shared with the heading. More places no fact better, but
# makes wrong ones sure: 清理河道 is near to 水资源管理 by one pair.
_WORD = 0.3
_MOST_WORDS = 3
_UNRELATED, _FEW = 12, 4  # queries, and for how many facts they count
_OF_LEDGER = 0.6  # of what is usual for a heading: all are near to some, and 党建 to few, rightly
_SAME_SENDER = 0.8  # of the mean score of what the same department sent


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerReading:
    """The vectors of facts and headings by one model."""

    fingerprint: str
    facts: NDArray[np.float32]  # as such: they tell the roles
    of_unit: NDArray[np.float32]  # the same facts, as a unit of this kind would mean them
    headings: NDArray[np.float32]  # as the unit would mean them
    unrelated: NDArray[np.float32]  # queries about anything else


def read_ledger(
    outline: Outline, facts: Sequence[Fact], nearness: TextNearness
) -> list[LedgerReading]:
    """Return what the best model makes of facts and headings, and what the static one does."""
    best = _read(outline, facts, nearness)
    static = _read(outline, facts, TextNearness(nearness.static))
    return [best] if best.fingerprint == static.fingerprint else [best, static]


def _read(outline: Outline, facts: Sequence[Fact], nearness: TextNearness) -> LedgerReading:
    """Return what a model makes of the facts and the headings; it reads all at once."""
    unit = unit_kind(outline) if nearness.encoder else ""  # the static model only adds words up
    said = [fact_subject(fact) for fact in facts]
    headings = [unit + node.title for node in outline.walk()]
    found: Readings = nearness.read(
        [*said, *(unit + one for one in said), *headings, *unrelated_queries()[:_UNRELATED]],
        headings,
    )
    bounds = np.cumsum([len(said), len(said), len(headings)])
    plain, of_unit, asked, unrelated = np.split(found.queries, bounds)
    return LedgerReading(
        fingerprint=found.fingerprint,
        facts=plain,
        of_unit=of_unit,
        headings=asked + found.texts,
        unrelated=unrelated,
    )


def unit_kind(outline: Outline) -> str:
    """Return what kind of unit reports, to be put before its words; "" where that is not known.

    言出必践 is enforcement for a 人民法院, and 五育花开 is no gardening for a 中学.
    """
    name = outline.organisation
    named = find_type(name)
    kind = name[named.start :] if named else name
    return f"{kind}：" if kind else ""


def score_sections(
    outline: Outline, facts: Sequence[Fact], readings: Sequence[LedgerReading]
) -> Grid:
    """Return a row for each fact with a score for each heading, in reading order.

    A score counts deviations from what is usual for the heading: some are near to everything. The
    first of the `readings` counts most.
    """
    weights = [1.0, *[_STATIC] * (len(readings) - 1)]
    meant = [weight * _meaning(one) for weight, one in zip(weights, readings, strict=True)]
    meaning = sum(meant[1:], meant[0]) / np.hypot.reduce(weights)  # its deviation is 1 again
    scores = _SHARP * meaning + _WORD * _shared_words(facts, list(outline.walk()))
    beside = same_sender(facts)
    of_sender = beside @ scores / np.maximum(beside.sum(axis=1, keepdims=True), 1)
    total: Grid = scores + _SAME_SENDER * of_sender
    return total


def _meaning(reading: LedgerReading) -> Grid:
    """Return how near each fact is to each heading, in deviations."""
    headings = reading.headings.astype(np.float64)
    near, unrelated = reading.of_unit @ headings.T, reading.unrelated @ headings.T
    usual = near.sum(axis=0) + _FEW * unrelated.mean(axis=0)  # a ledger of one line has no mean
    usual = usual / (len(near) + _FEW)
    spread = np.concatenate([near - usual, unrelated - unrelated.mean(axis=0)]).std()
    meaning: Grid = (near - _OF_LEDGER * usual) / (float(spread) or 1.0)
    return meaning


def _shared_words(facts: Sequence[Fact], nodes: Sequence[Node]) -> Grid:
    said = [
        content_bigrams(" ".join((fact.topic, fact.sent_as, fact.text, fact.note)))
        for fact in facts
    ]
    headings = [content_bigrams(" ".join((node.title, *node.notes))) for node in nodes]
    return np.array(
        [[min(len(words & heading), _MOST_WORDS) for heading in headings] for words in said],
        dtype=np.float64,
    ).reshape(len(facts), len(nodes))
