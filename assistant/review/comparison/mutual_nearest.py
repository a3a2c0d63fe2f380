"""Find the rows and columns of a matrix of nearness that belong together and to nobody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.review.comparison.part_nearness import nearness_beyond_chance

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

_MOST_PARTS = 2000  # of a report: the work grows with the square, real ones have far fewer
_USUAL_BEST = 1.0  # deviations that the nearest of things without relation reaches


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A row and a column that are one another's nearest."""

    row: int
    column: int
    score: float  # deviations beyond chance, and the lead before the next nearest


def mutually_nearest(
    nearness: NDArray[np.float32], allowed: NDArray[np.bool_], *, least: float
) -> Iterator[Nearest]:
    """Yield the rows and columns that are one another's nearest, with a score of `least` or more.

    What is general is near to much, so the lead before the next counts too. Where there is no
    other, the next is what the nearest of things without relation reaches.

    >>> near = np.array([[4.0, 1.0], [3.8, 1.2]])
    >>> [(one.row, one.column) for one in mutually_nearest(near, near > 0, least=4.2)]
    [(0, 0)]
    """
    if not nearness.size:
        return
    scores = np.where(allowed, nearness, -np.inf)
    for row in range(len(scores)):
        column = int(scores[row].argmax())
        value = float(scores[row, column])
        rivals = (*np.delete(scores[row], column), *np.delete(scores[:, column], row))
        lead = value - max((_USUAL_BEST, *rivals))
        if lead > 0 and value + lead >= least:
            yield Nearest(row=row, column=column, score=value + lead)


def nearest_in_meaning(
    near: TextNearness,
    texts: Sequence[str],
    others: Sequence[str],
    *,
    may_pair: Callable[[int, int], bool],
    least: float,
) -> Iterator[Nearest]:
    """Yield the rows of `texts` and columns of `others` that are mutually nearest in meaning.

    Both are all parts of their reports, whose chance nearness is the measure. `may_pair` says of
    a row and a column whether they may belong together. Of more than thousands nothing is said.
    """
    if not (texts and others) or max(len(texts), len(others)) > _MOST_PARTS:
        return
    allowed = np.array(
        [[may_pair(row, column) for column in range(len(others))] for row in range(len(texts))]
    )
    if allowed.any():
        nearness = nearness_beyond_chance(near, texts, others)
        yield from mutually_nearest(nearness, allowed, least=least)
