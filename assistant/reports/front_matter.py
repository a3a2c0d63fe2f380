"""Split the lines of a report into front matter, body and signature."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.records import Line
from assistant.reports.titles import parse_title
from assistant.text.lexicon import group
from assistant.text.numbered_headings import parse_heading

_MOST_FRONT = 8  # lines
_MOST_SIGNATURE = 4  # lines: three organisations and the date
_LONGEST_BYLINE = 60  # characters
_LONGEST_NAME = 30  # characters

_BETWEEN_NAMES = re.compile("[，、]")
_OFFICE_END = group("names.recipient_end")

_DATE = re.compile(
    r"[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4}|[xX]{4}|20[xX]{2})年[\dxX一二三四五六七八九十]{1,3}月"
    r"(?:[\dxX一二三四五六七八九十]{1,3}日)?[）)]?"
)
_SALUTATION = re.compile(r"[^。，；]{2,30}[：:！!]")
_BYLINE = re.compile(
    r"[—─\-－]{1,4}.*|.*(?:会议|大会).*|[（(].*\d{4}年.*[）)]"
    rf"|.*(?:{group('names.office').pattern}|报告人|汇报人)[：:]?.{{0,8}}"
)
_ORGANISATION = re.compile(rf"[^，。；：、]{{2,}}{group('names.organisation_end').pattern}")
_CLOSING = re.compile(
    r"(?:谢谢|专此报告|特此报告|以上(?:报告|汇报)|妥否|请(?:予)?(?:审议|批评)).{0,20}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLines:
    """The lines of a report, after its title."""

    front: tuple[Line, ...]  # bylines, date, salutation
    body: tuple[Line, ...]
    signature: tuple[Line, ...]


def split_front_matter(lines: tuple[Line, ...], *, title: str = "") -> ReportLines:
    """Return the front matter, body and signature in the lines after a title.

    A title that stands on a cover comes again behind it: what is between is front matter.
    """
    start = _cover_end(lines, title)
    while start < min(len(lines) - 1, _MOST_FRONT) and _is_front(lines[start]):
        start += 1
    end = len(lines)
    while end > start + 1 and len(lines) - end < _MOST_SIGNATURE and _is_signature(lines[end - 1]):
        end -= 1
    return ReportLines(front=lines[:start], body=lines[start:end], signature=lines[end:])


def is_cover(texts: Iterable[str]) -> bool:
    """Return whether these lines can stand under the title on a cover: no sentence, no heading."""
    return not any(
        len(text) > _LONGEST_BYLINE
        or text.rstrip().endswith(("。", "；", "：", "，"))
        or parse_heading(text)
        for text in texts
    )


def _cover_end(lines: tuple[Line, ...], title: str) -> int:
    """Return how many lines a cover takes, the title behind it included; 0 without a cover."""
    texts = ["".join(line.text.split()) for line in lines[:_MOST_FRONT]]
    whole = "".join(title.split())
    end = texts.index(whole) + 1 if whole and whole in texts else 0
    return end if is_cover(texts[:end]) else 0


def is_salutation(text: str) -> bool:
    """Return whether a line addresses those who hear or read the report.

    Kinds of recipients are parted by commas (GB/T 9704-2012, 7.3.2): 区委、区政府，各镇人民政府：
    """
    text = text.strip()
    return _SALUTATION.fullmatch(text) is not None or _names_recipients(text)


def _names_recipients(text: str) -> bool:
    if len(text) > _LONGEST_BYLINE or not text.endswith(("：", ":")):
        return False
    names = _BETWEEN_NAMES.split(text[:-1])
    return len(names) > 1 and all(name[:1] == "各" or _names_office(name) for name in names)


def _names_office(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_NAME and bool(_OFFICE_END.closing(name))


def _is_front(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > _LONGEST_BYLINE or text[-1] in "。；" or parse_heading(text):
        return False
    if is_salutation(text) or _DATE.fullmatch(text) or parse_title(text):
        return True
    return bool(_BYLINE.fullmatch(text)) or _is_organisation(text)


def _is_signature(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > _LONGEST_NAME or line.outline is not None:
        return False
    if _DATE.fullmatch(text) or _CLOSING.fullmatch(text):
        return True
    return _is_organisation(text) and parse_heading(text) is None


def _is_organisation(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and _ORGANISATION.fullmatch(text) is not None
