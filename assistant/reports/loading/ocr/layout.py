"""Lay recognised pieces out as the printed lines of a page."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from assistant.reports.loading.ocr.recogniser import RecognisedLine
from assistant.reports.loading.pdf.printed_lines import FIRST_TOKEN, PdfPage, PrintedLine

_A4_WIDTH = 595.0  # points: how wide a photographed page is taken to be
_FULL_PAGE = 8  # lines: not all of them are indented
_SAME_ROW = 0.4  # of a line's height; values beside a label of two lines stand half a line off
_SAME_TYPE = 0.15  # of the size: boxes are not more exact
_SAME_SHORT = 0.4
_LONG = 8  # characters: a piece whose width tells the size of its type
_HALF = re.compile(r"[\x21-\x7e]")
_LATE, _EARLY = "“‘（《〈【〔(", "，。、；：！？”’）》〉】〕"  # marks with ink in half their square
_PAGE_NUMBER = re.compile(r"[-—一–]?\s*(\d{1,3})\s*[-—一–]")
_HAN = "[\u4e00-\u9fff，。、；：！？（）《》“”]"
_NARROW_MARK = re.compile(rf"(?<={_HAN})[,;:!?()]|[,;:!?()](?={_HAN})|(?<=[%‰])[,;:)]|[;:!?)]$")
_ANY_HAN = re.compile("[\u4e00-\u9fff]")
_WIDE_MARKS = str.maketrans(",;:!?()", "，；：！？（）")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A recognised piece, set upright; lengths in points from the upper left corner."""

    text: str
    left: float
    right: float
    middle: float
    height: float


def lay_out(
    pieces: Sequence[RecognisedLine], *, number: int, pixels: tuple[int, int], scale: float = 0.0
) -> PdfPage:
    """Return the pieces of a picture, `pixels` wide and high, as page `number`, row by row.

    `scale` is pixels for each point; without one the page is taken to be as wide as A4.
    """
    scale = scale or pixels[0] / _A4_WIDTH
    slope = _slope(pieces)
    centre = pixels[0] / 2, pixels[1] / 2
    boxes = [_set_upright(piece, slope, centre, scale) for piece in pieces]
    sizes = _type_sizes(boxes)
    height = pixels[1] / scale
    lines = [
        _print(box, sizes[box], height - median(one.middle + sizes[one] / 2 for one in row))
        for row in _rows(boxes)
        for box in sorted(row, key=lambda box: box.left)
    ]
    return PdfPage(number=number, width=pixels[0] / scale, height=height, lines=tuple(lines))


def align_pages(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages with one left edge: paper is fed to a scanner a little to either side."""
    edges = {
        page.number: sorted(line.left for line in page.lines)[len(page.lines) // 10]
        for page in pages
        if len(page.lines) >= _FULL_PAGE
    }
    common = median(edges.values()) if edges else 0.0
    return [_shift(page, common - edges.get(page.number, common)) for page in pages]


def _shift(page: PdfPage, by: float) -> PdfPage:
    lines = (replace(line, left=line.left + by, right=line.right + by) for line in page.lines)
    return replace(page, lines=tuple(lines))


def clean_marks(text: str) -> str:
    """Return the text with wide marks beside Han characters, and a page number's dashes as such.

    >>> clean_marks("一2一"), clean_marks("完成(含续建)3.5万亩,增长12%")
    ('—2—', '完成（含续建）3.5万亩，增长12%')
    """
    if number := _PAGE_NUMBER.fullmatch(text):
        return f"—{number[1]}—"
    if not _ANY_HAN.search(text):
        return text
    return _NARROW_MARK.sub(lambda mark: mark[0].translate(_WIDE_MARKS), text)


def is_page_number(text: str) -> bool:
    """Return whether a piece is a number with a dash, as in the foot of a page."""
    return _PAGE_NUMBER.fullmatch(text.strip()) is not None


def _slope(pieces: Sequence[RecognisedLine]) -> float:
    """Return how far the page is turned, in radians, by its longer lines."""
    angles = []
    for piece in pieces:
        (x0, y0), (x1, y1) = piece.corners[:2]
        if len(piece.text) > 5 and x1 > x0:
            angles.append(math.atan2(y1 - y0, x1 - x0))
    return median(angles) if angles else 0.0


def _set_upright(
    piece: RecognisedLine, slope: float, centre: tuple[float, float], scale: float
) -> _Box:
    """Return the piece with the page turned back about its centre."""
    sin, cos = math.sin(-slope), math.cos(-slope)
    cx, cy = centre
    points = [
        (
            (cx + (x - cx) * cos - (y - cy) * sin) / scale,
            (cy + (x - cx) * sin + (y - cy) * cos) / scale,
        )
        for x, y in piece.corners
    ]
    across, down = sorted(x for x, _ in points), sorted(y for _, y in points)
    top, bottom = sum(down[:2]) / 2, sum(down[2:]) / 2
    return _Box(
        text=clean_marks(piece.text.strip()),
        left=sum(across[:2]) / 2,
        right=sum(across[2:]) / 2,
        middle=(top + bottom) / 2,
        height=bottom - top,
    )


def _rows(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Return the boxes by rows, from the top down."""
    rows: list[list[_Box]] = []
    for box in sorted(boxes, key=lambda box: box.middle):
        if rows and box.middle - median(one.middle for one in rows[-1]) < _SAME_ROW * box.height:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def _type_sizes(boxes: Sequence[_Box]) -> dict[_Box, float]:
    """Return the width of a Han character in each box; nearly that of the running text is that.

    The margin around a short piece is large: only its height tells its size, and roughly.
    """
    long = [box for box in boxes if len(box.text) >= _LONG] or list(boxes)
    if not long:
        return {}
    common = round(median(_width(box) for box in long), 1)
    high = median(box.height for box in long)
    sizes = {
        box: _width(box) if len(box.text) >= _LONG else common * box.height / high for box in boxes
    }
    return {
        box: common if abs(size - common) <= _slack(box) * common else round(size, 1)
        for box, size in sizes.items()
    }


def _slack(box: _Box) -> float:
    return _SAME_TYPE if len(box.text) >= _LONG else _SAME_SHORT


def _width(box: _Box) -> float:
    return (box.right - box.left) / _squares(box.text)


def _squares(text: str) -> float:
    """Return how many Han characters wide the ink of a text is.

    >>> _squares("增长12%，")
    4.0
    """
    wide = sum(0.5 if _HALF.match(character) else 1 for character in text)
    return max(wide - 0.5 * (text[:1] in _LATE) - 0.5 * (text[-1:] in _EARLY), 0.5)


def _print(box: _Box, size: float, bottom: float) -> PrintedLine:
    """Return a box as a printed line: a mark at its ends takes its whole square."""
    token = FIRST_TOKEN.match(box.text)
    return PrintedLine(
        text=box.text,
        left=box.left - 0.5 * size * (box.text[:1] in _LATE),
        right=box.right + 0.5 * size * (box.text[-1:] in _EARLY),
        bottom=bottom,
        size=size,
        head=size * _squares(token[0] if token else box.text[:1]),
    )
