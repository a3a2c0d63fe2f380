"""Bring the lines of an outline into one form: what a table of contents or a page adds goes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_PAGE = re.compile(
    r"目\s*录|[—–\-]+\s*\d{1,4}\s*[—–\-]+|第?\s*\d{1,4}\s*页(?:\s*共\s*\d+\s*页)?|\d{1,3}"
)
_LEADER = re.compile(r"(?:\s*[.．…·]{2,}\s*|\t+\s*)\d{1,4}$")
_NOTE = re.compile(r">\s*(.+)|【([^【】]+)】|(?:备注|说明|要求|提示|注)\s*[：:]\s*(.+)")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:[.．]\d{1,2}){0,3})[.．]?\s+(?=[^\d\s])")
_TAB = 4  # blanks


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineLine:
    """One line of an outline that says something."""

    text: str
    indent: int = 0  # blanks in front
    is_note: bool = False  # an instruction, whatever stands around it


def outline_lines(text: str) -> list[OutlineLine]:
    """Return the lines of `text` without page numbers, dots of a contents table and blank lines."""
    found = []
    for raw in text.lstrip("\ufeff").translate(_PLAIN_DIGITS).splitlines():
        line = _LEADER.sub("", raw.strip())
        if not line or _PAGE.fullmatch(line):
            continue
        note = _NOTE.fullmatch(line)
        said = next((group for group in note.groups() if group), "") if note else line
        found.append(OutlineLine(text=said, indent=_indent(raw), is_note=bool(note)))
    return found


def decimal_depth(text: str) -> tuple[int, int, str] | None:
    """Return depth, last number and title of a heading numbered 1.2, None for any other.

    >>> decimal_depth("1.2 办学条件"), decimal_depth("2024 年工作")
    ((2, 2, '办学条件'), None)
    """
    found = _DECIMAL.match(text)
    if found is None:
        return None
    parts = re.split("[.．]", found["number"])
    return len(parts), int(parts[-1]), text[found.end() :]


def _indent(raw: str) -> int:
    blank = raw[: len(raw) - len(raw.lstrip())]
    return sum({"\t": _TAB, "\u3000": 2}.get(sign, 1) for sign in blank)
