"""Hold the characters of a page, and sort them by the lines they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SAME_LEVEL = 0.5  # of the type size


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page; `height` is that of its type."""

    text: str
    left: float
    bottom: float
    right: float
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle: that of raised and lowered type is near that of its line."""
        return self.bottom + self.height / 2

    def is_level(self, other: Glyph) -> bool:
        """Return whether both stand on one line, one of them raised or lowered perhaps."""
        return abs(self.middle - other.middle) < _SAME_LEVEL * max(self.height, other.height)


def group_levels(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters of each line in a cell, from the top down and from left to right."""
    level: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle):
        if level and not level[0].is_level(glyph):
            yield sorted(level, key=lambda one: one.left)
            level = []
        level.append(glyph)
    if level:
        yield sorted(level, key=lambda one: one.left)
