"""Recognise a numbered heading, alone on its line or run into the text it heads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text.figures.chinese_numerals import parse_chinese_number

RUN_IN_LENGTH = 30  # a longer first sentence is a sentence, not a heading
ALONE_LENGTH = 45  # a heading alone on its line, or in front of 一是, may be longer

_FIRST_CHARACTERS = frozenset(
    "一二三四五六七八九十（(第0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
)
_CHINESE = r"[一二三四五六七八九十]{1,3}"
_DIGITS = r"[0-9０-９]{1,2}"
_MARKS = [
    (0, re.compile(rf"第({_CHINESE})[部章节编篇]分?(?:[、，：:．.]|\s+|$|(?=[^\s、，。的]{{2}}))")),
    (1, re.compile(rf"({_CHINESE})\s?[、．.](?!{_CHINESE}[、级季产等类]|[级季]度?)")),
    (2, re.compile(rf"[（(]\s?({_CHINESE})\s?[）)]\s?[、．.]?")),
    (3, re.compile(rf"({_DIGITS})\s?(?:[．.](?!\d(?!\d{{3}}年))|、(?!\d{{1,2}}[、月日]))")),
    (4, re.compile(rf"[（(]\s?({_DIGITS})\s?[）)]\s?[、．.]?|({_DIGITS})[）)]\s?")),
    (5, re.compile(r"([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])[、．.]?\s?")),
    (5, re.compile(rf"第({_CHINESE})[，、：]\s?")),
]
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
    if not line or line[0] not in _FIRST_CHARACTERS:
        return None
    for level, pattern in _MARKS:
        if mark := pattern.match(line):
            ordinal = _ordinal(mark[1] or mark[2])
            body = line[mark.end() :].strip()
            title, rest, ended = _split(body)
            commas = 2 if level <= 2 else 1
            if ordinal is None or not _is_title(title, rest, ended=ended, commas=commas):
                return None
            return Heading(
                level=level, mark=mark[0].strip(), ordinal=ordinal, title=title, rest=rest
            )
    return None


def _ordinal(text: str) -> int | None:
    if "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    return parse_chinese_number(text)


def _split(body: str) -> tuple[str, str, bool]:
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
