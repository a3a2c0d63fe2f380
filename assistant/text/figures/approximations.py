"""Tell whether a figure written with 约, 近 or 超 is a rounded form of an exact one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from assistant.text.figures.read_figures import Figure

_DIGITS = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_ABOUT = re.compile("(?:约|大约|将近|近|接近|超|超过|逾|突破|高达)$")
_ABOUT_BEHIND = re.compile("左右|以上|上下")
_OVER = {"超", "超过", "逾", "突破", "以上", "余", "多"}
_UNDER = {"将近", "近", "接近"}


class Digits(NamedTuple):
    """The digits of a figure."""

    text: str  # without commas
    decimals: int
    scale: Decimal  # what one of them stands for: 10000 in 4.6万
    end: int  # where they end in the figure's text


def is_rounded_from(figure: Figure, text: str, exact: Decimal) -> bool:
    """Return whether `figure` of `text` says it is approximate, and is so of `exact`.

    About (约) allows half of its last place up or down; over (超) less than a whole one above it,
    nearly (近) less than a whole one below.
    """
    word = _approximator(figure, text)
    if not word or figure.number is None:
        return False
    stated, place = abs(figure.number), last_place(figure)
    if word in _OVER:
        return Decimal(0) < exact - stated < place
    if word in _UNDER:
        return Decimal(0) < stated - exact < place
    return abs(exact - stated) * 2 <= place


def last_place(figure: Figure) -> Decimal:
    """Return what one in the last digit of `figure` stands for: 0.1亿 for 4.6亿, 10 for 380."""
    digits = digits_of(figure)
    if digits is None:
        return Decimal(1)
    if digits.decimals:
        return digits.scale.scaleb(-digits.decimals)
    return digits.scale * Decimal(10) ** (len(digits.text) - len(digits.text.rstrip("0")))


def digits_of(figure: Figure) -> Digits | None:
    """Return how `figure` is written in digits; None for one in Chinese characters, or masked."""
    found = _DIGITS.search(figure.text)
    if found is None or figure.number is None:
        return None
    text = found[0].replace(",", "")
    scale = abs(figure.number) / Decimal(text) if Decimal(text) else Decimal(1)
    return Digits(text=text, decimals=len(found[1] or ""), scale=scale, end=found.end())


def half_decimal(figure: Figure) -> Decimal:
    """Return half of the last decimal place; 0 for whole numbers, which are exact."""
    return last_place(figure) / 2 if "." in figure.text else Decimal(0)


def _approximator(figure: Figure, text: str) -> str:
    before = _ABOUT.search(text[: figure.start])
    if before:
        return before[0]
    if inside := re.search("[余多]", figure.text):
        return inside[0]
    behind = _ABOUT_BEHIND.match(text, figure.end)
    return behind[0] if behind else ""
