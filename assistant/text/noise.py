"""Recognise lines that are no part of a report: advertising, markers, a table of contents."""

from __future__ import annotations

import re

from assistant.text.lexicon import group

MARKER = re.compile(r"##\s*paid\s*(?:begin|end)\s*##", re.IGNORECASE)

_ADVERTISING_WORDS = group("noise.advertising")
_ADVERTISING = re.compile(r"^\s*(?:【哒哒|欢迎加入“哒哒)")
_CONTENTS_HEAD = re.compile(r"[【\[〔《—\-\s]*目\s*[录次]\s*(?:\d+)?[】\]〕》—\-:：\s]*")
_FARTHEST_HEAD = 4  # characters in front of 目
_CONTENTS_ROW = re.compile(
    r"(\S.*?)(?:\s*\t\s*|\s*[.．·…]{3,}\s*|\s*(?:… ?){2,})[(（]?(\d{1,4})[)）]?"
)
_PAGE_NUMBER = re.compile(r"[-—－–]\s*\d{1,4}\s*[-—－–]|第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?")


def is_noise(line: str) -> bool:
    """Return whether `line` holds nothing of a report and may be dropped."""
    text = line.strip()
    if not text:
        return False
    if len(text) < 80 and (_is_contents(text) or _PAGE_NUMBER.fullmatch(text)):
        return True
    return _is_marker(text) or _is_advertising(text)


def toc_title(line: str) -> str | None:
    """Return the title in a row of a table of contents (title, tab or dots, page), or None."""
    text = line.strip()
    if not text or not (text[-1].isdecimal() or text[-1] in "）)"):
        return None
    row = _CONTENTS_ROW.fullmatch(text)
    if row is None or _CONTENTS_HEAD.fullmatch(row[1]):
        return None
    return row[1]


def is_contents_head(line: str) -> bool:
    """Return whether `line` is the word 目录 over a table of contents."""
    text = line.strip()
    return "目" in text[:_FARTHEST_HEAD] and _CONTENTS_HEAD.fullmatch(text) is not None


def _is_contents(text: str) -> bool:
    if is_contents_head(text):
        return True
    return text[-1] in "0123456789０１２３４５６７８９）)" and bool(_CONTENTS_ROW.fullmatch(text))


def _is_marker(text: str) -> bool:
    return text[0] == "#" and not MARKER.sub("", text).strip()


def _is_advertising(text: str) -> bool:
    """Return whether `text` advertises a site that sells compilations of reports."""
    if _ADVERTISING.match(text):
        return True
    return text[0] in "【欢加" and len({one.word for one in _ADVERTISING_WORDS.find(text)}) >= 4
