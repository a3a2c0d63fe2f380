"""Pairs of lines about one thing, and pairs that only look like it."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.clashes.clash_evidence import LIKELY, SURE, pair_values
from assistant.drafting.facts.load_facts import parse_facts


def points(text: str) -> float:
    earlier, later = parse_facts(text)
    pairs = pair_values(earlier, later)
    return max((one.points for one in pairs if not one.is_equal), default=0.0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("铺设燃气管道31.6公里，惠及2480户\n燃气管道铺设36.1公里", id="exchanged"),
        pytest.param("发放稳岗补贴1420万元\n科室口径：稳岗补贴1240万元", id="with a word less"),
        pytest.param("民办幼儿园审批12所\n审批科另报：民办幼儿园审批13所", id="sent again"),
        pytest.param(
            "交办积案46件，化解39件\n台账：积案化解37件", id="a word from the clause before"
        ),
        pytest.param("净增示范农场8家\n统计站：净增示范农场5家", id="a growth of things"),
        pytest.param("[团委李] 家访1420户\n[团委李老师] 家访1240户", id="one sender, two names"),
        pytest.param(
            "指标,单位,去年,今年,备注\n挽回损失,万元,62,73.5,\n为农户挽回损失,万元,,75.3,热线口径",
            id="rows of a table, one by another count",
        ),
        pytest.param(
            "指标,单位,去年,今年,备注\n追缴处置欠费,万元,118,136.5,\n欠费追缴额,万元,,128.6,窗口口径",
            id="rows of a table, words of their own in both",
        ),
        pytest.param(
            "护理组：夜间陪护率63.1%，家属满意度97.4%\n回访组：第三方测的家属满意度是95.2%",
            id="where a number is from, told in the line",
        ),
        pytest.param(
            "服务站：老人送浴日均46次\n服务站：养老平台导出来送浴日均52次",
            id="one office, two books",
        ),
        pytest.param(
            "接收进站的商户有38家，计划是35家\n业务组刚说接收进站是36家", id="beside a goal"
        ),
        pytest.param(
            "指标,单位,去年,今年\n在册船员,人,243,251\n其他：\n办公室：年底在册船员256人（花名册）",
            id="a row and a line under a heading that says nothing",
        ),
    ],
)
def test_one_thing_with_two_values(text: str) -> None:
    assert points(text) >= SURE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("城镇新增就业3120人\n农村劳动力就业3210人", id="town, country"),
        pytest.param("一中队：立案46起\n二中队：立案64起", id="each its own"),
        pytest.param("人事科：培训3期\n法规科：培训5期", id="what every department counts"),
        pytest.param("上半年投资2.4亿元\n全年投资4.2亿元", id="half a year"),
        pytest.param("2024年建成公园12个\n2025年建成公园21个", id="another year"),
        pytest.param(
            "渡运科：检修渡船516艘\n渡运科补充：应急检修渡船108艘", id="some of them, told later"
        ),
        pytest.param("发现隐患486处\n整改隐患468处", id="found, repaired"),
        pytest.param("接收捐款62.4万元\n发放捐款42.6万元", id="received, given"),
        pytest.param(
            "专利授权143项，其中发明专利31项\n发明专利申请134项", id="granted, applied for"
        ),
        pytest.param("完成投资58.1亿元\n投资没完成年初定的66亿元", id="what was not reached"),
        pytest.param(
            "体检费，目前已完成119人\n奖学金，目前已完成123人", id="words that name nothing"
        ),
        pytest.param(
            "指标,单位,去年,今年\n检修线路,公里,180,218\n检修老线路,公里,110,128",
            id="rows of one table",
        ),
    ],
)
def test_two_things(text: str) -> None:
    assert points(text) < LIKELY
