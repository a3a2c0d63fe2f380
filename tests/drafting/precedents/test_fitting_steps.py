"""A step leads to a target of the same matter, and is work of the kind of unit."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Brief
from assistant.drafting.planning.assign_facts import builtin_nearness
from assistant.drafting.precedents.fitting_steps import StepFit
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
