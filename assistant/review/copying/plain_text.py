"""Reduce a text to its letters, characters and digits, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.half_width import to_half_width

_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainText:
    """The letters, characters and digits of a text without punctuation and blanks."""

    text: str
    offsets: tuple[int, ...]  # where each stands in the original

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return (start, end) in the original of a span that is not empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


def strip_punctuation(text: str) -> PlainText:
    """Return `text` without punctuation and blanks, full-width letters and digits narrowed.

    >>> strip_punctuation("一是：抓 整改１2项").text
    '一是抓整改12项'
    """
    narrow = to_half_width(text)
    offsets = (offset for run in _LETTERS.finditer(narrow) for offset in range(*run.span()))
    return PlainText(text=letters_only(narrow), offsets=tuple(offsets))


def letters_only(text: str) -> str:
    """Return the plain text alone, in a third of the time."""
    return "".join(_LETTERS.findall(text)).lower()
