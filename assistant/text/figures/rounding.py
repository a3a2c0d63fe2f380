"""Read how exactly a figure is written: its digits, its last place, a word such as 约 or 超."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.lexicon import group

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_LONGEST_WORD = 6  # characters of a word for an approximation


class Approximation(Enum):
    """The side of the written amount on which the exact one lies."""

    ABOUT = auto()
    OVER = auto()
    UNDER = auto()


_BEFORE = (
    (group("approximation.about_before"), Approximation.ABOUT),
    (group("approximation.over_before"), Approximation.OVER),
    (group("approximation.under_before"), Approximation.UNDER),
)
_BEHIND = (
    (group("approximation.about_behind"), Approximation.ABOUT),
    (group("approximation.over_behind"), Approximation.OVER),
    (group("approximation.under_behind"), Approximation.UNDER),
)
_LEAST_TENTH = Decimal("0.1")
_OVER, _UNDER = frozenset("余多来几过大"), frozenset("近")  # 30余家, 过半, 近半


class Digits(NamedTuple):
    """The digits of a figure."""

    text: str  # without commas
    decimals: int
    scale: Decimal  # what one of them stands for: 10000 in 4.6万
    end: int  # where they end in the figure's text


def read_digits(figure: Figure) -> Digits | None:
    """Return the digits of `figure`; None for one in Chinese characters, or masked."""
    found = _DIGITS.search(figure.text)
    if found is None or figure.number is None:
        return None
    text = found[0].replace(",", "")
    scale = abs(figure.number) / Decimal(text) if Decimal(text) else Decimal(1)
    return Digits(text=text, decimals=len(found[1] or ""), scale=scale, end=found.end())


def last_place(figure: Figure) -> Decimal:
    """Return the value of one in the last digit of `figure`: 0.1亿 for 4.6亿, 10 for 380."""
    digits = read_digits(figure)
    if digits is None:  # in Chinese characters: 百 is the last place of 一千五百
        exponent = int((figure.number or Decimal(1)).normalize().as_tuple().exponent)
        return Decimal(1).scaleb(exponent)
    if digits.decimals:
        return digits.scale.scaleb(-digits.decimals)
    return digits.scale * Decimal(10) ** (len(digits.text) - len(digits.text.rstrip("0")))


def rounding_step(figure: Figure) -> Decimal:
    """Return the step that `figure` was rounded to as it is written; 0 if it is exact.

    Rounded are decimals, percentages and whole numbers of 万 or 亿 with several digits: 134万.
    A plain whole number is exact, and so is a single digit: nobody writes 2.8亿 as 3亿 without a
    word such as 近 or 约.
    """
    digits = read_digits(figure)
    if not figure.number:
        return Decimal(0)
    is_rate = figure.kind in {FigureKind.PERCENT, FigureKind.POINTS}
    if digits is None:  # in Chinese characters: 百分之二点五
        exponent = figure.number.as_tuple().exponent
        return Decimal(1).scaleb(int(exponent)) if is_rate else Decimal(0)
    if digits.decimals:
        return digits.scale.scaleb(-digits.decimals)
    is_rounded = is_rate or (digits.scale > 1 and len(digits.text) > 1)
    return digits.scale if is_rounded else Decimal(0)


@lru_cache(maxsize=1024)
def read_approximation(figure: Figure, text: str) -> Approximation | None:
    """Return the approximation that a word at `figure` says; None where no such word stands."""
    before = text[max(0, figure.start - _LONGEST_WORD) : figure.start].rstrip(" *_`")
    behind = text[figure.end : figure.end + _LONGEST_WORD]
    found = [side for words, side in _BEFORE if words.closing(before)]
    if not _OVER.isdisjoint(figure.text):
        found.append(Approximation.OVER)
    if not _UNDER.isdisjoint(figure.text):
        found.append(Approximation.UNDER)
    found += [side for words, side in _BEHIND if words.opening(behind)]
    return found[0] if found else None


def round_half_up(number: Decimal, places: int) -> Decimal:
    """Return `number` with so many decimals, a half rounded away from zero.

    >>> round_half_up(Decimal("2.25"), 1)
    Decimal('2.3')
    """
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def format_rate(number: Decimal) -> str:
    """Return a rate with one decimal, none where it is 0, two below 0.1.

    >>> [format_rate(Decimal(one)) for one in ("5.85", "85.04", "0.054")]
    ['5.9', '85', '0.05']
    """
    places = 1 if abs(number) >= _LEAST_TENTH else 2
    return f"{round_half_up(number, places):f}".rstrip("0").removesuffix(".")


def format_like(number: Decimal, figure: Figure) -> str:
    """Return `number` in the scale, the unit and the decimals of `figure`.

    A percentage has one decimal at least.
    """
    digits = read_digits(figure)
    if digits is None or not figure.number:
        return f"{number.normalize():f}{figure.unit}"
    places = max(digits.decimals, 1 if figure.kind is FigureKind.PERCENT else 0)
    tail = "".join(c for c in figure.text[digits.end :] if c not in _OVER)
    return f"{round_half_up(number / digits.scale, places):f}{tail}"
