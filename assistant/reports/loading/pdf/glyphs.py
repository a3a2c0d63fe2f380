"""Hold the characters of a page, and sort them by the lines they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

FIGURE = frozenset("0123456789.,%％-−+—/－．，")  # what a cell consists of that says a figure
_SAME_LEVEL = 0.5  # of the type size

_Item = TypeVar("_Item")


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


def group_levels(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters of each line in a cell, from the top down and from left to right."""
    return group_by_level(glyphs, lambda glyph: glyph)


def group_by_level(
    items: Iterable[_Item], glyph_of: Callable[[_Item], Glyph]
) -> Iterator[list[_Item]]:
    """Yield the items of each line, in the same order: an item stands where its character does."""
    level: list[_Item] = []
    for item in sorted(items, key=lambda one: -glyph_of(one).middle):
        if level and not glyph_of(level[0]).is_level(glyph_of(item)):
            yield sorted(level, key=lambda one: glyph_of(one).left)
            level = []
        level.append(item)
    if level:
        yield sorted(level, key=lambda one: glyph_of(one).left)
