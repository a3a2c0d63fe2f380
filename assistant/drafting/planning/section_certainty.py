"""Tell how sure the section of each fact is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.drafting.facts.roles.line_chain import Grid
from assistant.drafting.planning.context.distribute import SectionGroup
from assistant.drafting.planning.fact_roles import FactRoles
from assistant.records import Function

# Counted on the ledgers of 20 units: the order of the lines places more facts right, and makes some
# wrong ones sure. Where meaning leaves this much open it has to be surer by a fifth.
_OPEN = 0.56
_BY_ORDER = 0.84


def section_certainty(
    alone: Grid,
    shares: Grid,
    places: NDArray[np.intp],
    groups: Sequence[SectionGroup],
    roles: FactRoles,
) -> NDArray[np.float64]:
    """Return for each fact how sure its place among the headings is, 0 to 1.

    That is its share there, by all lines together; less where its share by itself, `alone`, leaves
    much open. Words make a problem of 去年没拿过金 too: it is sure only as far as a second look
    takes it for one.
    """
    rows = np.arange(len(shares))
    certainty: NDArray[np.float64] = shares[rows, places].copy()
    certainty[alone[rows, places] < _OPEN] *= _BY_ORDER
    problems = [
        column
        for group in groups
        if group.function is Function.PROBLEMS
        for column in group.columns
    ]
    told = np.isin(places, problems) & (roles.of(Function.PROBLEMS) > roles.of(Function.PLAN))
    certainty[told] *= roles.confirmed[told]
    return certainty
