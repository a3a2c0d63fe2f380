"""Values of cells in the forms that people write them in."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.ledger.cell_values import State, read_value


@pytest.mark.parametrize(
    ("cell", "unit", "text"),
    [
        pytest.param("17", "座", "17座", id="plain"),
        pytest.param("3．６２", "亿元", "3.62亿元", id="full width"),
        pytest.param("1,234.5", "万元", "1,234.5万元", id="thousands"),
        pytest.param("14条左右", "条", "14条左右", id="own unit, about"),
        pytest.param("14左右", "条", "14条左右", id="about, without unit"),
        pytest.param("近20", "处", "近20处", id="nearly"),
        pytest.param("20余", "家", "20余家", id="over"),
        pytest.param("35-40", "人", "35-40人", id="a range"),
        pytest.param("9.4%", "%", "9.4%", id="percent once"),
        pytest.param("27.5公里", "", "27.5公里", id="own unit"),
        pytest.param("41.8（含改造）", "公里", "41.8公里（含改造）", id="a remark behind"),
        pytest.param("三十六万", "亩", "三十六万亩", id="Chinese numerals"),
    ],
)
def test_figures(cell: str, unit: str, text: str) -> None:
    value = read_value(cell, unit)
    assert (value.text, value.state) == (text, State.FIGURE)


@pytest.mark.parametrize("cell", ["", "—", "/", "N/A", "未统计", "无", "#DIV/0!", "- -"])
def test_nothing(cell: str) -> None:
    assert read_value(cell, "处").state is State.NOTHING


@pytest.mark.parametrize("cell", ["(5.6)", "（5.6）", "17/20"])
def test_doubtful(cell: str) -> None:
    assert read_value(cell, "万元").state is State.DOUBTFUL


@pytest.mark.parametrize("cell", ["已验收", "按计划推进"])
def test_texts(cell: str) -> None:
    assert read_value(cell, "座").state is State.TEXT
    assert read_value(cell, "座").text == cell
