"""Write the signs of a terse line in words: +9.7%, ↑5%, 58→46天, 利润-640万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.text.figures.figure import Figure, FigureKind
from assistant.text.figures.read_figures import find_figures
from assistant.text.figures.rounding import read_digits
from assistant.text.lexicon import group
from assistant.text.spans import replace_spans

_SIGN = re.compile(r"\s*(?P<sign>[+＋↑↓]|[-−–](?=\s*\d)|[-−]$)\s*$")
_ARROW = re.compile(r"\s*(?:→|➔|➡|=>|->|—>)\s*")
_STOP = re.compile("[，,；;。：:、（(]")
_RISES, _FALLS = frozenset("+＋↑"), frozenset("-−–↓")
_COMPARED = re.compile(
    rf"(?:{group('ledger.compared').pattern})(?:同期|20\d\d年|{group('ledger.start_of_period').pattern})?(?:数)?$"
)
_SAME_PERIOD = re.compile("(?:同比|环比)$")
_LOSS = group("totals.profit")
_BASE = group("ledger.base")
_CHANGED = group("moves.change")
_RATE = group("ledger.rate")
_YIELD = group("ledger.yield")
_CHANGES = frozenset({FigureKind.PERCENT, FigureKind.POINTS})
_RANK = "位"


def write_signs(text: str) -> str:
    """Return `text` with each rise, fall and loss in words.

    A signed figure with no name of its own is the change over the year before; a negative level
    of profit is a loss.

    >>> write_signs("产量214万吨，同比-8.2%；净利润-0.36亿元，上年-1.2亿元")
    '产量214万吨，同比下降8.2%；净利润亏损0.36亿元，上年亏损1.2亿元'
    """
    text = _write_arrows(text)
    return replace_spans(text, list(_signed_figures(text)))


def _write_arrows(text: str) -> str:
    """Return `text` with 由58天降至46天 for 58→46天."""
    figures = find_figures(text)
    changes = (_from_to(text, one, other) for one, other in pairwise(figures))
    return replace_spans(text, [change for change in changes if change])


def _from_to(text: str, one: Figure, other: Figure) -> tuple[int, int, str] | None:
    if not _ARROW.fullmatch(text[one.end : other.start]) or None in (one.number, other.number):
        return None
    first, last = one.text, other.text
    if not one.unit and other.unit:
        first += _tail_of(other)
    now = find_figures(last)[0].number or 0
    then = find_figures(first)[0].number or 0
    risen = now > then if one.kind is not FigureKind.ORDINAL else now < then
    if one.kind is FigureKind.ORDINAL or other.unit in {"%", "百分点"}:
        words = "升至" if risen else "降至"
    else:
        words = "增至" if risen else "降至"
    return one.start, other.end, f"由{first}{words}{last}"


def _tail_of(figure: Figure) -> str:
    """Return multiplier and unit of a figure as written: 万元."""
    digits = read_digits(figure)
    return figure.text[digits.end :].lstrip() if digits else figure.text


def _signed_figures(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the replacements of all signed figures, and of changes without a verb: 同比13.2%."""
    loss = False
    for figure in find_figures(text):
        if figure.kind in {FigureKind.CODE, FigureKind.YEAR, FigureKind.DATE}:
            continue
        start, sign = _sign_of(text, figure)
        label = _STOP.split(text[:start])[-1].strip()
        bare = figure.text.lstrip("-−")
        is_base = bool(_BASE.closing(label)) or not label
        loss = bool(_LOSS.occurs_in(label)) or (loss and is_base)
        level = _level_before(text, start)
        changed = _with_unit(figure, level) if sign and _is_change(label, sign) else figure
        words = _words_for(changed, sign, label, is_loss=loss, level=level)
        if words is not None:
            tail = changed.text.removeprefix(figure.text)
            yield start, figure.end, _joined(text, start, f"{words}{_plain_unit(bare)}{tail}")


def _is_change(label: str, sign: str) -> bool:
    """Return whether a signed figure behind `label` is a change, whatever it measures."""
    return not label or sign in "↑↓" or bool(_COMPARED.search(label))


def _with_unit(figure: Figure, level: Figure | None) -> Figure:
    """Return a change without a unit in that of the level it is of; of a rate, in points."""
    if figure.unit or level is None or figure.number is None:
        return figure
    tail = "个百分点" if _is_rate(level) else _tail_of(level)
    if re.search("[万亿]", figure.text):
        tail = tail.lstrip("百千万亿")
    found = find_figures(f"{figure.text.rstrip()}{tail}")
    return found[0] if len(found) == 1 and found[0].unit else figure


def _sign_of(text: str, figure: Figure) -> tuple[int, str]:
    """Return where the sign in front of a figure stands, and the sign; "" for none."""
    start = figure.start
    if figure.text[0] in "-−":
        return start, "-"
    found = _SIGN.search(text[:start])
    if found is None or (found["sign"] in _FALLS - {"↓"} and _is_joint(text, found.start())):
        return start, ""
    return found.start(), found["sign"]


def _is_joint(text: str, start: int) -> bool:
    """Return whether a dash stands between two figures or letters: 7-9, A-3."""
    return bool(re.search(r"(?:[\dA-Za-z%日号]|\d[年月])\s*$", text[:start]))


def _words_for(
    figure: Figure, sign: str, label: str, *, is_loss: bool, level: Figure | None
) -> str | None:
    """Return the words in place of the sign; None where the figure stays as it is."""
    compared = bool(_COMPARED.search(label))
    if not sign:
        is_change = figure.kind in _CHANGES
        is_level = figure.kind is FigureKind.PERCENT and _is_rate(level)
        needs_verb = is_change and _SAME_PERIOD.search(label) and not is_level
        return _verb(figure, "+") if needs_verb else None
    if _is_change(label, sign):
        return ("" if compared else "同比") + _verb(figure, sign)
    if _CHANGED.closing(label):
        return "" if sign in _RISES else None
    if sign in _FALLS and is_loss and figure.unit in {"元", ""}:
        return "亏损"
    if _BASE.closing(label):
        return _verb(figure, sign) if figure.kind in _CHANGES else None
    if figure.kind is FigureKind.POINTS or _is_growth(figure, sign, label):
        return f"同比{_verb(figure, sign)}"
    return "" if sign in _RISES else None


def _is_growth(figure: Figure, sign: str, label: str) -> bool:
    """Return whether a signed percentage is a change: few rates are ever below zero."""
    may_be_level = _YIELD.occurs_in(label) if sign in _FALLS else bool(_RATE.closing(label))
    return figure.kind is FigureKind.PERCENT and not may_be_level


def _is_rate(figure: Figure | None) -> bool:
    return figure is not None and figure.kind is FigureKind.PERCENT


def _level_before(text: str, start: int) -> Figure | None:
    """Return the last figure in front of `start`."""
    figures = find_figures(text[:start])
    return figures[-1] if figures else None


def _verb(figure: Figure, sign: str) -> str:
    rises = sign in _RISES
    if figure.kind is FigureKind.POINTS:
        return "提高" if rises else "下降"
    if figure.kind is FigureKind.PERCENT:
        return "增长" if rises else "下降"
    if figure.unit == _RANK:
        return "上升" if rises else "下降"
    return "增加" if rises else "减少"


def _plain_unit(text: str) -> str:
    return re.sub(r"\s*(?:pct|pp)$", "个百分点", text)


def _joined(text: str, start: int, words: str) -> str:
    """Return `words` with a comma where nothing separates them from a figure in front."""
    before = find_figures(text[:start])
    return f"，{words}" if before and before[-1].end == len(text[:start].rstrip()) else words
