"""Expressions for years and their parts, and the words that make an old year right."""

from __future__ import annotations

import re

from assistant.review.findings import DraftParagraph
from assistant.review.rules.rule import enclosing_sentence
from assistant.text.lexicon import group
from assistant.text.numbered_headings import parse_heading

YEAR = "(?P<year>(?:19|20)\\d\\d)年"
PART = (
    "(?:第?[一二三四]季度|前三季度|[上下]半年|1[-—–~～至]\\d{1,2}月"
    f"|{group('review.time_of_year').pattern})"
)
OPENS = "(?:^|(?<=[。！？\\n])|(?<=[一二三四五六七八九十]是))\\s*在?"
IN_HEADING = re.compile(YEAR)

_SEVERAL_YEARS = group("review.several_years")
_ONCE = group("review.once")
_COMPARED = group("review.compared_year")
_TWO_TIMES = re.compile(r"(?<!占)[较比]\d|(?<!截)至20|到20|20\d\d年[^。]*20\d\d年")
_NEAR = 20  # characters behind a time that say what happened then


def speaks_of_several_years(sentence: str) -> bool:
    """Return whether a sentence tells of several years, of which an old one may be named."""
    return _SEVERAL_YEARS.occurs_in(sentence) or _TWO_TIMES.search(sentence) is not None


def speaks_of_other_years(sentence: str) -> bool:
    """Return whether a sentence tells of several years, or compares with an old one."""
    return speaks_of_several_years(sentence) or _COMPARED.occurs_in(sentence)


def is_of_record(words_behind: str) -> bool:
    """Return whether an old time is that of an event on record: a paper, a prize, a beginning."""
    return _ONCE.occurs_in(words_behind[:_NEAR])


def heading_of(paragraph: DraftParagraph) -> str:
    """Return the heading that the paragraph is or opens with, "" for none."""
    if paragraph.is_heading:
        return paragraph.text
    found = parse_heading(paragraph.text)
    return found.title if found and found.level <= 2 else ""


def rest_of_sentence(text: str, match: re.Match[str]) -> str:
    """Return the sentence around a match, without its time."""
    start, end = enclosing_sentence(text, match.start("whole"))
    return text[start:end].replace(match["whole"], "")
