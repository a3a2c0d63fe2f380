"""What each section is for, and which time a plan speaks of."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import (
    assign_functions,
    make_briefs,
    plan_horizon,
    report_period,
    starts_after,
)
from assistant.records import Function, Period, Span


def functions(text: str) -> dict[str, str]:
    outline = parse_outline(text)
    found = assign_functions(outline)
    return {
        node.title: "+".join(function.value for function in found[node.position])
        for node in outline.walk()
    }


def test_headings_say_what_sections_are_for() -> None:
    assert functions(
        "东浦区教育局2025年工作总结和2026年工作计划\n一、2025年工作情况\n（一）聚焦民生短板，扩大学位供给\n"
        "二、存在的问题\n（一）师资结构不优\n三、2026年工作计划\n（一）补齐设施短板\n（二）工作亮点打造"
    ) == {
        "2025年工作情况": "成效",
        "聚焦民生短板，扩大学位供给": "成效",
        "存在的问题": "问题",
        "师资结构不优": "问题",
        "2026年工作计划": "计划",
        "补齐设施短板": "计划",
        "工作亮点打造": "计划",
    }


def test_merged_headings_have_two_functions() -> None:
    assert functions("澜川市水务局2025年工作总结\n一、治水\n二、存在的问题和下一步打算") == {
        "治水": "成效",
        "存在的问题和下一步打算": "问题+计划",
    }


def test_a_plan_is_all_plan() -> None:
    assert functions("澜川市水务局2026年工作计划\n一、治水\n二、治气") == {
        "治水": "计划",
        "治气": "计划",
    }


@pytest.mark.parametrize(
    ("text", "heading", "horizon"),
    [
        pytest.param(
            "甲局2025年工作总结和2026年计划\n一、工作\n二、下一步打算",
            "二、下一步打算",
            "2026年",
            id="title",
        ),
        pytest.param(
            "甲局2025年工作总结\n一、工作\n二、2026年计划\n（一）治水",
            "（一）治水",
            "2026年",
            id="heading above",
        ),
        pytest.param(
            "甲局2025年工作总结\n一、工作\n二、下一步打算",
            "二、下一步打算",
            "2026年",
            id="the year after",
        ),
        pytest.param(
            "甲局2025年上半年工作总结\n一、工作\n二、下步打算",
            "二、下步打算",
            "下半年",
            id="second half",
        ),
        pytest.param(
            "甲局工作总结\n一、工作\n二、下步打算", "二、下步打算", "下一步", id="no year anywhere"
        ),
    ],
)
def test_horizon(text: str, heading: str, horizon: str) -> None:
    outline = parse_outline(text)
    node = next(node for node in outline.walk() if node.heading == heading)
    assert plan_horizon(outline, node, report_period(outline)) == horizon


def test_period_of() -> None:
    assert report_period(parse_outline("东浦区2025年上半年工作总结\n一、工作")) == Period(
        year=2025, span=Span.FIRST_HALF
    )


def test_briefs_stand_in_reading_order() -> None:
    outline = parse_outline(
        "东浦区教育局2025年工作总结\n一、工作\n（一）办学（约300字）\n二、存在的问题"
    )
    briefs = make_briefs(outline, {})
    assert [brief.headings for brief in briefs] == [
        (),
        ("一、工作",),
        ("一、工作", "（一）办学"),
        ("二、存在的问题",),
    ]
    opening, parent, leaf, problems = briefs
    assert (opening.function, problems.function) == (Function.OTHER, Function.PROBLEMS)
    assert (parent.is_leaf, leaf.is_leaf) == (False, True)
    assert leaf.notes == ("约300字",)
    assert leaf.org_types == ("教育局",)
    assert leaf.themes == ("办学",)


@pytest.mark.parametrize(
    ("text", "span", "later"),
    [
        pytest.param("下半年新建公厕3座", Span.FIRST_HALF, True, id="second half"),
        pytest.param("下半年新建公厕3座", Span.YEAR, False, id="half of the year reported on"),
        pytest.param("2026年漏损率控制在10%以内", Span.YEAR, True, id="next year"),
        pytest.param("2025年新建公厕3座", Span.YEAR, False, id="this year"),
        pytest.param("2026座公厕完成改造", Span.YEAR, False, id="a number that is no year"),
    ],
)
def test_what_opens_with_a_later_time_is_planned(text: str, span: Span, later: bool) -> None:
    assert starts_after(text, Period(year=2025, span=span)) is later
