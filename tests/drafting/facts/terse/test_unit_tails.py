"""A unit that no list knows is taken from the value beside it."""

from __future__ import annotations

from decimal import Decimal

from assistant.drafting.facts.terse.unit_tails import read_figure_like, unit_tail, with_unit
from assistant.text.figures.read_figures import find_figures


def test_the_tail_is_a_part_of_the_unit() -> None:
    text = "来电3万通，上年2万通"
    figure = find_figures(text)[0]
    whole = with_unit(figure, unit_tail(text, figure))
    assert (whole.text, whole.unit) == ("3万通", "通")
    assert text[whole.start : whole.end] == "3万通"


def test_a_value_is_read_by_the_unit_of_another() -> None:
    text = "培训2个课次，上年3个课次"
    figure = find_figures(text)[0]
    whole = with_unit(figure, unit_tail(text, figure))
    other = read_figure_like("3个课次", whole)
    assert other is not None
    assert (other.number, other.unit) == (Decimal(3), "个课次")
    assert read_figure_like("3个小区", whole) is None
