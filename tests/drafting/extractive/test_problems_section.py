"""Problems are those of the facts and the unit's own past reports; an unsaid cause is blank."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.drafting.draft import Draft
from assistant.drafting.extractive.templates import OWN_PAST_PROBLEM
from assistant.records import Function, StoredPassage
from tests.drafting.samples import passage, write_draft

OUTLINE = "# 东浦区城市管理局2025年工作总结\n一、2025年工作情况\n二、存在的问题"


def _draft(problem: str) -> Draft:
    return write_draft(OUTLINE, f"一：新建公厕6座\n二：{problem}", archive=())


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        pytest.param(
            "垃圾分类投放准确率仅62%",
            "垃圾分类投放准确率仅62%，主要是〔待填：这一问题的原因〕。",
            id="no cause given",
        ),
        pytest.param(
            "垃圾分类投放准确率仅62%，主要是督导员不足",
            "垃圾分类投放准确率仅62%，主要是督导员不足。",
            id="cause given",
        ),
    ],
)
def test_a_cause_that_nobody_gave_is_left_blank(problem: str, said: str) -> None:
    sentences = _draft(problem).sections[-1].sentences
    assert sentences[-1].text == said


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        pytest.param(
            ["渡船老旧，停航4次", "护林员缺7人"],
            "一是渡船老旧，停航4次，主要是〔待填：渡船老旧的原因〕。"
            "二是护林员缺口7人，原因在于〔待填：护林员缺口的原因〕。",
            id="two are asked one by one",
        ),
        pytest.param(
            ["渡船老旧，停航4次；路灯损坏62盏未修", "护林员缺7人"],
            "一是渡船老旧，停航4次。二是路灯损坏62盏未修。三是护林员缺口7人。"
            "产生这些问题的原因，主要是〔待填：以上问题的主要原因〕。",
            id="three are asked together",
        ),
        pytest.param(
            ["渡船老旧，停航4次", "跨河取证难，未结案件9件", "渔港淤积2公里，上游挖沙是主因"],
            "一是渡船老旧，停航4次，主要是〔待填：渡船老旧的原因〕。"
            "二是跨河取证难，未结案件9件。三是渔港淤积2公里，上游挖沙是主因。",
            id="what is stated is not asked",
        ),
        pytest.param(
            ["路灯损坏62盏未修；其中城南40盏未修", "护林员缺7人"],
            "一是路灯损坏62盏未修；其中城南40盏未修，主要是〔待填：路灯损坏问题的原因〕。"
            "二是护林员缺口7人，原因在于〔待填：护林员缺口的原因〕。",
            id="a part is no other problem",
        ),
    ],
)
def test_causes_are_asked_once(problems: list[str], said: str) -> None:
    result = write_draft(
        OUTLINE, "\n".join(["一：新建公厕6座", *(f"二：{one}" for one in problems)]), archive=()
    )
    text = "".join(one.text for one in result.sections[-1].sentences[1:])
    assert text == said


def test_problems_copied_with_their_numbers_are_numbered_once() -> None:
    facts = "一：新建公厕6座\n二：二是环卫车辆老旧；三是夜间值守人员只有4人\n二：四是台账不全"
    result = write_draft(f"{OUTLINE}\n三、下一步打算", facts, archive=())
    text = "".join(
        sentence.text for section in result.sections[-2:] for sentence in section.sentences
    )
    assert "一是环卫车辆老旧。二是夜间值守人员仅4人。三是台账不全。" in text
    assert re.findall("[一二三四]是[一二三四]是|二是环卫|三是夜间|四是台账|针对.是", text) == []
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
OWN_PAST = replace(PAST, organisation="东浦区城市管理局")


def _problem_texts(past: StoredPassage) -> list[str]:
    result = write_draft(HEADED, facts="", archive=[past])
    return [
        "".join(sentence.text for sentence in section.sentences) for section in result.sections[-3:]
    ]


def test_problems_under_headings_of_their_own() -> None:
    assert _problem_texts(OWN_PAST) == [
        "停车泊位缺口为〔待填：停车泊位缺口，万个〕，老旧小区停车难反复。主要是老城区可利用地块少。",
        "航天人手不足，原因在于〔待填：航天人手不足的原因〕。",
        "占道经营反复，究其原因，主要是〔待填：占道经营反复的原因〕。",
    ]


def test_what_the_unit_reported_before_is_to_be_confirmed() -> None:
    result = write_draft(HEADED, facts="", archive=[OWN_PAST])
    rows = [row.text for row in result.unresolved if row.reason == OWN_PAST_PROBLEM]
    assert any("老旧小区停车难反复" in text for text in rows)


def test_another_units_problems_are_not_confessed() -> None:
    first, *_ = _problem_texts(PAST)
    assert first == "停车泊位不足，主要是〔待填：停车泊位不足的原因〕。"
    (section,) = write_draft(OUTLINE, facts="", archive=[PAST]).sections[-1:]
    assert "停车" not in "".join(sentence.text for sentence in section.sentences)
