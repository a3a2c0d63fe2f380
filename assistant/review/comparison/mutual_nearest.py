"""Find the rows and columns of a matrix of nearness that belong together and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

_LEAD_WEIGHT = 2.0  # of the deviations that two are nearer than the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A row and a column that are one another's nearest."""

    row: int
    column: int
    score: float  # deviations beyond chance, and twice the lead before the next nearest


def mutually_nearest(
    nearness: NDArray[np.float32], allowed: NDArray[np.bool_], *, usual_best: float, least: float
) -> Iterator[Nearest]:
    """Yield the rows and columns that are one another's nearest, with a score of `least` or more.

    What is general is near to much, so the lead before the next counts too. `usual_best` is what
    the nearest of things without relation reaches: where there is no other, it is the next.

    >>> near = np.array([[4.0, 1.0], [3.8, 1.2]])
    >>> [(one.row, one.column) for one in mutually_nearest(
    ...     near, near > 0, usual_best=2.0, least=4.3)]
    [(0, 0)]
    """
    if not nearness.size:
        return
    scores = np.where(allowed, nearness, -np.inf)
    for row in range(len(scores)):
        column = int(scores[row].argmax())
        value = float(scores[row, column])
        rivals = (*np.delete(scores[row], column), *np.delete(scores[:, column], row))
        lead = value - max((usual_best, *rivals))
        if lead > 0 and value + _LEAD_WEIGHT * lead >= least:
            yield Nearest(row=row, column=column, score=value + _LEAD_WEIGHT * lead)


def nearest_in_meaning(
    near: TextNearness,
    texts: Sequence[str],
    others: Sequence[str],
    *,
    may_pair: Callable[[int, int], bool],
    usual_best: float,
    least: float,
) -> Iterator[Nearest]:
    """Yield the rows of `texts` and columns of `others` that are mutually nearest in meaning.

    `may_pair` says of a row and a column whether they may belong together. Only an encoder knows:
    where there is none, or it cannot run, nothing is yielded.
    """
    if not (texts and others and near.understands):
        return
    nearness = near.beyond_chance(texts, others)
    if not near.understands:  # it has just failed, and the static model answered
        return
    allowed = np.array(
        [[may_pair(row, column) for column in range(len(others))] for row in range(len(texts))]
    )
    yield from mutually_nearest(nearness, allowed, usual_best=usual_best, least=least)
