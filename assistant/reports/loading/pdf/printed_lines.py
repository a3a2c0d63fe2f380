"""Print the characters of a line as text, with the gaps between words and between cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median

from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.pdf.glyphs import Glyph
from assistant.reports.loading.pdf.raised_digits import raise_powers

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef‘’“”…—·]")
_OPENING = "（《〈【〔“‘([{「『"
_CLOSING = "，。、；：？！）》〉】〕”’)]}」』％%…—·,.;:?!"
FIRST_TOKEN = re.compile(
    rf"[{re.escape(_OPENING)}]*(?:[0-9A-Za-z.,%+/-]+|.)[{re.escape(_CLOSING)}]*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """One line as printed; lengths are points, the origin is the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    size: float  # of its characters: the width of a Han one
    head: float  # width of what could not be split from its first character
    is_row: bool = False  # of a ruled table, whole
    is_half: bool = False  # stands in one of two columns, and as if in the first


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """The lines of one page in reading order."""

    number: int  # from 1
    width: float
    height: float
    lines: tuple[PrintedLine, ...]
    pictured: float = 0.0  # share of it that pictures cover, looked at where text is short


def print_line(glyphs: list[Glyph]) -> PrintedLine | None:
    """Return the characters of a line as printed; None where there are only blanks."""
    inked = [n for n, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    if not inked:
        return None
    glyphs = raise_powers(glyphs[inked[0] : inked[-1] + 1])
    kept = [glyph for n, glyph in enumerate(glyphs) if not _is_false_space(glyphs, n)]
    text = "".join(
        CELL_GAP if _is_column_gap(kept, n) else glyph.text for n, glyph in enumerate(kept)
    )
    token = FIRST_TOKEN.match(text)
    last = kept[(token.end() if token else 1) - 1]
    return PrintedLine(
        # Characters beyond the basic plane may come as two halves.
        text=text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        left=kept[0].left,
        right=kept[-1].right,
        bottom=kept[0].bottom,
        size=_size(kept),
        head=last.right - kept[0].left,
    )


def split_at_gaps(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Return the characters of a line, those of each cell or column apart."""
    parts: list[list[Glyph]] = [[]]
    for n, glyph in enumerate(glyphs):
        if 0 < n < len(glyphs) - 1 and _is_column_gap(glyphs, n):
            parts.append([])
        else:
            parts[-1].append(glyph)
    return parts


def _size(glyphs: list[Glyph]) -> float:
    """Return the type size: boxes differ in height from font to font, Han widths do not."""
    widths = [glyph.right - glyph.left for glyph in glyphs if _WIDE.match(glyph.text)]
    return median(widths or [glyph.height for glyph in glyphs])


def _is_false_space(glyphs: list[Glyph], n: int) -> bool:
    """Return whether a space is only the gap that programs leave beside Han characters."""
    if not glyphs[n].text.isspace() or not 0 < n < len(glyphs) - 1:
        return False
    before, after = glyphs[n - 1], glyphs[n + 1]
    beside_han = _WIDE.match(before.text) or _WIDE.match(after.text)
    return bool(beside_han) and after.left - before.right < 0.5 * before.height


def _is_column_gap(glyphs: list[Glyph], n: int) -> bool:
    """Return whether a space is a tab or the gap between two cells of a table."""
    if not glyphs[n].text.isspace():
        return False
    before, after = glyphs[n - 1], glyphs[n + 1]
    return after.left - before.right > 2 * before.height
