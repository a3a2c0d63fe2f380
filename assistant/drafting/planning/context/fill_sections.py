"""Give a section that would stay blank the fact that suits it best, from one that has several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import Grid
from assistant.drafting.planning.context.distribute import SectionGroup

_LEAST = 0.1  # as probable there, for that of its own section: else the section stays blank


def fill_sections(
    alone: Grid, together: Grid, groups: Sequence[SectionGroup], movable: NDArray[np.bool_]
) -> Grid:
    """Return the shares of `together`, with those of a fact exchanged for each section filled.

    That is done among sections of one function, where these have more facts than they are; a fact
    moves that is `movable` and does not leave its own section blank. `alone` are the shares before
    the order of the lines.
    """
    filled = together.copy()
    likely = alone * together
    for group in groups:
        columns = list(group.columns)
        if np.isin(filled.argmax(axis=1), columns).sum() <= len(columns):
            continue  # with so few facts a section may well be blank
        for blank in _blank(filled, columns):
            rows = _spare(filled, columns, movable)
            if not len(rows):
                break
            own = filled[rows].argmax(axis=1)
            gains = likely[rows, blank] / np.maximum(likely[rows, own], np.finfo(float).tiny)
            row, best = rows[gains.argmax()], own[gains.argmax()]
            if gains.max() >= _LEAST:
                filled[row, [blank, best]] = filled[row, [best, blank]]
    return filled


def _blank(shares: Grid, columns: Sequence[int]) -> Iterator[int]:
    """Yield the sections that no fact is nearest to; each is looked at when its turn comes."""
    return (column for column in columns if column not in shares.argmax(axis=1))


def _spare(shares: Grid, columns: Sequence[int], movable: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Return the facts that may leave their section, since others stay there."""
    best = shares.argmax(axis=1)
    counts = Counter(best[movable].tolist())
    return np.array(
        [
            row
            for row, column in enumerate(best.tolist())
            if movable[row] and column in columns and counts[column] > 1
        ],
        dtype=np.intp,
    )
