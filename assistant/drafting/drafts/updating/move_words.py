"""Turn the word for a rise at a figure into one for a fall, and the other way round."""

from __future__ import annotations

from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.lexicon import group

_REACH = 8  # characters between the word and its figure
_WORDS = {FigureKind.PERCENT: ("下降", "增长"), FigureKind.POINTS: ("下降", "提高")}
_AMOUNTS = ("减少", "增加")


def turn_move(text: str, figure: Figure) -> tuple[int, int, str] | None:
    """Return the replacement that turns the move at a figure; None where no word is known.

    >>> from assistant.text.figures.read_figures import find_figures
    >>> turn_move("收运量同比增长5.9%", find_figures("收运量同比增长5.9%")[0])
    (5, 7, '下降')
    """
    before = text[max(0, figure.start - _REACH) : figure.start]
    rises, falls = group("moves.up").find(before), group("moves.down").find(before)
    found = max((*rises, *falls), key=lambda one: one.start, default=None)
    if found is None:
        return None
    start = figure.start - len(before) + found.start
    turned = _WORDS.get(figure.kind, _AMOUNTS)[found not in rises]
    return start, start + len(found.word), turned
