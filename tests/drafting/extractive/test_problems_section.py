"""A cause that nobody gave is marked for a person to confirm; a given one is left alone."""

from __future__ import annotations

import re

import pytest

from assistant.drafting.draft import Draft
from assistant.records import Function
from tests.drafting.samples import passage, write_draft

OUTLINE = "# 东浦区城市管理局2025年工作总结\n一、2025年工作情况\n二、存在的问题"


def _draft(problem: str) -> Draft:
    return write_draft(OUTLINE, f"一：新建公厕6座\n二：{problem}", archive=())


@pytest.mark.parametrize(
    ("problem", "marked"),
    [
        pytest.param("垃圾分类投放准确率仅62%", True, id="no cause given"),
        pytest.param("垃圾分类投放准确率仅62%，主要是督导员不足", False, id="cause given"),
    ],
)
def test_a_general_cause_is_listed_for_confirmation(problem: str, marked: bool) -> None:
    rows = [row for row in _draft(problem).unresolved if "准确率" in row.text]
    assert [row.reason.startswith("原因为通用写法") for row in rows] == [True] * marked


def test_problems_copied_with_their_numbers_are_numbered_once() -> None:
    facts = "一：新建公厕6座\n二：二是环卫车辆老旧；三是夜间值守人员只有4人\n二：四是台账不全"
    result = write_draft(f"{OUTLINE}\n三、下一步打算", facts, archive=())
    text = "".join(
        sentence.text for section in result.sections[-2:] for sentence in section.sentences
    )
    assert "一是环卫车辆老旧；夜间值守人员只有4人" in text
    assert "二是台账不全" in text
    assert re.findall("[一二三四]是[一二三四]是|[三四]是(?:夜间|台账)|针对.是", text) == []
    assert not [
        row for row in result.unresolved if "没有写" in row.reason or "没有依据" in row.reason
    ]


HEADED = (
    "# 东浦区城市管理局2025年工作总结\n一、工作\n二、存在的问题\n"
    "（一）停车泊位不足\n（二）航天人手不足\n（三）占道经营反复"
)
PAST = passage(
    "一是停车泊位缺口较大。停车泊位缺口1.2万个，老旧小区停车难反复。主要是老城区可利用地块少。",
    number=41,
    function=Function.PROBLEMS,
    section=("二、存在的问题",),
)


def test_problems_under_headings_of_their_own() -> None:
    result = write_draft(HEADED, facts="", archive=[PAST])
    first, second, third = (
        "".join(sentence.text for sentence in section.sentences) for section in result.sections[-3:]
    )
    assert first == (
        "停车泊位缺口为〔待填：停车泊位缺口，万个〕，老旧小区停车难反复。主要是老城区可利用地块少。"
    )
    assert second == "航天人手不足，与上级要求和群众期盼相比还有差距。"
    assert third.endswith("致使占道经营反复。")
    unsourced = [row.text for row in result.unresolved if "借自" not in row.reason]
    unsourced = [text for text in unsourced if "待填" not in text]
    assert unsourced == [second, third]
