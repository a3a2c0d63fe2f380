"""Write a change in words, of each kind of figure its own: 增长5.9%, 减亏1580万元, 缩短2天."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.facts.indicator_direction import DURATIONS
from assistant.text.figures.figure import COUNTED, Figure, FigureKind
from assistant.text.figures.intervals import Bounds, growth
from assistant.text.figures.rounding import format_rate, read_digits
from assistant.text.lexicon import group

_SIGNED = re.compile(
    rf"(?P<fallen>{group('moves.fall').pattern})(?P<what>[^，。；\d\-−]{{0,6}})[-−](?P<by>\d[\d.]*%?)"
    rf"|(?P<grown>{group('moves.rise').pattern})(?:了|为|达)?[-−](?P<less>\d[\d.]*%?)"
)
_OPPOSITE = {"增加": "减少", "提高": "降低", "增幅": "降幅"}
_FEW, _MANY = 60, 1000  # of so few things nobody gives the growth in per cent
_SMALL = 20  # or of more, where hardly any came or went
_COUNTING = group("units.counting")
_MONEY = re.compile("元$")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedChange:
    """A change in words, and the formula it was worked out by; words alone may need none."""

    words: str
    formula: str = ""


def describe_change(change: Decimal, *, in_points: bool) -> str:
    """Return the words for a change in per cent, rounded, or in percentage points as they are.

    >>> describe_change(Decimal("5.88"), in_points=False)
    '增长5.9%'
    >>> describe_change(Decimal("-0.9"), in_points=True)
    '下降0.9个百分点'
    """
    size = f"{abs(change).normalize():f}" if in_points else format_rate(abs(change))
    if not Decimal(size):
        return "持平"
    risen = "提高" if in_points else "增长"
    return f"{'下降' if change < 0 else risen}{size}{'个百分点' if in_points else '%'}"


def change_over(now: Figure, then: Figure, *, good: int = 0, base: str = "") -> WordedChange | None:
    """Return the change from one level above zero to another; None where nobody would state it.

    Few things are counted one by one, times are told in days: 同比 or, where the ledger has a
    sentence, with the value of the year before that it gives as `base`. Where less is good
    (`good` -1), a rate or an amount does not grow but rise.
    """
    new, old = now.number, then.number
    if new is None or old is None or new < 0 or old <= 0:
        return None
    if new == old:  # nobody tells that a few are as many as they were
        return None if _are_few(now, then) else WordedChange(words="同比持平")
    compared = f"比{base}的{then.text}" if base else "同比"
    if now.kind is FigureKind.PERCENT:
        words = _rising(describe_change(new - old, in_points=True), good)
        words = words.replace("百分点", "千分点") if now.unit == "‰" else words
        return WordedChange(words=f"同比{words}", formula=f"{now.text}-{then.text}")
    if not new:
        return None
    difference = _difference(now, then)
    if difference and now.unit in DURATIONS:
        words = "缩短" if new < old else "延长"
        return WordedChange(words=f"{compared}{words}{difference}", formula=_subtraction(now, then))
    if difference and _are_few(now, then):
        words = "减少" if new < old else "增加"
        return WordedChange(words=f"{compared}{words}{difference}", formula=_subtraction(now, then))
    rate = growth(Bounds.exact(new), Bounds.exact(old)).value
    words = _rising(describe_change(rate, in_points=False), good)
    return WordedChange(words=f"同比{words}", formula=f"({now.text}-{then.text})÷{then.text}")


def change_of_profit(
    now: Decimal, then: Decimal, figure: Figure, base: Figure
) -> WordedChange | None:
    """Return the change of a profit, losses below zero; None where both are profits.

    >>> from assistant.text.figures.read_figures import find_figures
    >>> now, then = find_figures("5240万元、6820万元")
    >>> change_of_profit(-now.number, -then.number, now, then).words
    '同比减亏1580万元'
    """
    if then > 0 and now > 0:
        return None
    if then < 0 < now:
        return WordedChange(words="实现扭亏为盈")
    if now < 0 < then:
        return WordedChange(words="由盈转亏")
    size = amount_like(abs(now - then), figure)
    if not size or now == then:
        return None
    less, large, small = (True, base, figure) if now > then else (False, figure, base)
    words = f"同比{'减亏' if less else '增亏'}{size}"
    return WordedChange(words=words, formula=f"{large.text}-{small.text}")


def replace_signs(text: str) -> str:
    """Return `text` with a fall written as one: neither 下降-3.2% nor 增长-3.2%.

    >>> replace_signs("税收同比增长-3.2%"), replace_signs("压减支出-12%")
    ('税收同比下降3.2%', '压减支出12%')
    """
    return _SIGNED.sub(_unsigned, text)


def _rising(words: str, good: int) -> str:
    return re.sub("^(?:提高|增长)", "上升", words) if good < 0 else words


def _are_few(now: Figure, then: Figure) -> bool:
    """Return whether both count a few whole things."""
    numbers = [one.number or Decimal(0) for one in (now, then)]
    is_whole = all(one == one.to_integral_value() for one in numbers)
    is_counted = now.kind in COUNTED and now.unit in _COUNTING and not _MONEY.search(now.text)
    return (
        is_whole
        and is_counted
        and (
            max(numbers) < _FEW or (max(numbers) < _MANY and abs(numbers[0] - numbers[1]) < _SMALL)
        )
    )


def _difference(now: Figure, then: Figure) -> str:
    return amount_like(abs((now.number or Decimal(0)) - (then.number or Decimal(0))), now)


def amount_like(number: Decimal, figure: Figure) -> str:
    """Return an amount as `figure` is written, with as many decimals as it needs; "" for words."""
    digits = read_digits(figure)
    if digits is None:
        return ""
    size = (number / digits.scale).normalize()
    return f"{size:f}{figure.text[digits.end :]}"


def _subtraction(now: Figure, then: Figure) -> str:
    one, other = (now, then) if (now.number or 0) > (then.number or 0) else (then, now)
    return f"{one.text}-{other.text}"


def _unsigned(found: re.Match[str]) -> str:
    if found["fallen"]:
        return f"{found['fallen']}{found['what']}{found['by']}"
    return f"{_OPPOSITE.get(found['grown'], '下降')}{found['less']}"
