"""Score a ranking by hit rate, recall, reciprocal rank and nDCG.

A result is correct if it comes from a relevant line that no better result has shown. Results
from acceptable lines only are removed before ranks are counted.

Definitions: recall and reciprocal rank as in Manning, Raghavan and Schütze, "Introduction to
Information Retrieval" (2008), chapter 8; nDCG after Järvelin and Kekäläinen, "Cumulated
gain-based evaluation of IR techniques" (2002), with the gain 1 and the discount log2(rank + 1).
"""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import log2

from assistant.records import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingScores:
    """The scores of one query, each from 0 to 1."""

    hit_1: float  # 1 if the first result is correct
    hit_5: float  # 1 if one of the first five is
    hit_k: float
    recall: float  # share of the relevant lines among the first k
    reciprocal_rank: float  # 1 / rank of the first correct result; 0 beyond k
    ndcg: float  # gain of the first k, as a share of that of the best order


def measure_names(k: int) -> tuple[str, ...]:
    """Return the names of the fields of `RankingScores`, in order."""
    return ("hit@1", "hit@5", f"hit@{k}", f"recall@{k}", f"MRR@{k}", f"nDCG@{k}")


def relevance_gains(
    results: Iterable[Set[Place]], relevant: Set[Place], acceptable: Set[Place]
) -> list[int]:
    """Return for each counted result the number of relevant lines it is the first to show.

    A result is the set of all places of its text: copies are shown as one.
    """
    found: list[int] = []
    seen: set[Place] = set()
    for places in results:
        right = places & relevant
        if right or not places & acceptable:
            found.append(len(right - seen))
        seen |= right
    return found


def score_ranking(gains: Sequence[int], *, relevant: int, k: int) -> RankingScores:
    """Return the scores of a ranking that shows `gains` of `relevant` lines, rank by rank.

    >>> score_ranking([0, 1], relevant=2, k=10).reciprocal_rank
    0.5
    """
    best = list(gains[:k])
    ranks = [rank for rank, gain in enumerate(best, start=1) if gain]
    # Lines shown as one result need one rank: no order gives them two.
    ideal = relevant - sum(gain - 1 for gain in best if gain)
    return RankingScores(
        hit_1=float(any(gains[:1])),
        hit_5=float(any(gains[:5])),
        hit_k=float(any(best)),
        recall=sum(best) / relevant,
        reciprocal_rank=1 / ranks[0] if ranks else 0.0,
        ndcg=_discounted_gain(ranks) / _discounted_gain(range(1, min(ideal, k) + 1)),
    )


def _discounted_gain(ranks: Iterable[int]) -> float:
    return sum(1 / log2(rank + 1) for rank in ranks)
