"""Read the units that a remark on a table or a list names: 单位：公里、亿元."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.text.lexicon import group

_UNITS = group("units.any")
_UNIT_REMARK = re.compile(r"(?<![\u4e00-\u9fff])(?:计量)?单位\s*[：:]\s*([^（()）：:\s]{1,20})")


def is_unit(text: str) -> bool:
    """Return whether `text` is a unit: 公里, 万元, %, 次/百万公里, 元每平方米."""
    return all(map(_is_simple_unit, re.split("[/每]", text.strip())))


def _is_simple_unit(text: str) -> bool:
    scale = re.match("[百千万亿]*", text)
    ends = range((scale.end() if scale else 0) + 1)
    return text in {"%", "‰"} or any(text[end:] in _UNITS for end in ends)


def remarked_units(text: str) -> tuple[str, ...]:
    """Return the units of a remark on a table, () for another text.

    >>> remarked_units("单位：公里、亿元"), remarked_units("填报单位：水务局")
    (('公里', '亿元'), ())
    >>> remarked_units("（截至6月底，单位：万元，注明的除外）")
    ('万元',)
    """
    found = _UNIT_REMARK.search(text)
    named = re.split("[、,，/和]", found[1]) if found else ()
    return tuple(takewhile(is_unit, named))
