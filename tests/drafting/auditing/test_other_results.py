"""A wrong figure is told with what the ledger gives in its place, worked out or looked up."""

import pytest

from assistant.drafting.draft import Fact
from tests.drafting.auditing.claims import unsupported_claims

FACTS = [
    Fact(id="F1", text="贷款余额139.2亿元（计划142亿元）（上年同期128.6亿元）", line=1),
    Fact(id="F2", text="信访案件548件（上年同期612件）", line=2),
    Fact(id="F3", text="便民服务点152个（上年同期146个）", line=3),
    Fact(id="F4", text="漏损率8.4%（上年同期9.6%）", line=4),
    Fact(id="F5", text="护理床位2103张（上年同期1793张）", line=5),
    Fact(id="F6", text="养老床位3185张（上年同期3260张）", line=6),
]


@pytest.mark.parametrize(
    ("text", "result", "is_opposed"),
    [
        # 139.2 / 142 = 0.98028
        pytest.param("贷款余额139.2亿元，完成计划的98.9%。", "98.0%", False, id="completion"),
        # 139.2 / 128.6 - 1 = 0.08243
        pytest.param("贷款余额139.2亿元，同比增长9.2%。", "8.2%", False, id="growth"),
        pytest.param("信访案件548件，比上年减少46件。", "64件", False, id="difference"),
        pytest.param("信访案件548件，比上年增加64件。", "-64件", True, id="the other way"),
        pytest.param("漏损率8.4%，上升1.2个百分点。", "-1.2个百分点", True, id="points"),
        pytest.param("便民服务点达到125个。", "152个", False, id="looked up"),
        pytest.param(
            "养老床位3185张，其中护理床位2103张，床位总数较上年增加75张。",
            "-75张",
            True,
            id="of a value further in front",
        ),
    ],
)
def test_the_ledger_gives_another_result(text: str, result: str, is_opposed: bool) -> None:
    (found,) = unsupported_claims([text], FACTS)
    assert found.other is not None
    assert (found.other.text, found.other.is_opposed) == (result, is_opposed)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("信访案件548件，其中积案减少31件。", id="a change of something else"),
        pytest.param("修缮校舍37间。", id="nothing is called so"),
        pytest.param("便民服务点为群众代办事项8621件。", id="another unit"),
    ],
)
def test_what_the_ledger_does_not_give_is_left_open(text: str) -> None:
    assert [one.other for one in unsupported_claims([text], FACTS)] == [None]


def test_what_a_line_gives_as_it_stands_is_supported() -> None:
    facts = [Fact(id="F1", text="政府专职消防队11支（计划11支）（上年同期9支）", line=1)]
    text = "政府专职消防队达到11支，比上年增加2支，完成年度计划。"
    assert unsupported_claims([text], facts) == []


def test_under_plans_the_planned_lines_alone_say_what_is_meant() -> None:
    facts = [
        Fact(id="F1", text="独居老人户装烟感2150户（计划2000户）", line=1),
        Fact(id="F2", text="2026年装烟感3000户", line=2, is_planned=True),
        Fact(id="F3", text="2026年比武排名第2名", line=3, is_planned=True),
    ]
    text = "为3000户独居老人安装烟感，全市比武力争第二名。"
    assert unsupported_claims([text], facts, planned=(0,)) == []
