"""Tell the lines of a page that are nothing but links to other pages."""

from __future__ import annotations

import re
from typing import Any

LINK_START, LINK_END = "\x0e", "\x0f"  # stand around the text of a link until its line is whole
LINK_MARKS = LINK_START + LINK_END
_BESIDE = r"[\s·•▪■◆>»\-\[\]()\d:：/年月日|]*"  # bullets and dates
_LINKS = re.compile(rf"(?:{_BESIDE}{LINK_START}[^{LINK_END}]*{LINK_END})+{_BESIDE}")
_NO_MARKS = str.maketrans("", "", LINK_MARKS)


def leads_elsewhere(link: Any) -> bool:
    """Return whether an element is a link to another page, and no mark in this one."""
    target = link.get("href") or ""
    return link.tag == "a" and not target.startswith("#") and bool(target or not link.keys())


def is_list_of_links(line: str) -> bool:
    r"""Return whether a line says nothing beside its links; these are marked.

    >>> is_list_of_links("· \x0e云岭县2023年工作总结\x0f 2024-01-03")
    True
    >>> is_list_of_links("详见\x0e年报\x0f。")
    False
    """
    return LINK_START in line and _LINKS.fullmatch(line) is not None


def without_link_marks(line: str) -> str:
    r"""Return a line as it is read.

    >>> without_link_marks("详见\x0e年报\x0f。")
    '详见年报。'
    """
    return line.translate(_NO_MARKS)
