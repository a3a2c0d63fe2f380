"""Find the mark of a state secret on the first page or in the heads of pages: 机密★1年."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.records import Document, Line
from assistant.reports.loading import CELL_GAP
from assistant.text.lexicon import group

_FIRST_LINES = 15  # of a file without pages
_LAST_PAGE = 2  # on which the first one behind a cover is
_BRACKETS = "（）()【】[]〔〕《》"
_LONGEST = 20  # characters of a line that is nothing but a mark
_STAR = r"[★☆*]"
_TERM = r"(?:(?:\d{1,2}|[一二三五十]{1,3})(?:年|个月|天)|长期)"
_GRADE = group("secrecy.grade").pattern
_GAP = re.compile(rf"\t|{re.escape(CELL_GAP)}")
# GB/T 9704-2012, 7.2.2: grade and term, a ★ between them; a cover may say 密级：机密.
_UNTIL = rf"(?:保密期限[:：]?)?{_TERM}"
_MARK = re.compile(
    rf"密级[:：]?{_STAR}?{_GRADE}{_STAR}?(?:{_UNTIL})?"
    rf"|{_STAR}{_GRADE}|{_GRADE}{_STAR}.*|{_GRADE}{_UNTIL}"
)
# What stands over the mark or beside it: the number of the copy, how urgent it is.
_BESIDE = re.compile(rf"(?:{group('secrecy.beside_mark').pattern})?\d{{0,6}}")
_GRADE_ALONE = re.compile(_GRADE)
_MOST_PIECES = 3  # paragraphs over which a mark is spread


def find_secrecy_mark(document: Document) -> str:
    """Return the mark of secrecy on the first page or in a page's head, as written; "" for none.

    A grade alone is one only at the very top or in a head: 秘密 is a word of ordinary reports too.
    """
    first = _pieces(_first_texts(document.lines))
    heads = _pieces(document.page_heads)
    return _find_mark(first) or _find_mark(heads) or _find_grade(first) or _find_grade(heads)


def _pieces(texts: Iterable[str]) -> list[str]:
    """Return what stands apart in these lines, without blanks."""
    bare = ("".join(piece.split()).strip(_BRACKETS) for text in texts for piece in _GAP.split(text))
    return [piece for piece in bare if piece]


def _find_mark(pieces: list[str]) -> str:
    """Return the first mark, be it spread over neighbours, as two paragraphs of a head are."""
    for start in range(len(pieces)):
        for end in range(start + 1, start + 1 + _MOST_PIECES):
            text = "".join(pieces[start:end])
            if len(text) > _LONGEST:
                break
            if _MARK.fullmatch(text):
                return text
    return ""


def _find_grade(pieces: list[str]) -> str:
    """Return the grade that stands alone in front of everything but what is printed beside it."""
    top = next((piece for piece in pieces if not _BESIDE.fullmatch(piece)), "")
    return top if _GRADE_ALONE.fullmatch(top) else ""


def _first_texts(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the lines of the first page, and the first ones behind a cover.

    A cover has no sentence. A file without pages has its first lines instead.
    """
    page, seen, has_sentence = 1, 0, False
    for line in lines:
        if line.page is not None and line.page > page:
            if has_sentence or line.page > _LAST_PAGE:
                return
            page, seen = line.page, 0
        if seen >= _FIRST_LINES and (line.page is None or page > 1):
            return
        seen += bool(line.text.strip())
        has_sentence |= "。" in line.text
        yield line.text
