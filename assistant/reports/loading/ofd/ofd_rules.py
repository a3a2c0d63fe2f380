"""Read the upright and level lines that are drawn on an OFD page: those of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from assistant.reports.loading.ofd.ofd_geometry import NUMBER, PlacedObject, Placing, to_number
from assistant.reports.loading.pdf.ruled_tables import RuledLine
from assistant.reports.loading.xml_package import find_child

_DRAWING = 20_000  # characters: a path with more is a picture
_MOST_RULES = 20_000
_STEP = re.compile(rf"([A-Za-z])((?:[\s,]*{NUMBER})*)")
_NUMBER = re.compile(NUMBER)
_STRAIGHT = 1.0  # points
_SHORTEST = 5.0  # points

Point = tuple[float, float]


def read_rules(objects: Iterable[PlacedObject]) -> list[RuledLine]:
    """Return the upright and level lines among these objects."""
    return list(islice(_rules(objects), _MOST_RULES))


def _rules(objects: Iterable[PlacedObject]) -> Iterator[RuledLine]:
    for one in objects:
        data = find_child(one.element, "AbbreviatedData") if one.kind == "PathObject" else None
        if data is None or not data.text or len(data.text) > _DRAWING:
            continue
        for begin, end in _strokes(data.text, one.placing):
            if rule := _rule(begin, end):
                yield rule


def _strokes(data: str, placing: Placing) -> Iterator[tuple[Point, Point]]:
    """Yield the straight lines of a path, both ends on the page."""
    first = last = (0.0, 0.0)
    for command, text in _STEP.findall(data):
        numbers = [to_number(one, 0.0) for one in _NUMBER.findall(text)]
        if command == "C":
            yield last, first
            last = first
            continue
        if len(numbers) < 2:
            continue
        point = placing.place(*numbers[-2:])
        if command == "L":
            yield last, point
        elif command in "SM":
            first = point
        last = point


def _rule(begin: Point, end: Point) -> RuledLine | None:
    (x0, y0), (x1, y1) = begin, end
    across, up = abs(x1 - x0), abs(y1 - y0)
    if up < _STRAIGHT and across > _SHORTEST:
        return RuledLine(is_level=True, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
    if across < _STRAIGHT and up > _SHORTEST:
        return RuledLine(is_level=False, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))
    return None
