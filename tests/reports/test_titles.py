from __future__ import annotations

import pytest

from assistant.records import Span
from assistant.reports.titles import is_compilation_title, parse_title, special_topic


@pytest.mark.parametrize(
    ("line", "year", "span", "subject"),
    [
        pytest.param(
            "市林业局2021年工作总结及2022年工作要点",
            2021,
            None,
            "市林业局",
            id="both years: the first",
        ),
        pytest.param(
            "2022年上半年工作总结和下半年工作打算", 2022, Span.FIRST_HALF, "", id="no organisation"
        ),
        pytest.param("第三中学2024年工作总结", 2024, None, "第三中学", id="school with a number"),
        pytest.param("水务局2020年半年工作总结", 2020, Span.FIRST_HALF, "水务局", id="bare 半年"),
        pytest.param(
            "乡2024年前三季度工作情况汇报", 2024, Span.THREE_QUARTERS, "乡", id="three quarters"
        ),
        pytest.param("县文联２０２２年度工作总结", 2022, None, "县文联", id="full-width year"),
        pytest.param("团委二〇一九年工作总结", 2019, None, "团委", id="Chinese year"),
        pytest.param("审批局工作总结（2021年）", 2021, None, "审批局", id="year in parentheses"),
        pytest.param("审计局xxxx年工作总结", None, None, "审计局", id="masked year"),
        pytest.param(
            "烟草局一季度工作总结", None, Span.FIRST_QUARTER, "烟草局", id="quarter, no year"
        ),
        pytest.param(
            "2023年下半年工作计划", 2023, Span.SECOND_HALF, "", id="plan for the second half"
        ),
    ],
)
def test_titles_say_their_time(
    line: str, year: int | None, span: Span | None, subject: str
) -> None:
    title = parse_title(line)
    assert title is not None
    assert (title.year, title.span, title.subject) == (year, span, subject)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("三、明年工作计划", id="numbered heading"),
        pytest.param("（二）上半年工作总结", id="numbered in parentheses"),
        pytest.param("全局上下要认真做好2022年工作总结", id="a sentence"),
        pytest.param("水利局2021年工作总结\t14", id="row of a table of contents"),
        pytest.param("2021年工作总结汇编（8篇）", id="compilation"),
        pytest.param("现将有关情况报告如下：", id="an introduction"),
        pytest.param("——在2022年全县工作会议上的报告", id="subtitle"),
        pytest.param("总结", id="too short"),
    ],
)
def test_other_lines_are_no_titles(line: str) -> None:
    assert parse_title(line) is None


@pytest.mark.parametrize(
    ("line", "certain"),
    [
        pytest.param("县林业局2021年工作总结", True, id="organisation and year"),
        pytest.param("2021年工作回顾", False, id="may be a section"),
        pytest.param("下一步工作打算", False, id="pseudo heading"),
        pytest.param("2022年工作安排", False, id="plan without organisation"),
        pytest.param("县林业局2022年工作安排", True, id="plan with organisation"),
    ],
)
def test_section_headings_are_not_certain(line: str, certain: bool) -> None:
    title = parse_title(line)
    assert title is not None
    assert title.is_certain is certain


def test_masks_and_markers_stay_out_of_the_title() -> None:
    title = parse_title("  区卫健局##paidbegin##2022年工作总结 ")
    assert title is not None
    assert title.text == "区卫健局2022年工作总结"


def test_compilation_titles() -> None:
    assert is_compilation_title("各局2022年工作总结（9篇）")
    assert is_compilation_title("年度工作总结汇编")
    assert not is_compilation_title("市档案局2022年工作总结（局机关）")


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        pytest.param(
            "云溪县城管局2025年普法依法治理工作总结", "普法依法治理", id="behind the year"
        ),
        pytest.param(
            "东浦区财政局优化营商环境2025年工作总结和2026年工作计划",
            "优化营商环境",
            id="in front of the year",
        ),
        pytest.param("2025年XX区公平竞争审查工作总结", "公平竞争审查", id="a masked place"),
        pytest.param("云溪县财政局2025年党建工作总结", "党建", id="party work"),
        pytest.param("云溪县自然资源和规划局2025年工作总结", "", id="规划 is in the name"),
        pytest.param("云溪县教育局2025年年终总结", "", id="年终"),
        pytest.param("云溪县园林局关于2025年工作情况的报告", "", id="情况"),
        pytest.param("2025年工作总结和2026年工作计划", "", id="no unit"),
        pytest.param("〔待填：标题〕", "", id="no title"),
    ],
)
def test_a_special_report_names_its_topic(line: str, topic: str) -> None:
    assert special_topic(line) == topic
