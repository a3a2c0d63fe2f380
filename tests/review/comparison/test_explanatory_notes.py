"""Notes that explain terms are no topics; numbered tasks are."""

from __future__ import annotations

import pytest

from assistant.review.comparison.compare import compare_with_report
from assistant.review.comparison.explanatory_notes import find_notes
from tests.review.samples import draft_text, nearness, past_report

_BODY = [
    "一年来，全镇围绕“三张清单”抓落实，推行“一窗通办”，办好“两件实事”。",
    "一、主要工作",
    "（一）治理更细。“红色代办员”上门办事640次，“有事好商量”议事厅开到每个村。",
]
_NOTES = [
    "1.“三张清单”：任务清单、问题清单、责任清单。",
    "2.“一窗通办”：所有业务在一个窗口办理。",
    "3.“两件实事”：是指集镇供水改造和通村公路拓宽。",
    "4.“红色代办员”：由党员担任、替老人跑腿的人。",
    "5.“有事好商量”：指村民议事的一种办法，始于2019年。",
]
_TASKS = [
    "1.加强宣传：利用广播和标语宣传政策。",
    "2.摸清底数：逐户登记造册。",
    "3.强化督查：每月通报一次。",
    "4.严格考核：结果与绩效挂钩。",
    "5.落实经费：安排专项经费。",
]


@pytest.mark.parametrize(
    ("texts", "notes"),
    [
        pytest.param([*_BODY, *_NOTES], range(3, 8), id="notes below"),
        pytest.param([*_BODY, *_NOTES, "附：联系方式"], range(3, 8), id="something behind them"),
        pytest.param([*_BODY, *_TASKS], range(0), id="tasks"),
        pytest.param([*_BODY, *_NOTES[:3]], range(0), id="too few to tell"),
        pytest.param(_BODY, range(0), id="none"),
    ],
)
def test_notes(texts: list[str], notes: range) -> None:
    assert find_notes(texts) == notes


def test_notes_are_neither_missing_nor_new() -> None:
    draft = draft_text([*_BODY, *_NOTES])
    assert not compare_with_report(draft, past_report(_BODY), near=nearness()).new
    past = past_report([*_BODY, *_NOTES])
    assert not compare_with_report(draft_text(_BODY), past, near=nearness()).missing
