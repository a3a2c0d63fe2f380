"""Part the number of an item from a figure that it is glued to: 6.35岁以下, 1.9月, 1、5月."""

from __future__ import annotations

import re

from assistant.text.list_marks import MarkKind, opening_mark

_GLUED = re.compile(r"(\d{1,2})[.．、](?=\d)")
_ARABIC = frozenset({MarkKind.ARABIC})


def part_item_numbers(text: str) -> str:
    r"""Return `text`, a blank behind the number of each item that a figure follows.

    Only the running numbers of the lines beside it tell a number of an item from a decimal.

    >>> part_item_numbers("1.9月检查；\n2.40岁以下占三成。\n3.5公里步道").split("\n")
    ['1. 9月检查；', '2. 40岁以下占三成。', '3. 5公里步道']
    >>> part_item_numbers("1.9亿元投资\n3.5公里步道")
    '1.9亿元投资\n3.5公里步道'
    """
    lines = text.split("\n")
    numbers = [_number_of(line) for line in lines]
    told = [at for at, line in enumerate(lines) if line.strip()]
    for here, at in enumerate(told):
        if not (glued := _GLUED.match(lines[at].lstrip())):
            continue
        before = numbers[told[here - 1]] if here else 0
        behind = numbers[told[here + 1]] if here + 1 < len(told) else 0
        number = int(glued[1])
        if before == number - 1 > 0 or (number == 1 and behind == 2 and before != 1):
            own = lines[at].lstrip()
            lines[at] = f"{own[: glued.end()]} {own[glued.end() :]}"
    return "\n".join(lines)


def _number_of(line: str) -> int:
    """Return the number that a line opens with, glued or not; 0 where it has none."""
    own = line.lstrip()
    if glued := _GLUED.match(own):
        return int(glued[1])
    mark = opening_mark(own, _ARABIC)
    return mark.number if mark else 0
