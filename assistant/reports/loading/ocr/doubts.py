"""Find what was recognised with little certainty: figures first of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.records import Doubt
from assistant.reports.loading.ocr.layout import is_page_number
from assistant.reports.loading.ocr.recogniser import RecognisedLine

SURE_FIGURE = 0.95  # below, for any of its characters, a figure is to be confirmed
_READABLE = 0.8  # below, for its characters on average, a line is hardly readable
_NUMBER = r"\d(?:[\d,，.．]*\d)?[%％‰万亿]?"
_FIGURE = re.compile(rf"({_NUMBER})[\u4e00-\u9fff]?")
_MOST_NAMED = 12


def find_doubts(pieces: Sequence[RecognisedLine], page: int) -> Iterator[Doubt]:
    """Yield the figures of low certainty on a page, and the lines that are hardly readable."""
    for piece in pieces:
        if is_page_number(piece.text):
            continue
        mean = sum(piece.scores) / len(piece.scores)
        if mean < _READABLE:
            yield Doubt(page=page, text=piece.text, is_figure=False, score=round(mean, 3))
        yield from _doubtful_figures(piece, page)


def _doubtful_figures(piece: RecognisedLine, page: int) -> Iterator[Doubt]:
    for figure in _FIGURE.finditer(piece.text):
        score = min(piece.scores[figure.start(1) : figure.end(1)])
        if score < SURE_FIGURE:
            yield Doubt(page=page, text=figure[0], is_figure=True, score=round(score, 3))


def describe_doubts(doubts: Iterable[Doubt]) -> str:
    """Return what a user should look at in a file, the least certain first; "" for nothing.

    >>> describe_doubts([Doubt(page=3, text="12.6亿", is_figure=True, score=0.7)])
    '扫描识别，有1处数字请核对：第3页“12.6亿”。'
    """
    doubts = sorted(doubts, key=lambda doubt: doubt.score)
    figures = [doubt for doubt in doubts if doubt.is_figure]
    lines = [doubt for doubt in doubts if not doubt.is_figure]
    parts = [
        f"有{len(some)}{what}：{_places(some)}"
        for some, what in ((figures, "处数字请核对"), (lines, "行字迹不清"))
        if some
    ]
    return f"扫描识别，{'；'.join(parts)}。" if parts else ""


def _places(doubts: Sequence[Doubt]) -> str:
    named = "、".join(f"第{doubt.page}页“{doubt.text}”" for doubt in doubts[:_MOST_NAMED])
    return named + "等" * (len(doubts) > _MOST_NAMED)
