"""Find the placeholders 〔待填：…〕, which must stand out wherever a report is shown."""

import re

_BLANK = re.compile(r"(〔待填[^〕]*〕)")


def split_at_blanks(text: str) -> list[str]:
    """Return `text` in pieces, each placeholder a piece of its own.

    >>> split_at_blanks("清淤〔待填：公里数〕河道")
    ['清淤', '〔待填：公里数〕', '河道']
    """
    return [piece for piece in _BLANK.split(text) if piece]


def is_blank(piece: str) -> bool:
    """Return whether a piece is a placeholder."""
    return _BLANK.fullmatch(piece) is not None
