"""How probable a character is behind those before it, by a table of counts from many reports."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from math import log2

LONGEST = 4  # characters of an n-gram
SLOTS = 987_013  # two bytes each; a prime
LEVEL_BITS = 4
TABLE = "character_ngrams.bin"  # written by training/character_ngrams.py
EDGE = "\n"  # before and behind a paragraph

_MULTIPLIER, _MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1
_HIGHEST_LEVEL = (1 << LEVEL_BITS) - 1
_OCTAVES = 2  # log2 of the count that level 1 stands for
_CHARACTERS = 25.4  # log2 of how many the corpus has
_BACKED_OFF = -1.3  # log2 of what is left for a character not seen behind the longer stretch
_RARE = 2.0  # log2 of the count of a character that the table does not hold
_PLAIN = (
    (re.compile(r"\d[\d,，.．]*(?=\d)|\d"), "0"),
    (re.compile(r"0+"), "0"),
    (re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]+"), "A"),
    (re.compile(r"[ \t\u3000*_`]+"), ""),
)
_MARKS = str.maketrans(",;:!?()％", "，；：！？（）%")


def plain_characters(text: str) -> str:
    """Return `text` as the table knows it: a figure is 0, letters are A, marks are Chinese.

    >>> plain_characters("PM2.5浓度 29 微克,下降6.5%")
    'A0浓度0微克，下降0%'
    """
    text = text.translate(_MARKS)
    for pattern, plain in _PLAIN:
        text = pattern.sub(plain, text)
    return text


def surprise(text: str, place: int) -> float:
    """Return the bits that the character at `place` of plain `text` surprises by.

    Of a stretch that the corpus hardly ever has, a shorter one counts (stupid backoff).
    """
    discount = 0.0
    for length in range(min(LONGEST, place + 1), 1, -1):
        start = place - length + 1
        whole, head = _log_count(text[start : place + 1]), _log_count(text[start:place])
        if whole is not None and head is not None:
            return max(head - whole, 0.0) - discount
        if head is not None:  # it was seen, but with other characters behind it
            discount += _BACKED_OFF
    return _CHARACTERS - (_log_count(text[place]) or _RARE) - discount


def is_known(text: str) -> bool:
    """Return whether reports have `text` often enough to be in the table; up to four characters.

    >>> is_known("年年"), is_known("在在对")
    (True, False)
    """
    plain = plain_characters(text)
    pieces = (plain[i : i + LONGEST] for i in range(max(len(plain) - LONGEST, 0) + 1))
    return all(_log_count(piece) is not None for piece in pieces)


def hash_characters(text: str) -> int:
    """Return the 64-bit hash of a short text; training computes the same for whole arrays."""
    key = 0
    for character in text:
        key = ((key ^ ord(character)) * _MULTIPLIER) & _MASK
        key ^= key >> 29
    return key


def level_of(count: int) -> int:
    """Return the level that stands for a count.

    >>> level_of(4), level_of(1000), level_of(10**9)
    (1, 9, 15)
    """
    return min(max(round(log2(count)) - _OCTAVES + 1, 1), _HIGHEST_LEVEL)


@cache
def _log_count(text: str) -> float | None:
    """Return log2 of how often the corpus has `text`, None where it hardly ever does."""
    key = hash_characters(text)
    slot, mark = (key >> 32) * SLOTS >> 32, key & 0xFFF
    table = _table()
    while held := table[2 * slot] | table[2 * slot + 1] << 8:
        if held >> LEVEL_BITS == mark:
            return float((held & _HIGHEST_LEVEL) + _OCTAVES - 1)
        slot = (slot + 1) % SLOTS
    return None


@cache
def _table() -> bytes:
    return (files("assistant") / "data" / TABLE).read_bytes()
