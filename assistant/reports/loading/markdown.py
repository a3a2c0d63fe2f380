"""Read Markdown: headings become the outline, the other markup goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.records import Line
from assistant.reports.loading.blocks import CELL_GAP
from assistant.reports.loading.superscripts import raise_digits
from assistant.reports.loading.text import split_lines
from assistant.text.list_marks import MarkKind, opening_mark

_MARKUP = re.compile(r"[*_`\[\\<|#>~]|^\s*[-+=]")  # a line without these is plain
_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:[ \t\u3000]+|(?<=##)(?!#)|$)(.*)$")
_NUMBERED = frozenset({MarkKind.CHINESE, MarkKind.BRACKETED_CHINESE})
_UNDERLINE = re.compile(r"\s{0,3}=+\s*$")
# A rule, a code fence, the row of dashes under a table's head, a comment.
_NO_TEXT = re.compile(
    r"\s*(?:([-*_])(?:\s*\1){2,}|(?:```|~~~)\S*|\|?[\s:|-]*--[\s:|-]*)\s*$|<!--.*-->$"
)
_QUOTE = re.compile(r"\s{0,3}(?:>(?!\d)\s?)+")
_BULLET = re.compile(r"\s*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_CELL_END = re.compile(r"(?<!\\)\|")
_BAR = re.compile(
    r"\s*\\\|\s*"
)  # a bar that a cell says: with blanks around, it would end the cell
_INLINE_MARK = re.compile(r"[*_`\[\\<~]")
# The bounds keep a hostile line from costing the square of its length.
_INLINE: list[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r"!\[[^\]]{0,500}\]\([^)]{0,2000}\)"), ""),
    (re.compile(r"\[([^\]]{1,500})\]\([^)]{0,2000}\)"), r"\1"),
    (re.compile(r"</?(?:b|br|center|div|em|font|i|p|span|strong|sub|u)\b[^>]{0,500}>"), ""),
    (re.compile(r"`([^`]{1,1000})`"), r"\1"),
    # Struck out: what a reader is not to read.
    (re.compile(r"(?<!\\)~~(?=[^\s~])(?:[^~]|~(?!~)){1,1000}(?<=\S)~~"), ""),
    (re.compile(r"<(del|s|strike)\b[^>]{0,500}>.{0,1000}?</\1>"), ""),
    (re.compile(r"<sup\b[^>]{0,500}>(.{0,100}?)</sup>"), lambda found: raise_digits(found[1])),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.{1,1000}?)(?<=[^\s\\])\1"), r"\2"),
    (re.compile(r"(?<![\\\d*])\*(?=[^\s*])([^*]{1,1000})(?<=[^\s\\])\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\\\w])_(?=[^\s_])([^_]{1,1000})(?<=[^\s\\])_(?!\w)"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
]


def read_markdown(text: str) -> list[Line]:
    """Return the lines of `text` with their numbers, readable, headings with their outline.

    `#` is the title (0), `##` a first-level heading; a `#` that is numbered 一、 is no title.
    """
    lines: list[Line] = []
    rows = split_lines(text)
    blank = _front_matter(rows)
    for number, row in enumerate(rows, 1):
        if number <= blank:
            lines.append(Line(number=number, text=""))
        elif not row or not _MARKUP.search(row):
            lines.append(Line(number=number, text=row))
        elif _UNDERLINE.match(row) and lines and lines[-1].text:
            lines[-1] = replace(lines[-1], outline=0)
            lines.append(Line(number=number, text=""))
        else:
            lines.append(_read_row(number, row))
    return lines


def _front_matter(rows: list[str]) -> int:
    """Return how many lines at the top are YAML between two rules: 0 if there is none."""
    if rows and rows[0].rstrip() == "---":
        for number, row in enumerate(rows[1:50], 2):
            if row.rstrip() == "---":
                return number
            if ":" not in row and not row.startswith((" ", "-", "#")):
                return 0
    return 0


def _read_row(number: int, row: str) -> Line:
    if len(row) < 500 and _NO_TEXT.match(row):
        return Line(number=number, text="")
    if heading := _HEADING.match(row):
        text = _plain(heading[2].rstrip(" \t#"))
        depth = len(heading[1]) - 1
        if depth == 0 and opening_mark(text, _NUMBERED):
            depth = 1
        return Line(number=number, text=text, outline=depth if text else None)
    row = _QUOTE.sub("", row, count=1) if row.lstrip().startswith(">") else row
    if row.lstrip().startswith("|"):
        return Line(number=number, text=_table_row(row))
    return Line(
        number=number, text=_plain(_BULLET.sub("", row, count=1) if _BULLET.match(row) else row)
    )


def _table_row(row: str) -> str:
    cells = _CELL_END.split(row.strip().removeprefix("|"))
    if len(cells) > 1 and not cells[-1]:
        cells.pop()
    texts = [_plain(_BAR.sub("|", cell)).strip() for cell in cells]
    return CELL_GAP.join(texts) if any(texts) else ""


def _plain(text: str) -> str:
    if not _INLINE_MARK.search(text):
        return text
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
