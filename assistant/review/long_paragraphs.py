"""Cut paragraphs that no report has, so that the work on each stays small."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.records import Line

LONGEST = 4000  # characters; what reports write as one paragraph is shorter
_SENTENCE_END = re.compile("[。！？!?\n]")
_PAUSE = re.compile("[；;，,、 ]")


def cut_long_lines(lines: Iterable[Line]) -> list[Line]:
    """Return the lines; of one that is too long its pieces, each with the number of the line."""
    return [replace(line, text=text) for line in lines for text in _pieces(line.text)]


def _pieces(text: str) -> Iterator[str]:
    """Yield pieces of at most `LONGEST` characters: whole sentences, else clauses, where it can.

    >>> ["".join(_pieces("甲" * 9000)) == "甲" * 9000, len(list(_pieces("甲" * 9000)))]
    [True, 3]
    """
    start = 0
    while len(text) - start > LONGEST:
        end = _last_end(text, start)
        yield text[start:end]
        start = end
    if start < len(text) or not text:
        yield text[start:]


def _last_end(text: str, start: int) -> int:
    """Return where the last sentence or clause of the next piece ends."""
    for mark in (_SENTENCE_END, _PAUSE):
        ends = [found.end() for found in mark.finditer(text, start, start + LONGEST)]
        if ends and ends[-1] > start:
            return ends[-1]
    return start + LONGEST
