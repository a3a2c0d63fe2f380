"""A step leads to a target of the same matter, and is work of the kind of unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Brief
from assistant.drafting.planning.assign_facts import builtin_nearness
from assistant.drafting.precedents.fitting_steps import StepFit
from assistant.drafting.topics.sectors import main_sector
from assistant.records import Function, Period, Span

BRIEF = Brief(
    title="东浦区城市管理局2025年工作总结",
    organisation="东浦区城市管理局",
    period=Period(year=2025, span=Span.YEAR),
    headings=("二、2026年计划",),
    topic="2026年计划",
    functions=(Function.PLAN,),
    horizon="2026年",
)


@pytest.mark.parametrize(
    ("step", "fits"),
    [
        pytest.param("加快停车泊位共享改造，完善停车引导设施", True, id="the same matter"),
        pytest.param("加强食品安全监管", False, id="another matter"),
    ],
)
def test_a_step_is_about_its_target(step: str, *, fits: bool) -> None:
    fit = StepFit(brief=BRIEF, retrieve=lambda *_: [], nearness=builtin_nearness())
    assert fit.is_about(step, ["2026年新增停车泊位500个"], is_needed=True) is fits


_SCHOOL = main_sector("教师")


@pytest.mark.parametrize(
    ("world", "subject", "told"),
    [
        pytest.param("教师补充和交流", "招聘教师15名", "完善教师补充、交流和培训机制", id="said"),
        pytest.param("路灯", "招聘教师15名", "", id="the report has none of its words"),
        pytest.param("教师补充和交流", "更换路灯15盏", "", id="far from the target"),
    ],
)
def test_where_few_tell_a_step_says_what_the_report_says(
    world: str, subject: str, told: str
) -> None:
    assert _SCHOOL is not None
    step = "完善教师补充、交流和培训机制，优化师资结构"
    brief = replace(BRIEF, world=world)
    fit = StepFit(brief=brief, retrieve=lambda *_: [], nearness=builtin_nearness())
    assert fit.usual_step(_SCHOOL, step, subject) == told


def test_heading_or_unit_may_say_the_usual_step_whole() -> None:
    assert _SCHOOL is not None
    brief = replace(BRIEF, organisation="东浦区教师进修学校")
    fit = StepFit(brief=brief, retrieve=lambda *_: [], nearness=builtin_nearness())
    assert fit.usual_step(_SCHOOL, "优化师资结构", "招聘教师15名") == "优化师资结构"
