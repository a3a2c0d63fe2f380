"""How exactly figures are written, by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.text.figures.read_figures import find_figures
from assistant.text.figures.rounding import format_like, format_rate, last_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("4.6亿元", "10000000", id="a tenth of 亿"),
        pytest.param("380件", "10", id="tens"),
        pytest.param("386件", "1", id="ones"),
        pytest.param("98.50%", "0.01", id="hundredths"),
    ],
)
def test_last_places(text: str, place: str) -> None:
    (figure,) = find_figures(text)
    assert last_place(figure) == Decimal(place)


@pytest.mark.parametrize(
    ("number", "like", "text"),
    [
        pytest.param("25", "35%", "25.0%", id="one decimal of a percentage"),
        pytest.param("28412", "2.8万件", "2.8万件", id="in its scale"),
        pytest.param("1234.4", "1200余件", "1234件", id="without the word for about"),
    ],
)
def test_a_number_is_written_like_a_figure(number: str, like: str, text: str) -> None:
    (figure,) = find_figures(like)
    assert format_like(Decimal(number), figure) == text


@pytest.mark.parametrize("tenths", range(-40, 40))
def test_a_half_is_rounded_up_in_a_rate(tenths: int) -> None:
    """2.25 is 2.3 and -2.25 is -2.3, as offices round; not 2.2."""
    number = Decimal(tenths) / 10 + (Decimal("0.05") if tenths >= 0 else -Decimal("0.05"))
    if abs(number) >= Decimal("0.1"):
        away = Decimal(tenths + (1 if tenths >= 0 else -1)) / 10
        assert Decimal(format_rate(number)) == away
