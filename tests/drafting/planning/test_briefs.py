"""What each section is for, and which time a plan speaks of."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs, plan_horizon
from assistant.drafting.planning.heading_functions import report_period
from assistant.records import Function


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
