"""However a model writes down where facts belong, the numbers are read off."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.placement_answer import read_places
from assistant.drafting.planning.placement_question import (
    NOWHERE,
    AskedFact,
    AskedSection,
    PlacementQuestion,
)
from assistant.records import Function

OUTLINE = parse_outline(
    "东浦区城市管理局2025年工作总结\n一、守好城市面子\n二、护好城市里子\n三、差在哪里"
)
QUESTION = PlacementQuestion(
    title=OUTLINE.title,
    organisation=OUTLINE.organisation,
    sections=tuple(
        AskedSection(number=number, node=node, path=(node.heading,), functions=(Function.RESULTS,))
        for number, node in enumerate(OUTLINE.nodes, start=1)
    ),
    facts=tuple(
        AskedFact(place=number, number=number, text=f"事实{number}", certainty=0.1)
        for number in (1, 2, 12)
    ),
)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("F1=S2\nF2=S3\nF12=S1", id="as asked"),
        pytest.param("F1 = S2, F2 = S3, F12 = S1", id="on one line"),
        pytest.param("- F1：S2\n- F2：S3\n- F12：S1", id="a list"),
        pytest.param("**F1** → **S2**\n**F2** → **S3**\n**F12** → **S1**", id="bold"),
        pytest.param("事实1归章节2。\n事实2归章节3。\n事实12归章节1。", id="in words"),
        pytest.param("F1 改造公厕17座 → S2 二、护好城市里子\nF2=S3\nF12=S1", id="all repeated"),
        pytest.param("S2：F1\nS3：F2\nS1：F12", id="section first"),
        pytest.param("| F | S |\n|---|---|\n| F1 | S2 |\n| F2 | S3 |\n| F12 | S1 |", id="table"),
        pytest.param("| 1 | 2 |\n| 2 | 3 |\n| 12 | 1 |", id="table of numbers"),
        pytest.param("1=2\n2: 3\n12 -> 1", id="bare numbers"),
        pytest.param("F1 护好城市里子\nF2 归入差在哪里\nF12：一、守好城市面子", id="headings"),
        pytest.param('{"F1": "S2", "F2": "S3", "F12": "S1"}', id="JSON"),
        pytest.param('```json\n{"1": 2, "2": 3, "12": 1}\n```', id="JSON of numbers"),
        pytest.param('{"S2": ["F1"], "S3": ["F2"], "S1": ["F12"]}', id="JSON, section first"),
        pytest.param("[[1, 2], [2, 3], [12, 1]]", id="JSON of pairs"),
        pytest.param(
            '[{"fact": "F1", "section": "S2"}, {"fact": 2, "place": 3}, {"id": 12, "place": 1}]',
            id="JSON of records",
        ),
        pytest.param('{"places": {"F1": "护好城市里子", "F2": 3, "F12": 1}}', id="JSON, nested"),
        pytest.param("F1=S3\nF2=S3\n再想想，F1=S2\nF12=S1", id="changes its mind"),
        pytest.param("F1=S2\nF2=S3\nF12=S1\nF7=S1\nF1=S9", id="numbers that do not exist"),
    ],
)
def test_forms(answer: str) -> None:
    assert read_places(answer, QUESTION) == {1: 2, 2: 3, 12: 1}


@pytest.mark.parametrize("answer", ["F1=S0", "F1：无", "F1 都不合适", '{"F1": null}', "1=0"])
def test_nowhere(answer: str) -> None:
    assert read_places(answer, QUESTION) == {1: NOWHERE}


@pytest.mark.parametrize(
    "answer",
    ["", "好的，我来归类。", "F1和F2很难说", "坚持问题导向，改造公厕17座[F1]。", "{}", "[F1, F2]"],
)
def test_nothing_said(answer: str) -> None:
    assert read_places(answer, QUESTION) == {}


def test_several_facts_of_one_section() -> None:
    assert read_places("F1、F2、F12 → S3", QUESTION) == {1: 3, 2: 3, 12: 3}
    assert read_places("S3: F1, F2\nS1: F12", QUESTION) == {1: 3, 2: 3, 12: 1}
