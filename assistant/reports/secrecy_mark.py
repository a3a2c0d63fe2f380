"""Find the mark of a state secret on the first page or in the heads of pages: 机密★1年."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.records import Document, Line
from assistant.reports.loading import CELL_GAP
from assistant.text.lexicon import group

_FIRST_LINES = 15  # of a file without pages
_LONGEST = 20  # characters of a line that is nothing but a mark
_STAR = r"[★☆*]"
_TERM = r"(?:(?:\d{1,2}|[一二三五十]{1,3})(?:年|个月|天)|长期)"
_GRADE = group("secrecy.grade").pattern
_GAP = re.compile(rf"\t|{re.escape(CELL_GAP)}")
# GB/T 9704-2012, 7.2.2: grade and term, a ★ between them; a cover may say 密级：机密.
_MARK = re.compile(
    rf"密级[:：]{_STAR}?{_GRADE}{_STAR}?{_TERM}?"
    rf"|{_STAR}{_GRADE}|{_GRADE}{_STAR}{_TERM}?|{_GRADE}{_TERM}"
)


def find_secrecy_mark(document: Document) -> str:
    """Return the mark of secrecy on the first page or in a page's head, as written; "" for none.

    A grade alone is none: 保密工作 and 秘密 are words of ordinary reports too.
    """
    texts = (*_first_texts(document.lines), *document.page_heads)
    for piece in (piece for text in texts for piece in _GAP.split(text)):
        bare = "".join(piece.split())
        if len(bare) <= _LONGEST and _MARK.fullmatch(bare):
            return bare
    return ""


def _first_texts(lines: Iterable[Line]) -> Iterator[str]:
    seen = 0
    for line in lines:
        if line.page not in (None, 1) or (line.page is None and seen >= _FIRST_LINES):
            return
        seen += bool(line.text.strip())
        yield line.text
