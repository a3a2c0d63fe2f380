"""Say between which bounds a rounded figure may lie, and reckon with such bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.text.figures.approximations import digits_of, last_place
from assistant.text.figures.read_figures import Figure, FigureKind

_VAGUE = re.compile("[余多来几]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The least and the most that an amount can be, roundings considered."""

    least: Decimal
    most: Decimal

    @property
    def middle(self) -> Decimal:
        """What it most likely is."""
        return (self.least + self.most) / 2

    def times(self, factor: int) -> Bounds:
        """Return the bounds multiplied; a negative factor exchanges them."""
        ends = (self.least * factor, self.most * factor)
        return Bounds(least=min(ends), most=max(ends))

    def plus(self, amount: int) -> Bounds:
        """Return the bounds moved."""
        return Bounds(least=self.least + amount, most=self.most + amount)

    def minus(self, other: Bounds) -> Bounds:
        """Return the bounds of a difference."""
        return Bounds(least=self.least - other.most, most=self.most - other.least)

    def holds(self, figure: Figure) -> bool:
        """Return whether `figure`, rounded as it is written, may be this amount."""
        stated = bounds_of(figure)
        return stated.least <= self.most and self.least <= stated.most


def bounds_of(figure: Figure) -> Bounds:
    """Return between which bounds the amount lies that `figure` states, always positive.

    A figure with decimals, or in 万 or 亿, is taken for rounded; a plain whole number is exact,
    a whole percentage is not.
    """
    number = abs(figure.number or Decimal(0))
    half = _rounded_to(figure) / 2
    # 30余家 are fewer than 40, 4.6万余处 fewer than 4.7万.
    more = last_place(figure) if _VAGUE.search(figure.text) else half
    return Bounds(least=number - half, most=number + more)


def _rounded_to(figure: Figure) -> Decimal:
    digits = digits_of(figure)
    if not figure.number:
        return Decimal(0)
    if digits is None:  # in Chinese characters: 百分之二点五
        exponent = figure.number.as_tuple().exponent
        percent = figure.kind is FigureKind.PERCENT and isinstance(exponent, int)
        return Decimal(1).scaleb(int(exponent)) if percent else Decimal(0)
    if digits.decimals:
        return digits.scale.scaleb(-digits.decimals)
    rounded = digits.scale > 1 or figure.kind in {FigureKind.PERCENT, FigureKind.POINTS}
    return digits.scale if rounded else Decimal(0)


def ratio_bounds(part: Figure, whole: Figure) -> Bounds:
    """Return the bounds of `part` divided by `whole`, which is not zero."""
    top, bottom = bounds_of(part), bounds_of(whole)
    low = bottom.least if bottom.least > 0 else bottom.middle
    return Bounds(least=top.least / bottom.most, most=top.most / low)


def said(number: Decimal, figure: Figure) -> str:
    """Return `number` as a person would write it beside `figure`: same scale, same unit."""
    digits = digits_of(figure)
    if digits is None or not figure.number:
        return f"{number.normalize():f}{figure.unit}"
    places = max(digits.decimals, 1 if figure.kind is FigureKind.PERCENT else 0)
    shown = round(number / digits.scale, places)
    tail = figure.text[digits.end :].translate({ord(c): None for c in "余多来几"})
    return f"{shown:f}{tail}"
