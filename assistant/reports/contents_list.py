"""Find the contents list of a document: rows that come again below, in the same order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.records import Line
from assistant.text.list_marks import SECTIONS, opening_mark
from assistant.text.noise import is_contents_head, toc_title

_FEWEST_ROWS = 3  # two under the word 目录
_FURTHEST = 40  # rows before the list: cover, foreword
_LONGEST_ROW = 70  # characters
_MOST_STRANGERS = 2  # rows in a row that the text below words otherwise
_RUN_IN_END = re.compile("[。：:]")
_PAGE = re.compile(r"[\s.．·…(（]+\d{1,4}[)）]?$")
_NOT_WORD = re.compile(r"\W")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A line with text. What takes time is read off it only when asked for: few lines are."""

    number: int
    text: str

    @property
    def keys(self) -> set[str]:
        """What would come again, with and without a page number."""
        bare = toc_title(self.text) or _PAGE.sub("", self.text)
        return {_key(self.text), _key(bare)} - {""}

    @property
    def may_be_listed(self) -> bool:
        """Whether it is as short as a heading, and no sentence."""
        return len(self.text) <= _LONGEST_ROW and not self.text.endswith(("。", "；"))

    @property
    def is_numbered(self) -> bool:
        return opening_mark(self.text, SECTIONS) is not None

    @property
    def is_head(self) -> bool:
        """Whether it is 目录, or a page number that was pushed to a line of its own."""
        return is_contents_head(self.text) or self.text.isdecimal()


def find_contents_list(lines: Sequence[Line]) -> frozenset[int]:
    """Return the numbers of the lines that list the contents, the word 目录 among them.

    The rows need neither dots nor page numbers nor a style: a list of contents is three rows
    near the beginning, or two under 目录, that come again further down in the same order.
    """
    rows = [_Row(number=line.number, text=text) for line in lines if (text := line.text.strip())]
    places = _find_places(rows)
    for start in _possible_starts(rows):
        listed = _listed_from(rows, start, places)
        fewest = _FEWEST_ROWS - rows[start].is_head
        if len(listed) >= fewest:
            return frozenset(row.number for row in rows[start : listed[-1] + 1])
    return frozenset()


def _possible_starts(rows: list[_Row]) -> list[int]:
    """Return the row 目录, and the rows up to the first numbered heading."""
    heads = (at for at, row in enumerate(rows) if row.is_head)
    first = rows[:_FURTHEST]
    numbered = next((at for at, row in enumerate(first) if row.is_numbered), _FURTHEST)
    return [*islice(heads, 1), *range(min(len(rows), numbered + 1, _FURTHEST))]


def _find_places(rows: Sequence[_Row]) -> dict[str, list[int]]:
    """Return where each text stands, as a line of its own or as a heading run into a paragraph."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        text = row.text[:_LONGEST_ROW]
        end = _RUN_IN_END.search(text)
        whole, head = _key(text), _key(text[: end.start()]) if end else ""
        if whole:
            places[whole].append(at)
        if head and head != whole:
            places[head].append(at)
    return places


def _listed_from(rows: list[_Row], start: int, places: dict[str, list[int]]) -> list[int]:
    """Return the rows from `start` on that come again in order, up to where the first one does."""
    listed: list[int] = []
    again, end, strangers = start, len(rows), 0
    for at in range(start, len(rows)):
        row = rows[at]
        if at >= end or strangers > _MOST_STRANGERS or not (row.may_be_listed or row.is_head):
            break
        place = None if row.is_head else _next_place(row, max(again, at), places)
        if place is None:
            strangers += not row.is_head
            if not listed and not row.is_head:
                break
            continue
        end = end if listed else place
        again, strangers = place, 0
        listed.append(at)
    return listed


def _next_place(row: _Row, after: int, places: dict[str, list[int]]) -> int | None:
    """Return the first row after `after` that says the same."""
    later = (
        found[bisect_right(found, after)]
        for key in row.keys
        if (found := places.get(key)) and found[-1] > after
    )
    return min(later, default=None)


def _key(text: str) -> str:
    return _NOT_WORD.sub("", text)
