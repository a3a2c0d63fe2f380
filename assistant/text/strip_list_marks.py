"""Take out of a text the 一是, 二是 that number its items, where another numbering is put on."""

from __future__ import annotations

import re

# Only at the opening of a clause: 其一是 and 唯一是 number nothing.
_NUMBER = re.compile("(?:^|(?<=[，。；：、]))[一二三四五六七八九十]{1,2}是，?(?=.)")


def unnumbered(text: str) -> str:
    """Return `text` without the numbers of its items.

    >>> unnumbered("二是桥梁检测设备不足；三是路灯老化"), unnumbered("唯一是正门未修")
    ('桥梁检测设备不足；路灯老化', '唯一是正门未修')
    """
    return _NUMBER.sub("", text)


def is_numbered(text: str) -> bool:
    """Return whether `text` opens with such a number."""
    return bool(_NUMBER.match(text))
