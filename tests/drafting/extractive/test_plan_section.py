"""The plan answers the problems, says each time once, and fills no space with phrases."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Draft
from assistant.drafting.extractive.templates import GENERAL_STEP
from assistant.records import Function
from tests.drafting.samples import passage, write_draft

TITLE = "东浦区城市管理局2025年工作总结和2026年工作计划"
PAST = (
    passage(
        "加快停车泊位共享改造，完善停车引导设施。",
        number=31,
        function=Function.PLAN,
        section=("三",),
    ),
    passage("推进生活垃圾分类示范创建。", number=32, function=Function.PLAN, section=("三",)),
)


def _draft(outline: str, facts: str = "") -> Draft:
    return write_draft(outline, facts, archive=PAST)


def _text(result: Draft, heading: str) -> str:
    [section] = [one for one in result.sections if one.heading == heading]
    return "".join(sentence.text for sentence in section.sentences)


def test_each_problem_is_answered_under_the_heading_that_fits() -> None:
    result = _draft(
        f"{TITLE}\n一、工作\n二、存在的问题\n（一）停车泊位不足\n（二）垃圾分类不够到位\n"
        "三、2026年计划\n（一）深化垃圾分类\n（二）缓解停车难题"
    )
    assert "加快停车泊位共享改造" in _text(result, "（二）缓解停车难题")
    assert "停车" not in _text(result, "（一）深化垃圾分类")
    assert "推进生活垃圾分类示范创建" in _text(result, "（一）深化垃圾分类")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        pytest.param("2026年计划新建公厕6座", "计划新建公厕6座。", id="the year stands above"),
        pytest.param("2026年公厕满意率达到95%", "力争公厕满意率达到95%。", id="a level to reach"),
        pytest.param("力争新建公厕6座", "力争新建公厕6座。", id="already an aim"),
        pytest.param("到2027年新建公厕6座", "到2027年新建公厕6座。", id="another year stays"),
    ],
)
def test_a_target_is_an_aim_once(fact: str, said: str) -> None:
    result = _draft(f"{TITLE}\n一、工作\n二、2026年计划\n（一）完善公厕布局", f"二（一）：{fact}")
    text = _text(result, "（一）完善公厕布局")
    assert said in text
    assert text.count("6座") + text.count("95%") == 1


def test_a_plan_alone_is_no_plan_for_the_year_after() -> None:
    result = _draft("东浦区城市管理局2026年工作计划\n一、深化垃圾分类\n二、缓解停车难题")
    body = "".join(s.text for section in result.sections for s in section.sentences)
    assert "2027" not in body
    assert body.count("2026年是") == 1
    assert "推进生活垃圾分类示范创建" in _text(result, "一、深化垃圾分类")


def test_general_steps_are_listed_for_confirmation() -> None:
    result = _draft(f"{TITLE}\n一、工作\n二、2026年计划\n（一）提升食品安全水平")
    sentence = result.sections[-1].sentences[0]
    assert sentence.text == "健全风险监测和分级分类监管机制，守牢质量安全底线。"
    assert [row.reason for row in result.unresolved if row.text == sentence.text] == [GENERAL_STEP]


def test_beside_targets_of_its_own_a_plan_needs_no_usual_measure() -> None:
    outline = f"{TITLE}\n一、工作\n二、存在的问题\n三、2026年计划"
    problem = "二：老旧小区停车难问题突出"
    plain, targeted = (
        write_draft(outline, "\n".join([problem, *more]), archive=())
        for more in ((), ("三：2026年新建公厕6座",))
    )
    usual = [
        [one.text for one in draft.sections[-1].sentences if one.remark == GENERAL_STEP]
        for draft in (plain, targeted)
    ]
    assert [bool(one) for one in usual] == [True, False]


def test_a_target_of_the_whole_plan_goes_where_its_work_stands() -> None:
    result = _draft(
        f"{TITLE}\n一、工作\n二、2026年计划\n（一）推进项目建设\n（二）抓好供水保障",
        "二：2026年管网漏损率控制在10%以内",
    )
    assert "将管网漏损率控制在10%以内" in _text(result, "（二）抓好供水保障")
    assert "10%" not in _text(result, "二、2026年计划")


def test_a_target_takes_the_step_of_its_heading() -> None:
    result = _draft(
        "东浦区教育局2025年工作总结和2026年工作计划\n一、工作\n二、2026年计划\n（一）加强教师队伍建设",
        "二（一）：2026年计划招聘教师700名",
    )
    text = _text(result, "（一）加强教师队伍建设")
    assert text.startswith("完善教师补充、交流和培训机制，优化师资结构，计划招聘教师700名。")


def test_a_section_on_ways_of_working_answers_what_people_lack() -> None:
    result = _draft(
        f"{TITLE}\n一、工作\n二、存在的问题\n（一）航天本领不足\n"
        "三、2026年计划\n（一）健全长效机制\n（二）补齐设施短板"
    )
    assert "培训" in _text(result, "（一）健全长效机制")


def test_parking_is_answered_by_parking() -> None:
    estates = passage(
        "推进老旧小区改造和配套设施建设，改善居住条件。",
        number=33,
        function=Function.PLAN,
        section=("三",),
    )
    result = write_draft(
        f"{TITLE}\n一、工作\n二、存在的问题\n三、2026年计划",
        "二：老旧小区停车难问题突出，缺口1800个泊位",
        archive=[estates],
    )
    assert "统筹公共停车设施建设和管理" in _text(result, "三、2026年计划")


def test_targets_of_a_section_share_their_opening_word() -> None:
    result = _draft(
        f"{TITLE}\n一、工作\n二、2026年计划\n（一）完善设施",
        "二（一）：2026年航天展览开放率达到95%\n二（一）：2026年夜间巡飞率达到98%",
    )
    text = _text(result, "（一）完善设施")
    assert text.count("力争") == 1
    assert text == "力争航天展览开放率达到95%，夜间巡飞率达到98%。"


def test_bare_targets_of_two_kinds_stand_in_one_sentence() -> None:
    result = _draft(
        f"{TITLE}\n一、工作\n二、2026年计划\n（一）完善设施",
        "二（一）：2026年展览开放率达到95%\n二（一）：2026年夜间巡飞合格比例达到98%",
    )
    said = "力争展览开放率达到95%；夜间巡飞合格比例达到98%。"
    assert _text(result, "（一）完善设施") == said


def test_the_work_of_another_kind_of_unit_joins_no_targets() -> None:
    strange = passage(
        "完善停车泊位共享机制，加强停车引导设施建设。",
        number=34,
        function=Function.PLAN,
        section=("三",),
        org_type="教育局",
    )
    outline = f"{TITLE}\n一、工作\n二、2026年计划\n（一）缓解停车难题"
    alone = write_draft(outline, "", archive=[strange])
    assert "共享机制" in _text(alone, "（一）缓解停车难题")
    targets = write_draft(outline, "二（一）：2026年夜间巡飞率达到98%", archive=[strange])
    assert _text(targets, "（一）缓解停车难题") == "力争夜间巡飞率达到98%。"


@pytest.mark.parametrize(("note", "has_slogans"), [("（写实一点，不要喊口号）", False), ("", True)])
def test_slogans_are_left_out_where_the_user_wants_none(note: str, has_slogans: bool) -> None:
    result = _draft(f"{TITLE}\n一、工作\n二、2026年计划{note}\n（一）整治市容秩序")
    assert ("我局将重点做好以下工作。" in _text(result, "二、2026年计划")) is not has_slogans
    steps = [one for one in result.sections[-1].sentences if one.remark == GENERAL_STEP]
    assert bool(steps) is has_slogans
