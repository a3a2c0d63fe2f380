"""Cut a paragraph into passages, the units of search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.records import Line, Paragraph, Passage
from assistant.text.clean import clean
from assistant.text.items import item_spans
from assistant.text.noise import MARKER

_USUAL = 400  # characters: from here on the next sentence end is taken
_LONGEST = 600
_SENTENCE_END = re.compile("[。！？!?；;][”’」』）)]*")
_CLAUSE_END = re.compile("[，,、：:]")


def cut_paragraph(line: Line) -> Paragraph:
    """Return `line` as a paragraph, cut into passages of at most 600 characters.

    It is cut into its items (一是…二是…) if it has some, and where it is still too long at the
    end of a sentence. Passages follow each other without a gap; blank ones are left out.
    """
    text = line.text
    spans = item_spans(text) or [(0, len(text))]
    pieces = [piece for start, end in spans for piece in _pieces(text, start, end)]
    passages = _passages(text, pieces)
    return Paragraph(line=line.number, page=line.page, text=text, passages=passages)


def cut_at_offsets(given: Paragraph, starts: Sequence[int]) -> Paragraph:
    """Return the paragraph with passages that begin at its start and at these offsets."""
    inside = sorted({start for start in starts if 0 < start < len(given.text)})
    pieces = pairwise([0, *inside, len(given.text)])
    return replace(given, passages=_passages(given.text, pieces))


def _passages(text: str, pieces: Iterable[tuple[int, int]]) -> tuple[Passage, ...]:
    """Return a passage for each piece that holds words."""
    passages = []
    for start, end in pieces:
        words = clean(text[start:end])
        if words and not words.isspace():
            passages.append(Passage(start=start, end=end, clean=words))
    return tuple(passages)


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretch as it is, or cut into pieces of about 400 characters."""
    if end - start <= _LONGEST:
        return [(start, end)]
    pieces = []
    while end - start > _LONGEST:
        cut = _end_of_piece(text, start)
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces


def _end_of_piece(text: str, start: int) -> int:
    """Return where the piece beginning at `start` ends: behind a sentence, else a clause."""
    limit = start + _LONGEST
    for pattern in (_SENTENCE_END, _CLAUSE_END):
        if found := pattern.search(text, start + _USUAL, limit):
            return found.end()
    return _before_marker(text, limit)


def _before_marker(text: str, limit: int) -> int:
    """Return `limit`, or the start of a ##paid…## marker that it would cut in two."""
    marker = MARKER.search(text, limit - 20, limit + 20)
    return marker.start() if marker and marker.start() < limit < marker.end() else limit
