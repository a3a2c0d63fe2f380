"""Tell whether a slip of the pen turns one number into another."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto


class Slip(Enum):
    """A way in which two numbers of as many digits are mistaken for one another."""

    EXCHANGED = auto()  # 41.7, 47.1
    ONE_DIGIT = auto()  # 189.5, 186.5


def find_slip(one: Decimal, other: Decimal) -> Slip | None:
    """Return the slip that turns `one` into `other`; None where there is none.

    >>> find_slip(Decimal("41.7"), Decimal("47.1"))
    <Slip.EXCHANGED: 1>
    """
    places = min(number.as_tuple().exponent for number in (one, other))
    left, right = (_digits_from(number, int(places)) for number in (one, other))
    if len(left) != len(right):
        return None
    differing = sum(mine != theirs for mine, theirs in zip(left, right, strict=True))
    if differing == 2 and sorted(left) == sorted(right):
        return Slip.EXCHANGED
    return Slip.ONE_DIGIT if differing == 1 else None


def _digits_from(number: Decimal, exponent: int) -> str:
    """Return the digits of `number` down to the place of `exponent`."""
    return f"{abs(number).scaleb(-exponent):.0f}"


def count_digits(number: Decimal) -> int:
    """Return how many digits tell a number: 3 for 41.7, 1 for 400."""
    return len(abs(number).normalize().as_tuple().digits)
