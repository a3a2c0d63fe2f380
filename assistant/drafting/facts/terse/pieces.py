"""Separate the pieces of a terse line: 险情 9 起 遇险52人, 签约 46个 / 开工 29个."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.text.figures.figure import CALENDAR, Figure, FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.spans import replace_spans

_HAN = "\u3400-\u9fff"
_SPACE = "[ \u00a0\u2009\u3000\t]"
_BASE = group("ledger.base")
_BERTH = re.compile(r"#(\d+)(?=[\u3400-\u9fff])")  # #5泊位 is 5号泊位
_COLON = re.compile(rf"(?P<base>{_BASE.pattern})[：:]{_SPACE}*(?=[\d.,]+(?![\d.,]*[月年日]))")
_BAR = re.compile(
    rf"{_SPACE}+(?:vs\.?|VS\.?){_SPACE}+|{_SPACE}*[|｜]{_SPACE}*|{_SPACE}+[/／]{_SPACE}*|{_SPACE}*[/／]{_SPACE}+"
)
_EMPTY = re.compile(
    rf"[，,；;、]?{_SPACE}*(?P<what>[^，,；;、\d]*?){_SPACE}*[—–－-]+(?=$|[，,；;、）)])"
)
_TIMES = CALENDAR | {FigureKind.YEAR}
_STOP = re.compile("[，,；;。：:]")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_OF = re.compile(
    rf"(?P<label>[{_HAN}]+?)(?P<act>{group('ledger.completing').pattern})"
    rf"(?P<done>{_NUMBER}(?P<unit>[{_HAN}]{{0,2}}))/(?P<whole>{_NUMBER})(?P<same>[{_HAN}]{{0,2}})"
    rf"(?![\d{_HAN}/])"
)
_GAP_IN_HAN = re.compile(rf"(?<=[{_HAN}”）]){_SPACE}+(?=[{_HAN}“（])")
_GAP_AT_DIGIT = re.compile(rf"(?<=[{_HAN}”）]){_SPACE}+(?=[\d#+\-−↑↓])")


def separate_pieces(text: str) -> str:
    """Return `text` with a comma between figures that only a space or a bar separates.

    Spaces inside a piece go; a value that is missing (上年 —) goes with its words; what is done
    of a whole (办结 20件/25件) stands beside it.

    >>> separate_pieces("险情 9 起 遇险52人 救起51人")
    '险情9起，遇险52人，救起51人'
    """
    text = _EMPTY.sub(_without_base, _BERTH.sub(r"\1号", text))
    text = _COLON.sub(r"\g<base>", text)
    text = _separate_figures(_separate_bars(text))
    text = replace_spans(text, _gaps(text))
    return _OF.sub(_of_whole, text)


def _without_base(found: re.Match[str]) -> str:
    """Return nothing for a base that has no value, all else as it stands."""
    return "" if _BASE.closing(found["what"]) else found[0]


def _separate_bars(text: str) -> str:
    """Return `text` with a comma for each bar or slash between two pieces with figures."""
    bars = list(_BAR.finditer(text))
    ends = [0, *(bar.end() for bar in bars)], [*(bar.start() for bar in bars), len(text)]
    pieces = [text[start:end] for start, end in zip(*ends, strict=True)]
    if not bars or not all(map(find_figures, pieces)):
        return text
    return "，".join(piece.strip() for piece in pieces)


def _separate_figures(text: str) -> str:
    """Return `text` with a comma for each space between a figure and the words of another."""
    figures = find_figures(text)
    breaks = (_break_between(text, one, following) for one, following in pairwise(figures))
    return replace_spans(text, ((*span, "，") for span in breaks if span))


def _break_between(text: str, one: Figure, following: Figure) -> tuple[int, int] | None:
    between = text[one.end : following.start]
    found = re.match(rf"{_SPACE}+(?=[{_HAN}“↑↓+])", between)
    if found is None or _STOP.search(between) or not one.unit or one.kind in _TIMES:
        return None
    return one.end, one.end + found.end()


def _gaps(text: str) -> set[tuple[int, int, str]]:
    """Return the spaces inside the figures of `text` and the pieces that hold them."""
    figures = find_figures(text)
    found: set[tuple[int, int, str]] = set()
    for one in figures:
        found |= _gaps_within(text, re.compile(rf"{_SPACE}+"), one.start, one.end)
    for start, end in _piece_spans(text):
        if any(start <= one.start < end for one in figures):
            for pattern in (_GAP_IN_HAN, _GAP_AT_DIGIT):
                found |= _gaps_within(text, pattern, start, end)
    return found


def _gaps_within(
    text: str, pattern: re.Pattern[str], start: int, end: int
) -> set[tuple[int, int, str]]:
    return {(*gap.span(), "") for gap in pattern.finditer(text, start, end)}


def _piece_spans(text: str) -> list[tuple[int, int]]:
    stops = [stop.end() for stop in _STOP.finditer(text)]
    return list(zip([0, *stops], [*stops, len(text)], strict=True))


def _of_whole(found: re.Match[str]) -> str:
    """Return what is done of a whole beside the whole: 投诉25件，办结20件."""
    unit = found["unit"] or found["same"]
    if found["same"] not in {"", unit}:
        return found[0]
    done = found["done"].removesuffix(found["unit"])
    return f"{found['label']}{found['whole']}{unit}，{found['act']}{done}{unit}"
