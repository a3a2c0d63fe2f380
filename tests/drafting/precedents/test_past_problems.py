"""What a past report's problem offers: its name, how it showed, why, what was counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext
from assistant.drafting.precedents.past_problems import PastProblem, find_past_problems
from assistant.drafting.precedents.relevance import subject_of
from assistant.records import Function, Hit
from tests.drafting.samples import passage

OUTLINE = "东浦区城市管理局2025年工作总结\n一、工作情况\n二、存在的问题\n（一）停车供需矛盾突出"
UNIT = "东浦区城市管理局"
CONTEXT = ReuseContext(organisation=UNIT, known=OUTLINE)


def _found(text: str, *, organisation: str = UNIT) -> list[PastProblem]:
    brief = make_briefs(parse_outline(OUTLINE), {})[-1]
    source = replace(passage(text, function=Function.PROBLEMS), organisation=organisation)
    hit = Hit(rank=1, score=1.0, passage=source)
    return find_past_problems(subject_of("停车供需矛盾突出", brief), [hit], CONTEXT)


def test_a_problem_is_taken_apart() -> None:
    [problem] = _found(
        "一是停车泊位供给不足。停车泊位缺口1.2万个，部分泊位周转率偏低，"
        "去年新建泊位800个。主要是老城区可利用地块少。"
    )
    assert problem.name == "停车泊位供给不足"
    assert problem.signs == "部分泊位周转率偏低"
    assert problem.cause == "老城区可利用地块少"
    assert problem.quantity == "停车泊位缺口为〔待填：停车泊位缺口，万个〕"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("停车泊位建设取得明显成效。", id="an achievement"),
        pytest.param("将加快停车泊位建设，缓解停车困难。", id="a plan"),
        pytest.param("针对停车泊位不足的情况。", id="an occasion"),
        pytest.param("坚决整治停车泊位隐患。", id="a remedy"),
        pytest.param("水质监测力量不足，采样设备老化。", id="another matter"),
    ],
)
def test_what_is_no_problem_of_the_kind_is_left(text: str) -> None:
    assert not _found(text)


def test_the_part_behind_an_achievement_is_the_problem() -> None:
    [problem] = _found("虽然停车泊位不断增加，但老旧小区停车泊位依然不足。")
    assert problem.signs == "老旧小区停车泊位依然不足"


@pytest.mark.parametrize(
    "sign",
    [
        pytest.param("停车泊位建设滞后", id="滞后 leads to nothing"),
        pytest.param("停车泊位乱象治理不及时", id="nor 及时"),
        pytest.param("停车泊位管理短板依然存在", id="nor 存在"),
    ],
)
def test_a_problem_may_end_like_a_clause_that_goes_on(sign: str) -> None:
    [problem] = _found(f"虽有改观，但{sign}。")
    assert problem.signs == sign


def test_only_the_units_own_problems_are_found() -> None:
    said = "停车泊位供给不足，停车难问题依然存在。"
    assert _found(said)
    assert not _found(said, organisation="云岭县城市管理局")
