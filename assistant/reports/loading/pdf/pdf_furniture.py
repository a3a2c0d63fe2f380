"""Drop page furniture: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import takewhile

from assistant.reports.loading.pdf.printed_lines import PdfPage, PrintedLine
from assistant.reports.titles import parse_title

_DASHES = r"[-—–―－‐─·•~\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:\d{{1,4}}|[ivxlc]{{1,6}}|第\s*\d{{1,4}}\s*页|\d{{1,4}}\s*/\s*\d{{1,4}}"
    rf"|第\s*\d{{1,4}}\s*页[\s，,/]*共\s*\d{{1,4}}\s*页|page\s*\d{{1,4}}(?:\s*of\s*\d{{1,4}})?)"
    rf"{_DASHES}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(r"[，。；]")  # no head or foot has these
_MARGIN = 0.12  # of the page's height: where page numbers and heads stand
_DEPTH = 3  # so many lines from the edge may be furniture
_SAME_HEIGHT = 4.0  # points


def drop_furniture(pages: list[PdfPage]) -> list[PdfPage]:
    """Return the pages without page numbers and without lines that most pages repeat.

    A repeated line that is a title, as a cover and the page after it both print it, stays once.
    """
    repeated = _repeated(pages)
    kept: list[PdfPage] = []
    for page in pages:
        found = _furniture(page, repeated)
        if not any(earlier.lines for earlier in kept) and _is_title(page, found):
            found = {line for line in found if _PAGE_NUMBER.fullmatch(line.text)}
        kept.append(replace(page, lines=tuple(line for line in page.lines if line not in found)))
    return kept


def _is_title(page: PdfPage, found: set[PrintedLine]) -> bool:
    """Return whether the repeated lines in the head of a page read as the title of a report."""
    head = [line.text for line in page.lines if line in found and line.bottom > page.height / 2]
    return any(parse_title(text) for text in (*head, "".join(head)))


def _furniture(page: PdfPage, repeated: set[tuple[str, int]]) -> set[PrintedLine]:
    """Return the furniture of one page: what lies further in than running text is none."""
    found: set[PrintedLine] = set()
    for edge in _edges(page):
        found.update(takewhile(lambda line: _is_furniture(line, page, repeated), edge))
    return found


def _is_furniture(line: PrintedLine, page: PdfPage, repeated: set[tuple[str, int]]) -> bool:
    """Return whether all that stands on the line's level is repeated or a page number.

    The last row of a table may hold bare numbers, and at one height on many pages.
    """
    level = [other for other in page.lines if _is_level(other, line)]
    return all(
        _PAGE_NUMBER.fullmatch(other.text) or not repeated.isdisjoint(_position_keys(other))
        for other in level
    )


def _is_level(line: PrintedLine, other: PrintedLine) -> bool:
    return abs(line.bottom - other.bottom) < 0.5 * other.size


def _edges(page: PdfPage) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """Return the lines in the foot and in the head of the page, outermost first."""
    upwards = sorted(page.lines, key=lambda line: line.bottom)
    low, high = page.height * _MARGIN, page.height * (1 - _MARGIN)
    feet = [line for line in upwards[:_DEPTH] if line.bottom < low]
    heads = [line for line in upwards[-_DEPTH:][::-1] if line.bottom > high]
    return feet, heads


def _repeated(pages: list[PdfPage]) -> set[tuple[str, int]]:
    """Return the keys of lines that stand at one height on at least two or three pages."""
    counts = Counter(
        key
        for page in pages
        for key in {key for edge in _edges(page) for line in edge for key in _position_keys(line)}
    )
    enough = 2 if len(pages) <= 3 else 3
    return {
        key
        for key, count in counts.items()
        if count >= enough and len(key[0]) > 2 and not _SENTENCE.search(key[0])
    }


def _position_keys(line: PrintedLine) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return the text of a line with its height, as one of two steps: the same on all pages.

    Two heights that a scan sets a little apart share one of the steps at least. One figure in the
    text may be the page number; several are the cells of a table.
    """
    text = _DIGITS.sub("", line.text) if len(_DIGITS.findall(line.text)) <= 2 else line.text
    text, step = text.replace(" ", ""), round(2 * line.bottom / _SAME_HEIGHT)
    return (text, step), (text, step + 1)
