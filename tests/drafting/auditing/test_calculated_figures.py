"""What an office works out from its ledger is supported; what does not follow is not."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.records import Period, Span
from tests.drafting.auditing.claims import unsupported_claims

LEDGER = """门市销售额4.6亿元，上年4.1亿元，计划4.5亿元
水稻插秧3.2万亩，其中机插1.4万亩
早稻总产5600吨，上年5320吨，面积1.4万亩
沟渠清淤4800米，完成80%
客运收入1.73亿元，旅客86.4万人次
利润4120万元，上年亏损380万元
合格率98.4%，上年97.9%
库房维修任务完成52%
新开班线3条，其中跨县1条
职工61人，其中高级技工14人，中级技工26人
志愿者5600人
常住人口7.8万人
处理来信3650件，办结率98%
运动会金牌5枚，银牌7枚
"""


def _asked(text: str, *, span: Span = Span.YEAR, is_plan: bool = False) -> list[str]:
    facts = parse_facts(LEDGER)
    period = Period(year=2025, span=span)
    planned = (0,) if is_plan else ()
    found = unsupported_claims([text], facts, period=period, planned=planned)
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        pytest.param("门市销售额4.6亿元，增销5000万元。", "6000万元", id="a rise in another verb"),
        pytest.param("门市销售额4.6亿元，超计划0.1亿元。", "0.3亿元", id="more than planned"),
        pytest.param("水稻插秧3.2万亩，其中机插1.4万亩、人工1.8万亩。", "1.9万亩", id="the rest"),
        pytest.param("早稻总产5600吨，平均亩产400公斤。", "460公斤", id="for each 亩"),
        pytest.param("客运收入1.73亿元，人均消费约200元。", "约260元", id="for each person"),
        pytest.param("利润4120万元，同比增利4500万元。", "4700万元", id="from loss to profit"),
        pytest.param("沟渠清淤4800米，尚余1200米。", "1500米", id="left to do, by the share done"),
        pytest.param("新开班线3条，其中跨县1条、县内2条。", "4条", id="one digit, as the rest"),
        pytest.param("高级技工14人、中级技工26人，中高级40人。", "48人", id="a sum without a word"),
        pytest.param("志愿者5600人，占常住人口的7.2%。", "9.2%", id="a share in another line"),
        pytest.param("处理来信3650件，日均10件。", "17件", id="a day"),
        pytest.param("来信处理3650件，办结3577件，办结率98%。", "3557件", id="a part by its share"),
        pytest.param("夺得奖牌12枚，其中金牌5枚、银牌7枚。", "18枚", id="counted prizes"),
        pytest.param("合格率98.4%，不合格的占1.6%。", "2.6%", id="what a share leaves"),
    ],
)
def test_what_follows_needs_no_line_of_its_own(right: str, wrong: str) -> None:
    assert _asked(right) == []
    figure = max((one for one in _figures(right) if one[-1] == wrong[-1]), key=right.find)
    assert _asked(right.replace(figure, wrong)) == [wrong.removeprefix("约")]


def _figures(text: str) -> list[str]:
    """Return the pieces of `text` from a digit on to the end of its measure, as written."""
    pieces = text.replace("。", "，").replace("、", "，").split("，")
    starts = [next((n for n, c in enumerate(one) if c.isdigit()), None) for one in pieces]
    found = [one[n:] for one, n in zip(pieces, starts, strict=True) if n is not None]
    return [f"约{one}" if f"约{one}" in text else one for one in found]


def test_the_level_of_a_thing_is_no_difference_of_its_levels() -> None:
    assert _asked("门市销售额5000万元。") == ["5000万元"]


def test_a_bound_may_be_told_twice() -> None:
    facts = parse_facts("收入20万元以上的村9个，全乡14个村\n")
    text = "收入20万元以上的村9个，还有5个村不足20万元。"
    period = Period(year=2025, span=Span.YEAR)
    assert not unsupported_claims([text], facts, period=period)


def test_the_next_year_is_that_of_plans() -> None:
    assert _asked("2026年计划新开班线。") == []
    assert _asked("2027年计划新开班线。") == ["2027年"]


def test_time_passed_is_that_of_the_report() -> None:
    text = "库房维修任务完成52%，超序时进度2个百分点。"
    assert _asked(text, span=Span.FIRST_HALF) == []
    assert _asked(text, span=Span.THREE_QUARTERS) == ["2个百分点"]


def test_the_months_of_the_report_need_no_line() -> None:
    assert _asked("1至6月，处理来信3650件。", span=Span.FIRST_HALF) == []
    assert _asked("1至5月，处理来信3650件。", span=Span.FIRST_HALF) == ["1至5月"]
