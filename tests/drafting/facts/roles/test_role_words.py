"""Words and figures speak for a problem, or for a plan."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.role_words import plan_evidence, problem_evidence


def _fact(text: str) -> Fact:
    return Fact(id="F1", text=text, line=1)


@pytest.mark.parametrize(
    ("problem", "result"),
    [
        pytest.param("一年走了6名教练", "一年走了6个乡镇", id="people left, places visited"),
        pytest.param("有31台年久失修", "有31台完成检修", id="out of repair"),
        pytest.param("缺员9人，只补上2人", "缺员9人，补上9人", id="not made up for"),
        pytest.param("全市14个区排第13", "全市14个区排第2", id="far down among others"),
        pytest.param("有31处漏雨", "查出隐患31处", id="looked for and found"),
        pytest.param("一年走了6个老技师", "一年走了6个老村庄", id="who is told by a noun behind"),
        pytest.param("续签率低于全市5个百分点", "续签率高于全市5个百分点", id="against the others"),
        pytest.param("多年没修过", "多年没出过事故", id="never mended, never harmed"),
        pytest.param("应急队才31人", "应急队31人，上年才12人", id="this year, last year"),
        pytest.param("高峰期断水，企业停产", "高峰期断水，未造成停产", id="harm done, or none"),
    ],
)
def test_a_problem_is_more_of_a_problem_than_a_result(problem: str, result: str) -> None:
    assert problem_evidence(_fact(problem)) > problem_evidence(_fact(result)) + 1


@pytest.mark.parametrize(
    ("plan", "done"),
    [
        pytest.param("再建驿站6个", "建成驿站6个", id="once more"),
        pytest.param("汛前加固堤防4处", "加固堤防4处", id="a date to be met by"),
        pytest.param("上座率85%以上", "上座率85%", id="a bound"),
        pytest.param("演出300场", "演出312场", id="round, exact"),
        pytest.param("把旧账清掉", "把旧账清掉了", id="finished"),
        pytest.param("国庆前把旧账清掉了", "旧账清掉了", id="a spoken end, ahead"),
        pytest.param("新馆招标", "新馆竣工", id="at its end"),
        pytest.param("游客40万人次", "游客40万人次，同比增长3%", id="compared"),
    ],
)
def test_a_plan_is_more_of_a_plan_than_what_was_done(plan: str, done: str) -> None:
    assert plan_evidence(_fact(plan)) > plan_evidence(_fact(done)) + 0.5
