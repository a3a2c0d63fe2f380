"""Tell whether the words around a place speak of it as of another place."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

_NEIGHBOURING = group("names.neighbouring")
_ON_THE_WAY = re.compile("到[^，。]{0,6}$|[至在、—-]$|[《“]")
_CONNECTION = re.compile("[、—至-]|(?:高铁|高速|机场|铁路|港)")


def is_named_as_elsewhere(before: str, behind: str) -> bool:
    """Return whether a place between these words is a neighbour, a destination or on the way."""
    return (
        _NEIGHBOURING.occurs_in(before)
        or _ON_THE_WAY.search(before) is not None
        or _CONNECTION.match(behind) is not None
    )
