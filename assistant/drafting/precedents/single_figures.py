"""Read clauses that give one figure alone, and put a placeholder in its place."""

from __future__ import annotations

import re

from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import find_figures

_KINDS = {FigureKind.NUMBER, FigureKind.PERCENT}
_AMOUNT = re.compile(r"[\d.,\s多余约近]+")


def single_figure(clause: str) -> Figure | None:
    """Return the figure of `clause`, None unless it is the only one, a count in digits.

    >>> single_figure("停车泊位缺口1.2万个").text, single_figure("拆除3处，整改5处")
    ('1.2万个', None)
    """
    found = find_figures(clause)
    if len(found) != 1 or found[0].kind not in _KINDS or not found[0].text[0].isdigit():
        return None
    return found[0]


def figure_placeholder(label: str, figure: Figure) -> str:
    """Return the placeholder of a figure: what it is of, and its unit.

    >>> figure_placeholder("停车泊位缺口", single_figure("停车泊位缺口1.2万个"))
    '〔待填：停车泊位缺口，万个〕'
    """
    return f"〔待填：{label}，{_AMOUNT.sub('', figure.text)}〕"
