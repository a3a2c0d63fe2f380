"""Targets that were clearly missed are told under problems, from the row of the ledger."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Written
from assistant.drafting.extractive.missed_targets import tell_missed_targets
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.make_plan import make_plan
from assistant.records import Function
from tests.drafting.samples import retrieve_from

_HEADER = "指标,单位,今年,年度目标,章节\n"
_REST = "引进企业,家,24,20,一\n窗口人员缺编,人,6,,二\n"


def _told(rows: str, *, period: str = "2025年") -> list[Written]:
    text = f"# 云桥市商务局{period}工作总结\n一、主要工作\n二、存在的问题\n"
    plan = make_plan(
        parse_outline(text), parse_facts(_HEADER + rows + _REST), retrieve=retrieve_from([])
    )
    (brief,) = (one for one in plan.briefs if one.functions == (Function.PROBLEMS,))
    return tell_missed_targets(brief, plan.briefs)


def test_the_largest_gaps_come_first() -> None:
    (said,) = _told("外贸进出口,亿元,18,24,一\n网络零售额,亿元,9,18,一\n展会,场,8,9,一\n")
    assert said.text == "网络零售额仅完成年度目标的50%，外贸进出口仅完成年度目标的75%。"
    assert [fact.indicator for fact in said.facts] == ["网络零售额", "外贸进出口"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("外贸进出口,亿元,21,24,一", ["外贸进出口完成年度目标的87.5%。"]),
        ("外贸进出口,亿元,23.5,24,一", []),  # as good as reached
        ("外贸进出口,亿元,25,24,一", []),
        ("群众满意率,%,91,95,一", ["群众满意率91%，未达到95%的年度目标。"]),
        ("群众满意率,%,94.5,95,一", []),
        ("窗口人员,人,2,6,一", []),  # the problems tell of it
    ],
)
def test_only_what_was_clearly_missed_is_told(row: str, told: list[str]) -> None:
    assert [one.text for one in _told(f"{row}\n")] == told


@pytest.mark.parametrize(("done", "told"), [("10", False), ("9", True)])
def test_half_a_year_lags_only_far_behind_the_calendar(done: str, told: bool) -> None:
    found = _told(f"外贸进出口,亿元,{done},24,一\n", period="2025年上半年")
    assert bool(found) is told


def test_a_high_goal_below_the_year_before_is_no_ceiling() -> None:
    header = "指标,单位,上年,今年,年度目标,章节\n"
    text = "# 云桥市商务局2025年工作总结\n一、主要工作\n二、存在的问题\n"
    rows = "门店建档率,%,98.2,98.7,95,一\n引进企业,家,20,24,20,一\n窗口人员缺编,人,5,6,,二\n"
    plan = make_plan(parse_outline(text), parse_facts(header + rows), retrieve=retrieve_from([]))
    (brief,) = (one for one in plan.briefs if one.functions == (Function.PROBLEMS,))
    assert tell_missed_targets(brief, plan.briefs) == []
