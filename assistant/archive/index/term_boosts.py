"""Weigh the fields in which a term of a keyword search stands."""

from __future__ import annotations

from collections.abc import Mapping

# Chosen on the tasks of docs/retrieval.md, flat around these.
_BOOSTS = {"text": 0.3, "paragraph": 0.7, "headings": 0.4}
# Single characters occur nearly everywhere: a third field for them cost time and changed nothing.
_SINGLE_BOOSTS = {"paragraph": 1.0, "headings": 0.4}
FIELDS = tuple(_BOOSTS)
COMMON_SHARE = 0.5  # share of the texts from which a single character is ignored


def field_boosts(term: str) -> Mapping[str, float]:
    """Return the weight of a term by field."""
    return _SINGLE_BOOSTS if len(term) == 1 else _BOOSTS
