"""The values of this year, with the words for what they count."""

from __future__ import annotations

from decimal import Decimal

from assistant.drafting.draft import Fact
from assistant.drafting.facts.clashes.stated_values import stated_values


def _read(text: str) -> list[tuple[Decimal, str, str]]:
    fact = Fact(id="F1", line=1, text=text)
    return [(one.number, one.unit, one.label) for one in stated_values(fact)]


def test_neither_targets_nor_the_year_before() -> None:
    assert _read("完成造林2160亩（全年目标2000亩），上年1900亩") == [(Decimal(2160), "亩", "造林")]


def test_a_large_number_without_a_unit_is_money() -> None:
    assert [unit for _, unit, _ in _read("规上产值2.7亿，改厕162户")] == ["元", "户"]
