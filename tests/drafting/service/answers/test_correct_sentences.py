"""What a model gets wrong is put right where it stands; what it makes up goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Brief, Fact, Written
from assistant.drafting.service.answers.correct_sentences import (
    CORRECTED,
    UNCONFESSED,
    UNPLANNED,
    UNSOURCED,
    CorrectedSection,
    correct_sentences,
)
from assistant.records import Function, Period, Span
from tests.drafting.samples import passage

TOILETS = Fact(id="F1", text="新建公厕12座", line=1)
LAMPS = Fact(id="F2", text="更换路灯318盏", line=2)
BRIEF = Brief(
    title="东浦区城市管理局2025年工作总结",
    organisation="东浦区城市管理局",
    period=Period(year=2025, span=Span.YEAR),
    headings=("一、工作情况",),
    topic="工作情况",
    functions=(Function.RESULTS,),
    horizon="2026年",
    facts=(TOILETS, LAMPS),
)
PRACTICE = Written(text="健全日常巡查机制。")
RIGHT = Written(text="全年更换路灯318盏。", facts=(LAMPS,))


def corrected(*sentences: Written, brief: Brief = BRIEF) -> CorrectedSection:
    return correct_sentences((sentences,), brief)


def texts(section: CorrectedSection) -> list[str]:
    return [one.text for paragraph in section.paragraphs for one in paragraph]


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("坚持为民服务，新建公厕21座。", id="another figure"),
        pytest.param("坚持为民服务，新建公厕近20座。", id="rounded beyond the figure"),
        pytest.param("坚持为民服务，新建公厕12座，位居全省第一。", id="a rank of its own"),
        pytest.param("坚持为民服务，新建公厕减少12座。", id="turned round"),
        pytest.param("坚持为民服务，改造垃圾站12座。", id="of something else"),
    ],
)
def test_a_fact_told_wrong_is_told_right_in_its_place(wrong: str) -> None:
    section = corrected(PRACTICE, Written(text=wrong, facts=(TOILETS,)), RIGHT)
    first, second, third = texts(section)
    assert (first, third) == (PRACTICE.text, RIGHT.text)
    assert second.startswith("坚持为民服务，")
    assert second.endswith("新建公厕12座。")
    assert section.paragraphs[0][1].remark == CORRECTED
    assert section.remarks == ()


def test_what_another_sentence_has_right_is_not_said_again() -> None:
    wrong = Written(text="更换路灯381盏。", facts=(LAMPS,))
    assert texts(corrected(RIGHT, wrong)) == [RIGHT.text]


def test_what_is_right_stays_as_it_is() -> None:
    sentences = (PRACTICE, Written(text="新建公厕12座。", facts=(TOILETS,)), RIGHT)
    assert corrected(*sentences) == CorrectedSection(paragraphs=(sentences,))


def test_what_is_made_up_without_a_fact_goes() -> None:
    made_up = Written(text="全年获评全国文明单位，群众满意度达99.1%。")
    section = corrected(PRACTICE, made_up, RIGHT)
    assert texts(section) == [PRACTICE.text, RIGHT.text]
    assert section.remarks == (UNSOURCED.format(1),)


def test_no_problem_is_confessed_that_nobody_named() -> None:
    want = Fact(id="F1", text="保洁员缺额23人", line=1)
    brief = replace(BRIEF, functions=(Function.PROBLEMS,), facts=(want,))
    ours, theirs = passage("停车设施不足。", number=4), passage("执法能力不足。", number=5)
    sentences = (
        Written(text="同时也要看到，工作中还存在一些不足。"),
        Written(text="保洁员缺额23人。", facts=(want,)),
        Written(text="基层力量仍显不足。"),
        Written(text="执法能力不足。", precedents=(theirs,)),
        Written(text="停车设施不足。", precedents=(ours,)),
    )
    section = correct_sentences((sentences,), brief, [ours])
    assert texts(section) == [sentences[0].text, sentences[1].text, sentences[4].text]
    assert section.remarks == (UNCONFESSED.format(2),)


def test_a_plan_of_the_model_s_own_is_to_be_confirmed() -> None:
    brief = replace(BRIEF, functions=(Function.PLAN,), facts=())
    borrowed = Written(text="推进公厕提档升级。", precedents=(passage("推进公厕提档升级。"),))
    section = corrected(
        Written(text="2026年，重点做好以下工作。"),
        Written(text="加快设施建设。"),
        borrowed,
        brief=brief,
    )
    assert [one.remark for one in section.paragraphs[0]] == ["", UNPLANNED, ""]
