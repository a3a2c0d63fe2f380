"""Place the objects of an OFD page in points from its lower left corner, as PDF pages are."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.errors import LoadError
from assistant.reports.loading.ofd.ofd_package import SAVE_AS, OfdPage, parse_box
from assistant.reports.loading.xml_package import Element, local_name

POINTS = 72 / 25.4  # in a millimetre
NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBER = re.compile(NUMBER)
_NEVER = {"false", "0"}
_FOLDERS = {"Layer", "PageBlock", "Content"}
_OBJECTS = {"TextObject", "PathObject", "ImageObject"}
_DEEPEST = 16  # groups in groups, and blocks in blocks
_MOST_ELEMENTS = 100_000  # on one page, those of a group as often as it is used


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
        right, down = self._move(x, y)
        return right * POINTS, (self.height - down) * POINTS

    def inside(self, other: Placing) -> Placing:
        """Return the way from this object to the page, where it stands in the object `other`."""
        a, b, c, d = self.matrix
        i, j, k, m = other.matrix
        right, down = other._move(self.right, self.down)
        matrix = (i * a + k * b, j * a + m * b, i * c + k * d, j * c + m * d)
        return Placing(matrix=matrix, right=right, down=down, height=other.height)

    def _move(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d = self.matrix
        return a * x + c * y + self.right, b * x + d * y + self.down


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedObject:
    """Text, a path or a picture, and where it stands."""

    kind: str
    element: Element
    placing: Placing


def place_objects(page: OfdPage) -> list[PlacedObject]:
    """Return the visible objects of a page, those of groups in their places.

    Raises LoadError for more than any page has: groups in groups swell.
    """
    whole = Placing(matrix=(1.0, 0.0, 0.0, 1.0), right=0.0, down=0.0, height=page.height)
    return list(_Walk(page).objects(page.contents, whole, depth=0))


def to_number(text: str | None, default: float) -> float:
    """Return an attribute as a number; `default` where it is none or no size of anything."""
    try:
        value = float(text or "")
    except ValueError:
        return default
    return value if abs(value) < 1e6 else default


class _Walk:
    """One walk over the elements of a page; it counts them."""

    def __init__(self, page: OfdPage) -> None:
        self._page, self._left = page, _MOST_ELEMENTS

    def objects(
        self, elements: tuple[Element, ...] | Element, outer: Placing, *, depth: int
    ) -> Iterator[PlacedObject]:
        """Yield the objects among these elements and inside them."""
        for one in elements if depth <= _DEEPEST else ():
            self._count()
            kind = local_name(one)
            if (one.get("Visible") or "").lower() in _NEVER:
                continue
            if kind in _FOLDERS:
                yield from self.objects(one, outer, depth=depth + 1)
            elif kind in _OBJECTS:
                yield PlacedObject(kind=kind, element=one, placing=_placing(one).inside(outer))
            elif kind == "CompositeObject":
                group = self._page.resources.groups.get(one.get("ResourceID") or "", ())
                yield from self.objects(group, _placing(one).inside(outer), depth=depth + 1)

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise LoadError(f"OFD 文件第{self._page.number}页的图形太多，读不了。", hint=SAVE_AS)


def _placing(element: Element) -> Placing:
    left, top, _, _ = parse_box(element.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
    values = [to_number(one, 0.0) for one in _NUMBER.findall(element.get("CTM") or "")]
    a, b, c, d, e, f = values if len(values) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return Placing(matrix=(a, b, c, d), right=left + e, down=top + f, height=0.0)
