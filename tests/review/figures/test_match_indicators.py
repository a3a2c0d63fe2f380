"""Figures are named as a person would name them, and matched only where they count one thing."""

from __future__ import annotations

import pytest

from assistant.review.figures.indicators import display_name, find_indicators
from assistant.review.figures.match_indicators import match_indicators


@pytest.mark.parametrize(
    ("new", "old", "rows"),
    [
        pytest.param(
            "排查排污口230个，整治225个。",
            "全年排查排污口214个，完成整治198个。",
            [("排查排污口", "214", "230"), ("排查排污口整治", "198", "225")],
            id="two in a row",
        ),
        pytest.param(
            "城镇居民人均可支配收入4.2万元。",
            "农村居民人均可支配收入2.3万元。",
            [],
            id="town and country are never one",
        ),
        pytest.param(
            "规上工业增加值增长6.1%。",
            "规上工业增加值能耗下降16%。",
            [],
            id="output and its energy",
        ),
        pytest.param(
            "财政收入增长5%。", "财政收入完成5亿元。", [], id="a rate and a level are not one"
        ),
        pytest.param(
            "受理信访147件，同比下降9.3%。",
            "受理信访162件，同比下降12.9%。",
            [("受理信访", "162", "147"), ("受理信访同比降幅", "12.9", "9.3")],
            id="falls are named as falls",
        ),
        pytest.param(
            "便民疏导点由24处调整为28处。",
            "便民疏导点由21处调整为24处。",
            [("便民疏导点", "24", "28")],
            id="what it rose from is last year's",
        ),
        pytest.param(
            "建成地铁3号线，二期工程开工，入围中国500强。",
            "建成地铁2号线，一期工程完工，入围中国500强。",
            [],
            id="numbers that are names",
        ),
        pytest.param(
            "新建零工市场2家，累计8家。",
            "新建零工市场3家，累计6家。",
            [("新建零工市场家数", "3", "2"), ("新建零工市场家数", "6", "8")],
            id="new ones and all of them",
        ),
        pytest.param(
            "五年来新建公厕120座。", "全年新建公厕16座。", [], id="five years against one"
        ),
        pytest.param(
            "规上工业企业126家。",
            "规模以上工业企业118家。",
            [("规上工业企业家数", "118", "126")],
            id="the short name and the long one",
        ),
        pytest.param(
            "平均付款周期缩短5天。",
            "平均付款周期缩短3天。",
            [("平均付款周期降量", "3", "5")],
            id="a name without its change",
        ),
        pytest.param(
            "发放补贴1525万元，3300人受益。",
            "发放补贴1460万元，惠及3120人。",
            [("发放补贴", "1460", "1525"), ("发放补贴受益人数", "3120", "3300")],
            id="a bare verb goes by what stands before",
        ),
        pytest.param(
            "公交站台更换广告灯箱340个。", "新建公交站台12个。", [], id="something in the thing"
        ),
        pytest.param(
            "公交站台建成14个。",
            "新建公交站台12个。",
            [("公交站台建成", "12", "14")],
            id="the thing itself",
        ),
        pytest.param("养老床位总数2600张。", "护理型床位420张。", [], id="all and some of them"),
    ],
)
def test_matched(new: str, old: str, rows: list[tuple[str, str, str]]) -> None:
    pairs = match_indicators(find_indicators(new), find_indicators(old))
    pairs.sort(key=lambda pair: pair[0].start)
    found = [
        (display_name(one, other), str(abs(other.value or 0)), str(abs(one.value or 0)))
        for one, other in pairs
    ]
    assert found == rows


def test_how_far_targets_were_met_is_asked_for() -> None:
    old = "到位资金18.6亿元，完成年度目标的96.1%。"
    new = "到位资金24.8亿元，占全年任务的133.1%。"
    assert len(match_indicators(find_indicators(new), find_indicators(old))) == 1
    pairs = match_indicators(
        find_indicators(new, with_target_rates=True), find_indicators(old, with_target_rates=True)
    )
    assert [(display_name(*pair), str(pair[1].value), str(pair[0].value)) for pair in pairs] == [
        ("到位资金", "18.6", "24.8"),
        ("到位资金目标完成率", "96.1", "133.1"),
    ]


def test_a_masked_figure_has_no_value() -> None:
    (one,) = find_indicators("全区医疗救助超过xx万人次。")
    assert one.value is None
    assert one.unit == "万人次"
    assert one.kind == "人次"
