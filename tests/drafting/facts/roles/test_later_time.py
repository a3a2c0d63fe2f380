"""What tells of a time after the period of the report is planned."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.later_time import (
    is_later,
    is_planned,
    names_deadline,
    starts_after,
)
from assistant.records import Period, Span


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        pytest.param("2025年计划完成投资3亿元", True, id="plan of a year"),
        pytest.param("拟新建公厕6座", True, id="intention"),
        pytest.param("计划完成率98%", False, id="share of a plan"),
        pytest.param("开展模拟演练3次", False, id="exercise"),
        pytest.param("下半年新建公厕6座", True, id="time after the period"),
        pytest.param("改造公厕17座，完成全年计划20座的85%", False, id="done, beside its plan"),
        pytest.param("绿化投入360万元，占年计划的58.4%", False, id="so much of its plan"),
        pytest.param("普及率达到98.6%（计划98%）", False, id="done, the plan in brackets"),
        pytest.param("计划植树30万株，只种了18万株", False, id="done, behind its plan"),
        pytest.param("计划植树30万株，秋后种完", True, id="a plan with its date"),
        pytest.param("更换管网46公里，年计划45公里，投入1.6亿元", False, id="done, then its plan"),
        pytest.param("非计划停热2次，上年7次", False, id="what was not planned"),
        pytest.param("绿地管护到位，计划新建公园3处", True, id="a plan behind a state"),
    ],
)
def test_targets_are_planned(text: str, planned: bool) -> None:
    fact = Fact(id="F1", text=text, line=1)
    assert is_planned(fact, Period(year=2025, span=Span.FIRST_HALF)) is planned


@pytest.mark.parametrize(
    ("text", "span", "later"),
    [
        pytest.param("下半年新建公厕3座", Span.FIRST_HALF, True, id="second half"),
        pytest.param("下半年新建公厕3座", Span.YEAR, False, id="half of the year reported on"),
        pytest.param("2026年漏损率控制在10%以内", Span.YEAR, True, id="next year"),
        pytest.param("2025年新建公厕3座", Span.YEAR, False, id="this year"),
        pytest.param("2026座公厕完成改造", Span.YEAR, False, id="a number that is no year"),
        pytest.param("停车楼国庆前投用", Span.FIRST_HALF, True, id="a date to be met by"),
        pytest.param("重阳节前慰问老人80名", Span.FIRST_HALF, True, id="a feast of autumn"),
        pytest.param("比去年年底前多出3座", Span.FIRST_HALF, False, id="the end of last year"),
        pytest.param("8月办夜校一期", Span.FIRST_HALF, True, id="a month after the half"),
        pytest.param("8月办夜校一期", Span.THREE_QUARTERS, False, id="a month of the period"),
        pytest.param("示范站11月挂牌", Span.FIRST_HALF, True, id="a month wherever it stands"),
        pytest.param("比去年11月多3座", Span.FIRST_HALF, False, id="a month of last year"),
        pytest.param("2024年11月的旧车", Span.FIRST_HALF, False, id="a month of a year"),
        pytest.param("7月1日已召开座谈会", Span.FIRST_HALF, False, id="done before it was written"),
    ],
)
def test_what_tells_of_a_later_time_is_planned(text: str, span: Span, later: bool) -> None:
    assert starts_after(text, Period(year=2025, span=span)) is later


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("汛期到来前加固堤防", True),
        ("9月底前完成", True),
        ("三年前立项", False),
        ("两个月前开工", False),
        ("春节联欢会", False),
    ],
)
def test_a_deadline_is_a_season_or_a_month_to_be_met_by(text: str, *, named: bool) -> None:
    assert names_deadline(text) is named


@pytest.mark.parametrize(
    ("text", "later"),
    [
        pytest.param("培训护林员12期，明年计划15期", True, id="next year in its second clause"),
        pytest.param("计划培训护林员12期", False, id="the word alone"),
        pytest.param("换管46公里，年计划45公里", False, id="a plan behind a value"),
    ],
)
def test_a_later_time(text: str, later: bool) -> None:
    fact = Fact(id="F1", text=text, line=1)
    assert is_later(fact, Period(year=2025, span=Span.YEAR)) is later
