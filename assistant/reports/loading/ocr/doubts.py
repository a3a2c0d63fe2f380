"""Find what was recognised with little certainty: figures first of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from assistant.reports.loading.ocr.layout import clean_marks, is_page_number
from assistant.reports.loading.ocr.recogniser import RecognisedLine
from assistant.scan_records import Doubt, DoubtKind

SURE_FIGURE = 0.95  # below, for any of its characters, a figure is to be confirmed
_SURE_CHARACTER = 0.5
_READABLE = 0.8  # below, for its characters on average, a line is hardly readable
_LEGIBLE = 0.5  # below, it is no line: specks, or what shines through from the other side
# What stands between digits, or behind them, is part of a figure, whatever it was taken for.
_IN_FIGURE = r"[^\s\u4e00-\u9fff，。；：、！？“”‘’（）《》〈〉【】〔〕—]"
_NUMBER = rf"\d(?:{_IN_FIGURE}*(?![,.;:)]){_IN_FIGURE})?[万亿]?"
_FIGURE = re.compile(rf"({_NUMBER})[\u4e00-\u9fff]?")
_HAN = re.compile("[\u4e00-\u9fff]")
_MOST_NAMED = 12
_DESCRIBED = {
    DoubtKind.FIGURE: "处数字请核对",
    DoubtKind.WORDING: "处文字不清",
    DoubtKind.OMITTED: "行读不清、没有读入",
}


def is_legible(piece: RecognisedLine) -> bool:
    """Return whether a piece is taken into the text."""
    return _mean(piece.scores) >= _LEGIBLE


def find_doubts(pieces: Sequence[RecognisedLine], page: int) -> Iterator[Doubt]:
    """Yield the uncertain figures and wording of a page, and its lines that are left out.

    Of a line that is hardly readable all is uncertain; of another, single characters are.
    """
    for piece in pieces:
        if is_page_number(piece.text):
            continue
        if not is_legible(piece):
            if _HAN.search(piece.text):
                yield _doubt(DoubtKind.OMITTED, piece, page, 0, len(piece.text))
            continue
        yield from _doubtful_figures(piece, page)
        if _mean(piece.scores) < _READABLE:
            yield _doubt(DoubtKind.WORDING, piece, page, 0, len(piece.text))
        else:
            yield from _doubtful_characters(piece, page)


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores)


def _doubtful_figures(piece: RecognisedLine, page: int) -> Iterator[Doubt]:
    for figure in _FIGURE.finditer(piece.text):
        if min(piece.scores[figure.start(1) : figure.end(1)]) < SURE_FIGURE:
            yield _doubt(DoubtKind.FIGURE, piece, page, *figure.span())


def _doubtful_characters(piece: RecognisedLine, page: int) -> Iterator[Doubt]:
    """Yield the runs of uncertain Han characters."""

    def is_doubtful(place: int) -> bool:
        return piece.scores[place] < _SURE_CHARACTER and bool(_HAN.match(piece.text[place]))

    for doubtful, places in groupby(range(len(piece.text)), is_doubtful):
        if doubtful:
            run = [*places]
            yield _doubt(DoubtKind.WORDING, piece, page, run[0], run[-1] + 1)


def _doubt(kind: DoubtKind, piece: RecognisedLine, page: int, start: int, end: int) -> Doubt:
    scores = piece.scores[start:end]
    return Doubt(
        kind=kind,
        page=page,
        text=clean_marks(piece.text)[start:end],
        score=round(min(scores) if end - start < len(piece.text) else _mean(scores), 3),
        printed=clean_marks(piece.text),
        start=start,
        end=end,
    )


def describe_doubts(doubts: Iterable[Doubt]) -> str:
    """Return what a user should look at in a file, the least certain first; "" for nothing.

    >>> twelve = Doubt(kind=DoubtKind.FIGURE, page=3, text="12.6亿", score=0.7, printed="12.6亿元")
    >>> describe_doubts([twelve])
    '扫描识别，有1处数字请核对：第3页“12.6亿”。'
    """
    doubts = sorted(doubts, key=lambda doubt: doubt.score)
    parts = [
        f"有{len(some)}{words}：{_places(some)}"
        for kind, words in _DESCRIBED.items()
        if (some := [doubt for doubt in doubts if doubt.kind == kind])
    ]
    return f"扫描识别，{'；'.join(parts)}。" if parts else ""


def _places(doubts: Sequence[Doubt]) -> str:
    named = "、".join(f"第{doubt.page}页“{doubt.text}”" for doubt in doubts[:_MOST_NAMED])
    return named + "等" * (len(doubts) > _MOST_NAMED)
