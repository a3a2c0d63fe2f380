"""A plan is kept where its targets are met or it is said to be done, not where it is copied."""

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
        pytest.param(_SHORT, True, PlanStatus.PARTLY, (3,), id="in other words"),
        pytest.param(_SHORT, False, PlanStatus.PARTLY, (3,), id="by the static model"),
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


_SCHOOLS = [
    _OPENING,
    "一、主要工作",
    "（一）学前教育扩容提质。新建改建公办幼儿园7所，新增学位1890个，普惠率达到88.6%。",
    "（二）课后服务。全区42所义务教育学校全部开展课后服务，参与学生3.1万人。",
    "（三）教师队伍建设。招聘教师86名。名师公开课建设正在推进。",
    "（四）加强家校共育，完善家长学校制度。",
    "（五）智慧校园平台主体开发完成，尚未上线运行。",
    "（六）组织建制学校开展安全应急演练36场，力争评选平安校园示范校。",
    "（八）前三季度维修校舍1.2万平方米，添置课桌椅3600套。",
    "（七）坚持就近入学，规范招生秩序，稳步推进集团化办学改革。",
    "二、存在问题",
    "职业学校迁建项目因用地手续未能开工。校车数量偏少。",
]


@pytest.mark.parametrize(
    ("plan", "status", "places"),
    [
        pytest.param(
            "新建、改扩建公办幼儿园6所，新增学位1800个以上。",
            PlanStatus.DONE,
            (3,),
            id="both targets met",
        ),
        pytest.param(
            "实现义务教育学校课后服务全覆盖。", PlanStatus.DONE, (4,), id="said to be done"
        ),
        pytest.param(
            "新建公办幼儿园6所，改造农村小学食堂12个，更新热水器。",
            PlanStatus.PARTLY,
            (3,),
            id="one of three",
        ),
        pytest.param("推进集团化办学改革。", PlanStatus.PARTLY, (10,), id="under way"),
        pytest.param("智慧校园平台建成上线。", PlanStatus.PARTLY, (7,), id="done, not in use"),
        pytest.param("招聘中小学教师120名。", PlanStatus.CONTRADICTED, (5,), id="target missed"),
        pytest.param(
            "课后服务参与学校42所、参与学生4万人。",
            PlanStatus.PARTLY,
            (4,),
            id="one of two targets",
        ),
        pytest.param(
            "全年维修校舍1.8万平方米。", PlanStatus.PARTLY, (9,), id="short, the year not over"
        ),
        pytest.param(
            "开工建设职业学校迁建项目。", PlanStatus.CONTRADICTED, (12,), id="said not to be done"
        ),
        pytest.param("加强家校共育，完善家长学校制度。", PlanStatus.NOT_MENTIONED, (), id="copied"),
        pytest.param("评选平安校园示范校。", PlanStatus.NOT_MENTIONED, (), id="planned again"),
        pytest.param("下决心解决校车数量偏少。", PlanStatus.NOT_MENTIONED, (), id="only a problem"),
        pytest.param(
            "组织师生阅读节，评选书香班级。", PlanStatus.NOT_MENTIONED, (), id="not there"
        ),
    ],
)
def test_what_became_of_a_plan(plan: str, status: PlanStatus, places: tuple[int, ...]) -> None:
    past = past_report(
        [_OPENING, "一、主要工作", "各项工作平稳有序。", "二、下一年计划", f"（一）{plan}"]
    )
    (outcome,) = compare_with_report(draft_text(_SCHOOLS), past, near=nearness()).plans
    assert (outcome.status, outcome.draft_pars) == (status, places)


def test_a_plan_copied_into_the_results_is_not_kept() -> None:
    plan = "（一）新建供水管网40公里，管网漏损率控制在9%以内，保障群众用水。"
    past = past_report([_OPENING, "一、主要工作", "各项工作平稳有序。", "二、下一年计划", plan])
    draft = draft_text([_OPENING, "一、主要工作", plan, "（二）河道治理。清淤12公里。"])
    (outcome,) = compare_with_report(draft, past, near=nearness()).plans
    assert (outcome.status, outcome.draft_pars) == (PlanStatus.NOT_MENTIONED, ())
