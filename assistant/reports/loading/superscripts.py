"""Keep raised digits raised: 10⁸ printed as 108 would be another figure."""

from __future__ import annotations

import re

# A sign alone too: a word processor may raise it in a piece of its own.
_POWER = re.compile(r"\s*(?:[+\-−–－]?[0-9]+|[+\-−–－])\s*")
_RAISED = str.maketrans("0123456789+-−–－", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻")


def raise_digits(text: str) -> str:
    """Return the text of a superscript as characters that are raised; other text as it is.

    >>> raise_digits("8"), raise_digits("-3"), raise_digits("−"), raise_digits("[1]")
    ('⁸', '⁻³', '⁻', '[1]')
    """
    return text.translate(_RAISED) if _POWER.fullmatch(text) else text
