"""Make one ranking out of several whose scores have no common scale."""

from collections.abc import Sequence
from statistics import fmean, pstdev

Scored = Sequence[tuple[int, float]]  # (passage id, score), best first


def fuse(sides: Sequence[Scored], *, weights: Sequence[float]) -> list[tuple[int, float]]:
    """Return (id, score) pairs, best first: the weighted sum of each side's z-scores.

    An id that a side did not return takes that side's lowest z-score: it cannot have ranked
    higher. On the development cases this beats reciprocal ranks, which forget how far apart
    two neighbours are. A tie goes to the id seen first.

    >>> fuse([[(7, 3.0), (3, 1.0)], [(3, 0.9), (9, 0.8)]], weights=[1.0, 1.0])
    [(7, 0.0), (3, 0.0), (9, -2.0)]
    """
    normalised = [_z_scores(side) for side in sides]
    floors = [min(scores.values(), default=0.0) for scores in normalised]
    ids = dict.fromkeys(passage_id for scores in normalised for passage_id in scores)
    fused = [
        (
            passage_id,
            sum(
                weight * scores.get(passage_id, floor)
                for weight, scores, floor in zip(weights, normalised, floors, strict=True)
            ),
        )
        for passage_id in ids
    ]
    return sorted(fused, key=lambda pair: -pair[1])


def _z_scores(side: Scored) -> dict[int, float]:
    values = [score for _, score in side]
    if not values:
        return {}
    mean, spread = fmean(values), pstdev(values) or 1.0
    return {passage_id: (score - mean) / spread for passage_id, score in side}
