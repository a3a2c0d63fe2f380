"""Place plans as the results on the same work: sections of a plan mirror those of the results.

明年培训护林员12期 shares no word with 夯实基础, but results on training stand under 队伍建设, and
that heading is near to 夯实基础.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import Grid, normalize_rows
from assistant.drafting.planning.context.distribute import SectionGroup
from assistant.records import Function

_WEIGHT = 4.0  # deviations
_SHARP_FACTS, _SHARP_HEADINGS = 1.1, 2.0


def mirror_results(
    scores: Grid, headings: NDArray[np.float32], groups: Sequence[SectionGroup]
) -> Grid:
    """Return the scores, those of the sections of a plan with what the sections of results say.

    `headings` has the vector of each section's heading.
    """
    columns = {group.function: list(group.columns) for group in groups}
    results, plans = columns.get(Function.RESULTS, []), columns.get(Function.PLAN, [])
    if len(plans) < 2 or not results:
        return scores
    mirrored = _soften(scores[:, results], _SHARP_FACTS) @ _soften(
        _standardize(headings[results].astype(np.float64) @ headings[plans].T), _SHARP_HEADINGS
    )
    found = scores.copy()
    found[:, plans] += _WEIGHT * (mirrored - mirrored.mean(axis=0))
    return found


def _standardize(near: Grid) -> Grid:
    """Return how much nearer two headings are than each of them is to any, in deviations."""
    beyond = near - near.mean(axis=0, keepdims=True) - near.mean(axis=1, keepdims=True)
    beyond += near.mean()
    standardized: Grid = beyond / (float(beyond.std()) or 1.0)
    return standardized


def _soften(scores: Grid, sharpness: float) -> Grid:
    return normalize_rows(np.exp(sharpness * (scores - scores.max(axis=1, keepdims=True))))
