"""Take what stands behind a number for its unit where the value it is held against has it too."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import read_whole_figure

_TAIL = re.compile("[\u4e00-\u9fff]{1,3}(?=[，。；（）]|$)")
_BARE_UNITS = frozenset({"", "个"})


def unit_tail(text: str, figure: Figure) -> str:
    """Return the words behind a number without a known unit, where they stand behind another too.

    >>> from assistant.text.figures.read_figures import find_figures
    >>> text = "消火栓912具，上年同期846具"
    >>> unit_tail(text, find_figures(text)[0]), unit_tail("消火栓912具", find_figures(text)[0])
    ('具', '')
    """
    found = _TAIL.match(text, figure.end)
    if figure.kind is not FigureKind.NUMBER or figure.unit not in _BARE_UNITS or found is None:
        return ""
    is_said_again = re.search(rf"\d[万亿]?{figure.unit}{found[0]}", text[found.end() :])
    return found[0] if is_said_again else ""


def with_unit(figure: Figure, tail: str) -> Figure:
    """Return the figure with a tail as a part of its unit."""
    unit = figure.unit + tail
    return replace(figure, text=figure.text + tail, unit=unit, end=figure.end + len(tail))


def read_figure_like(value: str, like: Figure) -> Figure | None:
    """Return the figure that a whole value is, its unit that of `like` where no list knows it."""
    figure = read_whole_figure(value)
    if figure is not None or not like.unit or not value.endswith(like.unit):
        return figure
    for size in range(1, len(like.unit) + 1):  # 个 of 个课次 is known
        figure = read_whole_figure(value[:-size])
        if figure is not None and figure.unit + value[-size:] == like.unit:
            return with_unit(figure, value[-size:])
    return None
