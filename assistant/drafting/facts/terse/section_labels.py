"""Tell the label and the number in front of a line of a list: 二（一）：, [F3], 章节：二."""

from __future__ import annotations

import re

_CHINESE = "[一二三四五六七八九十]{1,3}"
_STOP = r"(?=[\s：:、.．|]|$)"
LABEL = rf"{_CHINESE}(?:[（(]{_CHINESE}[）)](?:\d{{1,2}}{_STOP}(?:[（(]\d{{1,2}}[）)])?)?)?"
ID = re.compile(r"([A-Z]\d{1,3})(?:[\s：:.、)）|]+|$)")
LABELLED = re.compile(
    rf"(?:章节[：:]\s*)?(?P<plain>{LABEL})(?:\s*[：:|]\s*|\s+|$)|"
    rf"(?P<nested>{_CHINESE}[（(]{_CHINESE}[）)](?:\d{{1,2}}{_STOP})?)[\s、.．]*|"
    r"[\[【［](?:章节[：:])?\s*(?P<bracketed>[^\]】］]+?)\s*[\]】］]\s*[：:]?\s*|"
    r"[（(]章节[：:]\s*(?P<round>[^）)]+?)\s*[）)]\s*"
)


def label_of(text: str) -> str:
    """Return the section that a line is labelled with, "" for none."""
    return split_match(LABELLED, text)[1]


def text_behind_label(text: str) -> str:
    """Return a line without its label."""
    return split_match(LABELLED, text)[0]


def split_match(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """Return the text behind a match of `pattern` at the start, and the name matched."""
    found = pattern.match(text)
    if found is None:
        return text, ""
    return text[found.end() :].strip(), next(group for group in found.groups() if group)
