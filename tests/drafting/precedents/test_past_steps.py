"""What a past plan offers: its steps, without figures, dates and names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext
from assistant.drafting.precedents.past_steps import all_past_steps, find_past_steps
from assistant.drafting.precedents.relevance import subject_of
from assistant.records import Function, Hit
from tests.drafting.samples import passage

OUTLINE = "东浦区城市管理局2025年工作总结\n一、工作情况\n二、2026年计划\n（一）深化垃圾分类"
BORROWER = ReuseContext(organisation="东浦区城市管理局", known=OUTLINE)


def _steps(text: str) -> list[str]:
    brief = make_briefs(parse_outline(OUTLINE), {})[-1]
    source = passage(text, function=Function.PLAN, section=("三、计划", "（一）深化垃圾分类"))
    hit = Hit(rank=1, score=1.0, passage=source)
    return [step.text for step in find_past_steps(subject_of(brief.topic, brief), [hit], BORROWER)]


@pytest.mark.parametrize(
    ("past", "step"),
    [
        pytest.param(
            "完善垃圾分类收运体系，年底前开展垃圾分类宣传60场。",
            "完善垃圾分类收运体系，开展垃圾分类宣传",
            id="figure and date",
        ),
        pytest.param(
            "完善垃圾分类收集运输体系，年底前新建垃圾分类投放点60处。",
            "完善垃圾分类收集运输体系",
            id="a promise of others",
        ),
        pytest.param(
            "加强垃圾分类宣传引导，群众满意率达到80%以上。",
            "加强垃圾分类宣传引导，提高群众满意率",
            id="a rate to be reached",
        ),
        pytest.param(
            "加强垃圾分类末端处置，群众投诉率降到5%以内。",
            "加强垃圾分类末端处置，降低群众投诉率",
            id="a rate to be lowered",
        ),
        pytest.param(
            "力争新增日处理能力80吨。健全垃圾分类收运监督考核机制。",
            "健全垃圾分类收运监督考核机制",
            id="a measure that is nothing without its figure",
        ),
        pytest.param(
            "推广使用分类容器。加强垃圾分类督导。",
            "推广使用分类容器，加强垃圾分类督导",
            id="short sentences together",
        ),
        pytest.param(
            "保障垃圾分类清运，保障居民垃圾分类清运。",
            "",
            id="the same twice leaves too little",
        ),
    ],
)
def test_steps(past: str, step: str) -> None:
    assert _steps(past) == ([step] if step else [])


@pytest.mark.parametrize(
    "past",
    ["垃圾分类取得显著成效。", "已建成垃圾分类投放点60处。", "启动云岭县垃圾分类处理厂二期项目。"],
)
def test_what_is_no_step_is_left(past: str) -> None:
    assert not _steps(past)


@pytest.mark.parametrize(
    ("organisation", "steps"),
    [
        pytest.param(
            BORROWER.organisation, ["推广小区分类自治办法，加强厨余垃圾破袋收运"], id="its own"
        ),
        pytest.param("云岭县城市管理局", [], id="another's"),
    ],
)
def test_a_units_own_wording_need_not_be_common(organisation: str, steps: list[str]) -> None:
    source = passage("推广小区分类自治办法，加强厨余垃圾破袋收运。", function=Function.PLAN)
    hit = Hit(rank=1, score=1.0, passage=replace(source, organisation=organisation))
    brief = make_briefs(parse_outline(OUTLINE), {})[-1]
    assert [step.text for step in all_past_steps(brief, [hit], BORROWER)] == steps


def test_the_heading_above_the_steps_is_none_of_them() -> None:
    heading = "聚焦垃圾分类，着力提升治理水平"
    brief = make_briefs(parse_outline(OUTLINE), {})[-1]
    source = passage(
        f"{heading}。完善垃圾分类收集运输体系。",
        function=Function.PLAN,
        section=("三、计划", f"（一）{heading}"),
    )
    hit = Hit(rank=1, score=1.0, passage=source)
    steps = find_past_steps(subject_of(brief.topic, brief), [hit], BORROWER)
    assert [step.text for step in steps] == ["完善垃圾分类收集运输体系"]
