"""Tell digits that are raised over their line from those on it: 10⁸ is not 108."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.reports.loading.pdf.glyphs import Glyph
from assistant.reports.loading.superscripts import raise_digits

_SMALL = 0.88  # of the type beside it
_RAISED = 0.25  # of that type's height, over it
_NEXT = 0.35  # of that type's height: no further from it


def raise_powers(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Return the characters of a line, small raised digits behind a figure or a unit as powers.

    Behind a Han character or a mark they number a footnote, and stay as they are.
    """
    marked: list[tuple[Glyph | None, Glyph]] = []  # what a character is raised over, if at all
    base: Glyph | None = None
    last: Glyph | None = None
    for glyph in glyphs:
        is_raised = base is not None and last is not None and _is_raised(glyph, base, last)
        marked.append((base if is_raised else None, glyph))
        if not glyph.text.isspace():
            last = glyph
            base = base if is_raised else glyph
    found: list[Glyph] = []
    for over, group in groupby(marked, key=lambda one: one[0]):
        run = [glyph for _, glyph in group]
        if over is not None and over.text.isascii() and over.text.isalnum():
            text = raise_digits("".join(glyph.text for glyph in run))
            run = [replace(glyph, text=one) for glyph, one in zip(run, text, strict=True)]
        found += run
    return found


def _is_raised(glyph: Glyph, base: Glyph, last: Glyph) -> bool:
    """Return whether a character is smaller than the one on the line before it, and higher."""
    rise = glyph.bottom - base.bottom
    is_next = abs(glyph.left - last.right) <= _NEXT * base.height
    is_small = glyph.height <= _SMALL * base.height
    return is_next and is_small and _RAISED * base.height <= rise < base.height
