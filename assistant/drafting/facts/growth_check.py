"""Check growth that the ledger claims against the values it gives beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.fact_index import unit_of
from assistant.text.figures.approximations import half_decimal, last_place
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import FigureKind

_CHANGES = {FigureKind.PERCENT, FigureKind.POINTS}
_COUNTED = {FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.COUNT_WORD}
_SIGNED = re.compile(
    r"(?P<fallen>下降|减少|降低|压减|降幅|减幅)(?P<what>[^，。；\d\-−]{0,6})[-−](?P<by>\d[\d.]*%?)"
    r"|(?P<grown>增长|增加|提高|上升|增幅|增速)(?:了|为|达)?[-−](?P<less>\d[\d.]*%?)"
)
_OPPOSITE = {"增加": "减少", "提高": "降低", "增幅": "降幅"}


def wrong_changes(fact: Fact) -> Iterator[str]:
    """Yield what is wrong with each growth that this and last period's value do not give.

    Values are taken as rounded to their last written place, so that 2.84 over 2.31 may be anything
    from 22.5% to 23.4%. Two rates differ by percentage points.
    """
    places = label_figures(fact.text)
    for base in (one for one in places if one.is_earlier):
        present = present_values(places, base)
        claimed = [one for one in places if one.move and one.figure.kind in _CHANGES]
        if len(present) == 1 and len(claimed) == 1:
            yield from _judged(present[0], base, claimed[0])


def without_signs(text: str) -> str:
    """Return `text` with a fall written as one: neither 下降-3.2% nor 增长-3.2%.

    >>> without_signs("税收同比增长-3.2%"), without_signs("压减支出-12%")
    ('税收同比下降3.2%', '压减支出12%')
    """
    return _SIGNED.sub(_unsigned, text)


def _unsigned(found: re.Match[str]) -> str:
    if found["fallen"]:
        return f"{found['fallen']}{found['what']}{found['by']}"
    return f"{_OPPOSITE.get(found['grown'], '下降')}{found['less']}"


def present_values(places: Sequence[LabelledFigure], base: LabelledFigure) -> list[LabelledFigure]:
    """Return the figures that may be this period's value of what `base` was a period before."""
    return [
        one
        for one in places
        if unit_of(one.figure) == unit_of(base.figure)
        and one.figure.kind in _COUNTED
        and not (one.move or one.is_earlier)
    ]


def _judged(
    present: LabelledFigure, base: LabelledFigure, claimed: LabelledFigure
) -> Iterator[str]:
    """Yield what is wrong if no values that round to the given ones give the claimed growth."""
    now, then, stated = (one.figure.number for one in (present, base, claimed))
    if now is None or stated is None or not then:
        return
    stated = abs(stated) * claimed.move
    rates = base.figure.kind is FigureKind.PERCENT
    if claimed.figure.kind is FigureKind.POINTS and not rates:
        return
    if not _follows(present, base, claimed, stated, in_points=rates):
        yield (
            f"“{claimed.figure.text}”与两个数值算得的"
            f"{change_words(now, then, in_points=rates)}不符，请核对"
        )
    elif rates and claimed.figure.kind is FigureKind.PERCENT:
        yield f"“{claimed.figure.text}”是两个比率之差，应写作“百分点”，请核对"


def _follows(
    present: LabelledFigure,
    base: LabelledFigure,
    claimed: LabelledFigure,
    stated: Decimal,
    *,
    in_points: bool,
) -> bool:
    """Return whether values that round to the given ones change by `stated`."""
    now, then = present.figure.number or Decimal(0), base.figure.number or Decimal(0)
    change = _difference if in_points else _growth
    slack = min(last_place(claimed.figure), Decimal(1)) / 2
    least = change(now - half_decimal(present.figure), then + half_decimal(base.figure))
    most = change(now + half_decimal(present.figure), then - half_decimal(base.figure))
    return least - slack <= stated <= most + slack


def change_words(now: Decimal, then: Decimal, *, in_points: bool) -> str:
    """Return how `now` compares with `then`, rounded to one place.

    >>> change_words(Decimal("3.6"), Decimal("3.4"), in_points=False)
    '增长5.9%'
    >>> change_words(Decimal("95.2"), Decimal("96.1"), in_points=True)
    '下降0.9个百分点'
    """
    change = _difference(now, then) if in_points else _growth(now, then)
    size = f"{abs(change):.1f}".removesuffix(".0")
    if not Decimal(size):
        return "持平"
    risen = "提高" if in_points else "增长"
    return f"{'下降' if change < 0 else risen}{size}{'个百分点' if in_points else '%'}"


def _growth(now: Decimal, then: Decimal) -> Decimal:
    return (now - then) / then * 100


def _difference(now: Decimal, then: Decimal) -> Decimal:
    return now - then
