"""Figures that follow from facts, each worked out by hand beside the case."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.derivation import derive_from_facts
from assistant.text.figures.figure_labels import label_figures

FACTS = [
    Fact(id="F1", text="收运厨余垃圾2.84万吨，上年2.31万吨", line=1),
    Fact(id="F2", text="排查隐患50处，整改40处", line=2),
    Fact(id="F3", text="道路清扫率92.6%，上年90.1%", line=3),
    Fact(id="F4", text="签约项目40个", line=4),
]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        pytest.param(
            "收运量增长22.9%", "F1：(2.84万吨-2.31万吨)÷2.31万吨", id="(2.84-2.31)/2.31 = 22.94%"
        ),
        pytest.param(
            "增长23%", "F1：(2.84万吨-2.31万吨)÷2.31万吨", id="rounded to the place shown"
        ),
        pytest.param("增加0.53万吨", "F1：2.84万吨-2.31万吨", id="2.84-2.31 = 0.53"),
        pytest.param("收运增加5300吨", "F1：2.84万吨-2.31万吨", id="the same in another unit"),
        pytest.param("整改率80%", "F2：40处÷50处", id="40/50 = 80%"),
        pytest.param("排查整改合计90处", "F2：50处+40处", id="50+40 = 90"),
        pytest.param("提高2.5个百分点", "F3：92.6%-90.1%", id="92.6-90.1 = 2.5"),
    ],
)
def test_follows(text: str, how: str) -> None:
    assert derive_from_facts(label_figures(text)[0], text, FACTS) == how


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("增长22.8%", id="a digit off"),
        pytest.param("增加0.53万处", id="another unit"),
        pytest.param("合计90个", id="other things counted"),
        pytest.param("占80处", id="no percentage"),
        pytest.param("共80个", id="two matters that have nothing to do with each other"),
    ],
)
def test_does_not_follow(text: str) -> None:
    assert derive_from_facts(label_figures(text)[0], text, FACTS) is None
