"""Select diverse hits from a ranking: one per paragraph, no near-copies, many reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.records import Hit, StoredPassage
from assistant.retrieval.near_copies import Choice, Selection
from assistant.text.similarity import character_pairs, overlap_coefficient

_COPY_PENALTY = 0.2  # taken off the score of a text that an earlier hit contains as a whole
_POOL_FACTOR = 2  # times the limit: the pool that diverse hits are selected from
_WAITING_FACTOR = (
    3  # times the limit: the hits that may wait before the search for other reports ends
)

Ranked = Iterable[tuple[StoredPassage, float]]  # best first


def select_hits(ranked: Ranked, *, limit: int, of_one_report: int | None) -> list[Hit]:
    """Return at most `limit` hits: the best passage of a paragraph, the first of near-copies.

    More than `of_one_report` hits of one report give way to those of other reports, and a hit that
    repeats an earlier one gives way to one that does not (maximal marginal relevance, Carbonell and
    Goldstein 1998). With None the ranking stays as it is.
    """
    pool = limit if of_one_report is None else _POOL_FACTOR * limit
    selection: Selection[float] = Selection(of_one_report=of_one_report)
    paragraphs: set[tuple[str, int]] = set()
    for passage, score in ranked:
        if len(selection.chosen) == pool or len(selection.waiting) == _WAITING_FACTOR * limit:
            break
        paragraph = (passage.report_id, passage.place.line)
        if paragraph in paragraphs:
            continue
        paragraphs.add(paragraph)
        choice = Choice(item=score, passage=passage, pairs=character_pairs(passage.text))
        if not selection.add_copy(choice):
            selection.add(choice)
    chosen = selection.chosen
    if of_one_report is not None:
        chosen = _diversify(chosen, limit)
    selected = [*chosen, *selection.waiting][:limit]
    return [_hit(rank, choice) for rank, choice in enumerate(selected, start=1)]


def _diversify(ranked: list[Choice[float]], limit: int) -> list[Choice[float]]:
    """Return `limit` choices, each the one of highest score less its overlap with earlier ones."""
    left, repeated = list(ranked), [0.0] * len(ranked)
    selected: list[Choice[float]] = []
    while left and len(selected) < limit:
        worths = [
            one.item - _COPY_PENALTY * share for one, share in zip(left, repeated, strict=True)
        ]
        best = worths.index(max(worths))
        selected.append(left.pop(best))
        repeated.pop(best)
        repeated = [
            max(share, overlap_coefficient(one.pairs, selected[-1].pairs))
            for one, share in zip(left, repeated, strict=True)
        ]
    return selected


def _hit(rank: int, choice: Choice[float]) -> Hit:
    passage = choice.passage
    if choice.copies:
        passage = replace(passage, also_at=(*passage.also_at, *choice.copies))
    return Hit(rank=rank, score=choice.item, passage=passage)
