"""Place the objects of an OFD page in points from its lower left corner, as PDF pages are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reports.loading.ofd.ofd_package import OfdPage, parse_box
from assistant.reports.loading.xml_package import Element, attribute

POINTS = 72 / 25.4  # in a millimetre
_NEVER = {"false", "0"}
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBER = re.compile(NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """The way from the coordinates of an object, in millimetres and downwards, to the page."""

    matrix: tuple[float, float, float, float]
    right: float
    down: float
    height: float  # of the page

    @property
    def angle(self) -> float:
        """By how much the object is turned, in radians."""
        return math.atan2(self.matrix[1], self.matrix[0])

    @property
    def wide(self) -> float:
        """How many points across a millimetre of the object takes."""
        return math.hypot(*self.matrix[:2]) * POINTS

    @property
    def high(self) -> float:
        """How many points upwards a millimetre of the object takes."""
        return math.hypot(*self.matrix[2:]) * POINTS

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the object lies on the page."""
        a, b, c, d = self.matrix
        right, down = a * x + c * y + self.right, b * x + d * y + self.down
        return right * POINTS, (self.height - down) * POINTS


def iter_objects(page: OfdPage, name: str) -> Iterator[tuple[Element, Placing]]:
    """Yield the visible objects of a page that have this name, each with its place."""
    for content in page.contents:
        for one in content.iter("{*}" + name):
            if (attribute(one, "Visible") or "").lower() not in _NEVER:
                yield one, _placing(one, page.height)


def to_number(text: str | None, default: float) -> float:
    """Return an attribute as a number; `default` where it is none or no size of anything."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if abs(value) < 1e6 else default


def _placing(element: Element, height: float) -> Placing:
    left, top, _, _ = parse_box(attribute(element, "Boundary")) or (0.0, 0.0, 0.0, 0.0)
    values = [to_number(one, 0.0) for one in _NUMBER.findall(attribute(element, "CTM") or "")]
    a, b, c, d, e, f = values if len(values) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return Placing(matrix=(a, b, c, d), right=left + e, down=top + f, height=height)
