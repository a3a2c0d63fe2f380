"""Parse a numbered heading, alone on its line or run into the text it heads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.list_marks import HEADINGS, opening_mark

RUN_IN_LENGTH = 30  # a longer first sentence is a sentence, not a heading
ALONE_LENGTH = 45  # a heading alone on its line, or in front of 一是, may be longer

# As in "## 标题 ##"; possessive, so that thousands of blanks between two words are read once.
MARKDOWN_HEADING = re.compile(r"(#{1,6})\s*((?:[\s#]*+[^\s#]++)*+)[\s#]*$")

_TITLE_END = re.compile("[。：！？:]")
_ITEM = re.compile("一是|①|（1）|第一，")
_FIGURE = re.compile(r"[xX\d０-９](?![xX\d０-９年“”省市县区镇乡村])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A numbered heading."""

    level: int  # 0 第一部分, 1 一、, 2 （一）, 3 1., 4 （1）, 5 ① and 第一，
    mark: str  # the numbering as written: "（一）"
    ordinal: int
    title: str  # without the numbering and the mark that ends it
    rest: str  # the text run into the line after the title, "" where the title stands alone


def parse_heading(line: str) -> Heading | None:
    """Return the numbered heading that `line` opens with, or None.

    The title runs up to the first 。 or ： and is a heading only if it is short: behind longer
    first sentences stands a numbered paragraph, not a heading. Parentheses may be mixed.

    >>> parse_heading("（二）抓好培训。全年办班12期。").title
    '抓好培训'
    """
    line = line.strip()
    mark = opening_mark(line, HEADINGS)
    if mark is None:
        return None
    title, rest, ended = _split_title(line[mark.end :].strip())
    commas = 2 if mark.level <= 2 else 1
    if not _is_title(title, rest, ended=ended, commas=commas):
        return None
    return Heading(level=mark.level, mark=mark.written, ordinal=mark.number, title=title, rest=rest)


def _split_title(body: str) -> tuple[str, str, bool]:
    """Return the title, the text after it, and whether a mark ended the title."""
    end = _TITLE_END.search(body)
    if end is None:
        return body, "", False
    return body[: end.start()].strip(), body[end.end() :].strip(), True


def _is_title(title: str, rest: str, *, ended: bool, commas: int) -> bool:
    if not title:
        return False
    if rest:
        return len(title) <= (ALONE_LENGTH if _ITEM.match(rest) else RUN_IN_LENGTH)
    if not ended:
        return len(title) <= ALONE_LENGTH
    # One whole sentence: a heading written with 。, or an entry of a flat list with its figures.
    return len(title) <= ALONE_LENGTH and title.count("，") <= commas and not _FIGURE.search(title)
