"""Calculate with rounded figures: each is an interval that its exact amount lies in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.text.figures.figure import Figure
from assistant.text.figures.rounding import (
    Approximation,
    last_place,
    read_approximation,
    rounding_step,
)

_FARTHEST = 8  # an eighth: how far off 约 and 近 may be
_NEARLY = Decimal("0.5")  # of the last place: 64 % is not nearly 70 %
_HARDLY = 40  # a fortieth: what is missing of a long number, whatever its last place


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """An amount as written, with the least and the most that it can be."""

    least: Decimal
    value: Decimal
    most: Decimal

    @classmethod
    def exact(cls, number: Decimal) -> Bounds:
        """Return the bounds of a number that was not rounded."""
        return cls(least=number, value=number, most=number)

    def __add__(self, other: Bounds) -> Bounds:
        """Return the bounds of the sum."""
        return Bounds(
            least=self.least + other.least,
            value=self.value + other.value,
            most=self.most + other.most,
        )

    def __sub__(self, other: Bounds) -> Bounds:
        """Return the bounds of the difference."""
        return self + other * -1

    def __mul__(self, factor: int) -> Bounds:
        """Return the bounds multiplied; a negative factor exchanges them."""
        ends = (self.least * factor, self.most * factor)
        return Bounds(least=min(ends), value=self.value * factor, most=max(ends))

    def __truediv__(self, other: Bounds) -> Bounds:
        """Return the bounds of the ratio of two amounts above zero."""
        low = other.least if other.least > 0 else other.value
        return Bounds(
            least=self.least / other.most, value=self.value / other.value, most=self.most / low
        )

    def overlaps(self, other: Bounds) -> bool:
        """Return whether both may be the same amount."""
        return self.least <= other.most and other.least <= self.most


@lru_cache(maxsize=1024)  # one figure is held against many numbers
def bounds_of(figure: Figure, text: str) -> Bounds:
    """Return the bounds of the amount that `figure` of `text` states, whatever its sign.

    About (约) allows half of its last place up or down; over (超, 余) a whole one above it, nearly
    (近) half of one below. About and nearly are never off by more than an eighth: 2.15亿 is
    not nearly 3亿. An estimate such as 五六十家 has its own two ends.
    """
    number = abs(figure.number or Decimal(0))
    if figure.until is not None:
        return Bounds(least=number, value=number, most=figure.until)
    approximation = read_approximation(figure, text)
    place = last_place(figure)
    if approximation is Approximation.OVER:
        return Bounds(least=number, value=number, most=number + place)
    if approximation is Approximation.UNDER:
        return Bounds(least=number - _shortfall(number, place), value=number, most=number)
    half = min(place / 2, number / _FARTHEST) if approximation else rounding_step(figure) / 2
    return Bounds(least=number - half, value=number, most=number + half)


def _shortfall(number: Decimal, place: Decimal) -> Decimal:
    """Return by how much an amount that is nearly `number` may be below it."""
    return min(max(place * _NEARLY, min(place, number / _HARDLY)), number / _FARTHEST)


def states_number(figure: Figure, text: str, number: Decimal) -> bool:
    """Return whether `figure` of `text`, rounded as it is written, states `number`.

    What is over 380 (超380) is below 390, and what is nearly 400 (近400) is 320 at least.
    """
    bounds = bounds_of(figure, text)
    approximation = read_approximation(figure, text)
    excluded = {Approximation.OVER: bounds.most, Approximation.UNDER: bounds.least}
    is_excluded = approximation is not None and number == excluded.get(approximation)
    return bounds.overlaps(Bounds.exact(number)) and not is_excluded


def is_rounded_from(figure: Figure, text: str, exact: Decimal) -> bool:
    """Return whether `text` says that `figure` is approximate, and it is so of `exact`.

    About 400 may be 400; over or nearly 400 is not.
    """
    approximation = read_approximation(figure, text)
    if not states_number(figure, text, exact):
        return False
    if figure.until is not None:
        return True
    if approximation is None:
        return False
    return approximation is Approximation.ABOUT or exact != abs(figure.number or exact)


def growth(now: Bounds, then: Bounds) -> Bounds:
    """Return the growth of `now` over `then`, in per cent."""
    return (now / then - Bounds.exact(Decimal(1))) * 100


def share(part: Bounds, whole: Bounds) -> Bounds:
    """Return the share of `part` in `whole`, in per cent."""
    return part / whole * 100


def total(parts: Iterable[Bounds]) -> Bounds:
    """Return the sum of `parts`."""
    return sum(parts, start=Bounds.exact(Decimal(0)))
