"""Turn full-width letters, digits and percent signs into plain ones."""

from __future__ import annotations

# Only these: ，；： are correct Chinese marks.
HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF10, 0xFF5B) if chr(c).isalnum()}
HALF_WIDTH |= {ord("％"): ord("%"), ord("℅"): ord("%")}


def to_half_width(text: str) -> str:
    """Return `text` with plain letters, digits and percent signs, each in its old place.

    >>> to_half_width("Ａ类占８５％，")
    'A类占85%，'
    """
    return text.translate(HALF_WIDTH)
