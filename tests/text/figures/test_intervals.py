"""Rounded figures against the exact ones, by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.text.figures.intervals import (
    Bounds,
    bounds_of,
    growth,
    is_rounded_from,
    share,
    total,
)
from assistant.text.figures.read_figures import find_figures


@pytest.mark.parametrize(
    ("text", "exact", "is_so"),
    [
        pytest.param("约4.6万处", 45730, True, id="about"),
        pytest.param("约4.6万处", 45490, False, id="about, too far"),
        pytest.param("超380处", 386, True, id="over"),
        pytest.param("超380处", 395, False, id="over the next ten"),
        pytest.param("超380处", 380, False, id="not over itself"),
        pytest.param("近400处", 386, True, id="nearly"),
        pytest.param("近400处", 402, False, id="nearly, but beyond"),
        pytest.param("近七成", 61, False, id="nearly, by hardly more than the place before"),
        pytest.param("近520个", 511, True, id="nearly, of a long number"),
        pytest.param("400余处", 436, True, id="and some"),
        pytest.param("300件以上", 312, True, id="behind"),
        pytest.param("4.6万处", 45730, False, id="no word for it"),
        pytest.param("近3亿元", 295_000_000, True, id="nearly, by little"),
        pytest.param("近3亿元", 215_000_000, False, id="nearly, by far too much"),
        pytest.param("上万人", 15000, True, id="up in the ten thousands"),
        pytest.param("数百人", 150, False, id="not several hundred"),
    ],
)
def test_roundings(text: str, exact: int, is_so: bool) -> None:
    (figure,) = find_figures(text)
    assert is_rounded_from(figure, text, Decimal(exact)) is is_so


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        pytest.param("2.84万吨", "28350", "28450", id="half of the last decimal"),
        pytest.param("134万吨", "1335000", "1345000", id="a whole number of 万"),
        pytest.param("3亿元", "300000000", "300000000", id="a single digit is exact"),
        pytest.param("386件", "386", "386", id="a whole number is exact"),
        pytest.param("25%", "24.5", "25.5", id="a whole percentage is not"),
        pytest.param("百分之二点五", "2.45", "2.55", id="in characters"),
        pytest.param("30余家", "30", "40", id="and some"),
        pytest.param("超380件", "380", "390", id="over"),
        pytest.param("近400件", "350", "400", id="nearly"),
        pytest.param("近三亿元", "262500000", "300000000", id="nearly, in characters"),
        pytest.param("六成多", "60", "70", id="tenths and some"),
        pytest.param("过半", "50", "60", id="more than half"),
        pytest.param("十五六个", "15", "16", id="between neighbours"),
        pytest.param("数百家", "200", "999", id="several hundred"),
        pytest.param("约400件", "350", "450", id="about"),
    ],
)
def test_bounds(text: str, least: str, most: str) -> None:
    (figure,) = find_figures(text)
    bounds = bounds_of(figure, text)
    if figure.unit == "千克":  # 吨 in 千克
        bounds = Bounds(
            least=bounds.least / 1000, value=bounds.value / 1000, most=bounds.most / 1000
        )
    assert (bounds.least, bounds.most) == (Decimal(least), Decimal(most))


def interval(least: str, value: str, most: str) -> Bounds:
    return Bounds(least=Decimal(least), value=Decimal(value), most=Decimal(most))


def test_calculations_hold_for_every_amount_within_the_bounds() -> None:
    """The extremes of each formula are at the corners of the two intervals."""
    one, other = interval("79.5", "80", "80.5"), interval("49", "50", "51")
    corners = [(a, b) for a in (one.least, one.most) for b in (other.least, other.most)]
    for result, formula in (
        (growth(one, other), [(a - b) / b * 100 for a, b in corners]),
        (share(other, one), [b / a * 100 for a, b in corners]),
        (one - other, [a - b for a, b in corners]),
        (total([one, other]), [a + b for a, b in corners]),
    ):
        assert result.least == pytest.approx(min(formula))
        assert result.most == pytest.approx(max(formula))
        assert result.least < result.value < result.most


def test_a_fall_is_a_growth_below_zero() -> None:
    fall = growth(Bounds.exact(Decimal(300)), Bounds.exact(Decimal(400)))
    assert (fall * -1).value == 25
