"""Read the upright and level lines that are drawn on an OFD page: those of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from assistant.reports.loading.ofd.ofd_geometry import NUMBER, PlacedObject, Placing, to_number
from assistant.reports.loading.pdf.ruled_tables import MOST_LINES, Point, RuledLine, ruled_line
from assistant.reports.loading.xml_package import find_child

_DRAWING = 20_000  # characters: a path with more is a picture
_STEP = re.compile(rf"([A-Za-z])((?:[\s,]*{NUMBER})*)")
_NUMBER = re.compile(NUMBER)


def read_rules(objects: Iterable[PlacedObject]) -> list[RuledLine]:
    """Return the upright and level lines among these objects."""
    return list(islice(_rules(objects), MOST_LINES))


def _rules(objects: Iterable[PlacedObject]) -> Iterator[RuledLine]:
    for one in objects:
        data = find_child(one.element, "AbbreviatedData") if one.kind == "PathObject" else None
        if data is None or not data.text or len(data.text) > _DRAWING:
            continue
        for begin, end in _strokes(data.text, one.placing):
            if rule := ruled_line(begin, end):
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
