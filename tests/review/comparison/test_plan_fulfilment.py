"""A plan is answered by what is like it, or by what the encoder knows to be the same matter."""

from __future__ import annotations

import pytest

from assistant.archive.embedding import open_builtin
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.review.comparison.compare import compare_with_report
from assistant.review.findings import PlanStatus
from tests.review.comparison.matter_model import MatterModel
from tests.review.samples import draft_text, nearness, past_report

_OPENING = "一年来，全局上下齐心协力，较好完成了各项任务。"
_DRAFT = [
    _OPENING,
    "一、主要工作",
    "（一）健康守门人走进千家万户。大夫带着药箱到老人家中问诊，与他们结成长期联系。",
    "（二）中医药文化进校园，开设香囊制作课程24场。",
]
_MATTERS = (("家庭医生", "健康守门人"),)
_SHORT = "做实家庭医生签约，增加上门巡诊。"
_LONG = f"{_SHORT}{'坚持统筹推进各项任务，完善制度，压实责任，' * 4}"


@pytest.mark.parametrize(
    ("plan", "encoder", "status", "places"),
    [
        pytest.param(_SHORT, True, PlanStatus.DONE, (3,), id="in other words"),
        pytest.param(_SHORT, False, PlanStatus.DONE, (3,), id="by the static model"),
        pytest.param(_LONG, True, PlanStatus.NOT_MENTIONED, (), id="a plan of many things"),
        pytest.param(
            "组织无偿献血，满足临床需要。", True, PlanStatus.NOT_MENTIONED, (), id="nothing"
        ),
    ],
)
def test_an_answer_in_other_words(
    plan: str, encoder: bool, status: PlanStatus, places: tuple[int, ...]
) -> None:
    past = past_report(
        [_OPENING, "一、主要工作", "各项工作平稳有序。", "二、下一年计划", f"（一）{plan}"]
    )
    near = TextNearness(open_builtin(), MatterModel(_MATTERS)) if encoder else nearness()
    (outcome,) = compare_with_report(draft_text(_DRAFT), past, near=near).plans
    assert (outcome.status, outcome.draft_pars) == (status, places)
