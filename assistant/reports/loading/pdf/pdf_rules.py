"""Read the upright and level lines that are drawn on a page of a PDF: those of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from assistant.reports.loading.pdf.ruled_tables import MOST_LINES, Point, RuledLine, ruled_line

_MOST_POINTS = 200  # a path with more is a picture


def read_page_rules(page: Any) -> list[RuledLine]:
    """Return the upright and level lines of a page of pypdfium2."""
    return list(islice(_rules(page), MOST_LINES))


def _rules(page: Any) -> Iterator[RuledLine]:
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        count = pdfium.FPDFPath_CountSegments(path.raw)
        if not 1 < count <= _MOST_POINTS or not _is_drawn(path.raw):
            continue
        matrix = path.get_matrix()
        for begin, end in _strokes(path.raw, count):
            if rule := ruled_line(matrix.on_point(*begin), matrix.on_point(*end)):
                yield rule


def _is_drawn(path: Any) -> bool:
    """Return whether a path is filled or stroked, and not there to cut off others."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value or stroke.value)


def _strokes(path: Any, count: int) -> Iterator[tuple[Point, Point]]:
    """Yield the straight lines of a path."""
    first = last = (0.0, 0.0)
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield last, point
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = point
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield last, first
            last = first
