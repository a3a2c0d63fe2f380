"""Break a long title between phrases, as GB/T 9704 asks: 回行时词意完整，排列对称."""

import re
from itertools import combinations

_AND = "和及与暨"
_PERIOD = r"(?:20\d\d年|[上下]半年)"
# Places to break a title, with the cost of each in characters of unevenness.
_PLACES = (
    (re.compile(rf"(?<=[^{_AND}、年于\d])(?={_PERIOD})"), 0),
    (re.compile(rf"(?=关于)|(?=[{_AND}](?:{_PERIOD}|工作))"), 2),
    (re.compile(rf"(?<=[{_AND}、])(?={_PERIOD})"), 4),
    (re.compile(r"(?<=年)(?=工作|重点|计划)"), 8),
)
_MOST_LINES = 4


def title_lines(title: str, *, per_line: int) -> list[str]:
    """Return the lines of a title, of at most `per_line` characters each, as even as possible.

    A title without suitable breaks stays in one piece for the program to break.

    >>> title_lines("澜川市城市管理局2025年工作总结和2026年工作计划", per_line=20)
    ['澜川市城市管理局', '2025年工作总结和2026年工作计划']
    >>> title_lines("澜川市财政局2025年工作总结", per_line=20)
    ['澜川市财政局2025年工作总结']
    """
    width = printed_width(title)
    if not per_line < width <= _MOST_LINES * per_line:  # it fits, or never will
        return [title]
    costs = _break_costs(title)
    for lines in range(2, _MOST_LINES + 1):
        splits = [
            (sum(costs[place] for place in places), _split_at(title, places))
            for places in combinations(sorted(costs), lines - 1)
        ]
        fitting = [split for split in splits if max(map(printed_width, split[1])) <= per_line]
        if fitting:
            return min(fitting, key=lambda split: split[0] + _unevenness(split[1]))[1]
    return [title]


def _break_costs(title: str) -> dict[int, int]:
    """Return the cost of a break at each position of the title that allows one."""
    costs: dict[int, int] = {}
    for pattern, cost in _PLACES:
        for match in pattern.finditer(title):
            if 0 < match.start() < len(title):
                costs.setdefault(match.start(), cost)
    return costs


def _split_at(title: str, places: tuple[int, ...]) -> list[str]:
    ends = (*places, len(title))
    return [title[start:end] for start, end in zip((0, *places), ends, strict=True)]


def _unevenness(lines: list[str]) -> float:
    widths = [printed_width(line) for line in lines]
    return max(widths) - min(widths)


def printed_width(text: str) -> float:
    """Return the width in full characters; digits and Latin letters are half as wide."""
    return sum(0.5 if ord(character) < 0x2E80 else 1 for character in text)
