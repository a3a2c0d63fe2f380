from __future__ import annotations

import pytest

from assistant.records import Kind, Level, Period, Span
from assistant.reports.metadata import find_reporter, report_kind, report_period
from assistant.reports.titles import as_title


def period(title: str, *, text: str = "", headings: str = "", file: str = "") -> Period:
    return report_period(as_title(title), text=text, headings=headings, file_name=file)


@pytest.mark.parametrize(
    ("title", "headings", "year"),
    [
        pytest.param(
            "某市政府工作报告（2021年1月12日 王某）", "", 2020, id="January looks back a year"
        ),
        pytest.param("2021年某省人民政府工作报告", "2020年工作回顾", 2020, id="heading agrees"),
        pytest.param(
            "2014年某省政府工作报告", "2014年工作回顾\n2015年任务", 2014, id="heading decides"
        ),
        pytest.param(
            "某市政府工作报告（2021年12月28日 王某）", "2022年安排", 2021, id="given in December"
        ),
        pytest.param(
            "某市政府工作报告（2021年12月28日 王某）",
            "2020年工作回顾",
            2020,
            id="December, older year reviewed",
        ),
        pytest.param("某省人民政府2010年工作报告", "", 2009, id="year inside"),
    ],
)
def test_a_government_report_has_the_year_it_looks_back_on(
    title: str, headings: str, year: int
) -> None:
    assert period(title, headings=headings) == Period(year=year, span=Span.YEAR)


def test_the_year_comes_from_title_then_text_then_file() -> None:
    text = "2019年上半年，按照2018年的部署，2019年上半年各项工作平稳。"
    assert period("林业局2020年工作总结", text=text, file="2021.txt").year == 2020
    assert period("林业局工作总结", text=text, file="2021.txt").year == 2019
    assert period("林业局工作总结", file="总结2021.txt").year == 2021
    assert period("林业局工作总结").year is None


def test_the_span_comes_from_the_part_that_looks_back() -> None:
    assert period("林业局2020年工作总结及2021年上半年计划").span == Span.YEAR
    assert period("林业局上半年工作总结").span == Span.FIRST_HALF
    assert period("林业局工作总结", text="上半年造林。上半年管护。").span == Span.FIRST_HALF


@pytest.mark.parametrize(
    ("title", "has_plan", "kind"),
    [
        pytest.param("林业局2020年工作总结", False, Kind.SUMMARY, id="summary"),
        pytest.param("林业局2020年工作总结", True, Kind.SUMMARY_AND_PLAN, id="the text plans"),
        pytest.param(
            "林业局2020年总结及2021年打算", False, Kind.SUMMARY_AND_PLAN, id="the title plans"
        ),
        pytest.param("林业局2021年工作要点", True, Kind.PLAN, id="plan"),
        pytest.param("某国第十个五年规划纲要", True, Kind.PLAN, id="five-year plan"),
        pytest.param("林业局2020年工作情况汇报", True, Kind.BRIEFING, id="briefing"),
        pytest.param("2019年国民经济和社会发展统计公报", False, Kind.OTHER, id="statistics"),
        pytest.param("2019年政府工作报告", False, Kind.SUMMARY_AND_PLAN, id="government report"),
    ],
)
def test_kinds(title: str, has_plan: bool, kind: Kind) -> None:
    assert report_kind(as_title(title), has_plan=has_plan) == kind


@pytest.mark.parametrize(
    ("title", "text", "org_type", "level"),
    [
        pytest.param(
            "县林业局2020年工作总结", "全市林业工作会议。", "林业局", Level.COUNTY, id="title tells"
        ),
        pytest.param(
            "林业局2020年工作总结",
            "在区委、区政府领导下，全市先进。",
            "林业局",
            Level.DISTRICT,
            id="leaders tell",
        ),
        pytest.param(
            "林业局2020年工作总结",
            "州林业局扎实工作。",
            "林业局",
            Level.PREFECTURE,
            id="own name tells",
        ),
        pytest.param(
            "甲市乙区人社局2020年工作总结", "", "人社局", Level.DISTRICT, id="the last place"
        ),
        pytest.param(
            "市生态环境局东湖分局2020年工作总结", "", "生态环境局", Level.DISTRICT, id="branch"
        ),
        pytest.param("东湖镇2020年工作总结", "全县领先。", "镇", Level.TOWN, id="town"),
        pytest.param(
            "城投公司2020年工作总结", "全市领先。", "国企", Level.ENTERPRISE, id="enterprise"
        ),
        pytest.param(
            "林业局2020年工作总结", "工作扎实。", "林业局", Level.UNKNOWN, id="nothing tells"
        ),
        pytest.param(
            "人民政府2020年工作总结",
            "在县委领导下，我县生态环境分局治污有力。",
            "生态环境局",
            Level.COUNTY,
            id="wrong title",
        ),
        pytest.param(
            "景德镇市政府工作报告（2020年1月3日 王某）",
            "",
            "政府",
            Level.CITY,
            id="镇 in a city's name",
        ),
        pytest.param("2020年上海市人民政府工作报告", "", "政府", Level.PROVINCE, id="municipality"),
        pytest.param(
            "2020年政府工作报告",
            "现在，我代表国务院，向大会报告。",
            "政府",
            Level.STATE,
            id="State Council",
        ),
        pytest.param(
            "2020年自治区政府工作报告", "", "政府", Level.PROVINCE, id="autonomous region"
        ),
        pytest.param(
            "东湖镇政府工作报告（2020年）", "", "镇", Level.TOWN, id="a town's government"
        ),
    ],
)
def test_reporters(title: str, text: str, org_type: str, level: Level) -> None:
    who = find_reporter(as_title(title), text=text, signature="")
    assert (who.org_type, who.level) == (org_type, level)


def test_the_signature_names_who_the_title_does_not() -> None:
    who = find_reporter(as_title("2020年工作总结"), text="全县造林。", signature="某县审计局")
    assert (who.organisation, who.org_type) == ("某县审计局", "审计局")
