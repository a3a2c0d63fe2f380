"""Read the year of the report that an outline is for."""

from __future__ import annotations

import re

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.errors import OutlineError
from assistant.reports.titles import parse_title

_YEAR = re.compile(r"(20\d\d)年?")


def outline_year(text: str) -> int:
    r"""Return the year that the title of an outline names, 0 for none.

    >>> outline_year("# 清河区水务局2025年工作总结和2026年工作计划\n一、成效")
    2025
    """
    try:
        title = parse_outline(text).title
    except OutlineError:
        return 0
    parsed, year = parse_title(title), _YEAR.search(title)
    return (parsed and parsed.year) or (int(year[1]) if year else 0)
