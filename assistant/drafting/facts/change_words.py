"""Write a change in words: 增长5.9%, 下降3.2% and not 增长-3.2%."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.text.figures.rounding import format_rate
from assistant.text.lexicon import group

_SIGNED = re.compile(
    rf"(?P<fallen>{group('moves.fall').pattern})(?P<what>[^，。；\d\-−]{{0,6}})[-−](?P<by>\d[\d.]*%?)"
    rf"|(?P<grown>{group('moves.rise').pattern})(?:了|为|达)?[-−](?P<less>\d[\d.]*%?)"
)
_OPPOSITE = {"增加": "减少", "提高": "降低", "增幅": "降幅"}


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


def replace_signs(text: str) -> str:
    """Return `text` with a fall written as one: neither 下降-3.2% nor 增长-3.2%.

    >>> replace_signs("税收同比增长-3.2%"), replace_signs("压减支出-12%")
    ('税收同比下降3.2%', '压减支出12%')
    """
    return _SIGNED.sub(_unsigned, text)


def _unsigned(found: re.Match[str]) -> str:
    if found["fallen"]:
        return f"{found['fallen']}{found['what']}{found['by']}"
    return f"{_OPPOSITE.get(found['grown'], '下降')}{found['less']}"
