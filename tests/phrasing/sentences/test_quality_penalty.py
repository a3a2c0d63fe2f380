"""What serves as a model is told from what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.phrasing.sentences.quality_penalty import (
    ends_in_lack,
    names_lack,
    quality_penalty,
    states_lack,
)
from assistant.phrasing.sentences.sentence_units import SentenceUnit, sentences
from assistant.records import Function
from tests.retrieval.conftest import passage

MODEL = "推动服务窗口前移，让群众在家门口把事办成。"


def off(text: str, *, share: float = 0.1, function: Function = Function.RESULTS) -> float:
    stored = replace(passage(1, text, line=1), function=function)
    return quality_penalty(SentenceUnit(text=text, passage=stored), problem_share=share)


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("年轻人留不住", True),
        ("编制偏紧，任务偏重", True),
        ("作风不实", True),
        ("项目落地慢", True),
        ("审批流程繁琐，发展瓶颈亟待破除", True),
        ("强化对行政权力的制约与监督", False),
        ("破除流失等错误观念", False),
        ("补齐基础设施短板", False),
        ("帮扶困难群众", False),
        ("解决急难愁盼", False),
        ("办事不再难", False),
        ("营商环境持续优化", False),
    ],
)
def test_lack(text: str, lack: bool) -> None:
    assert states_lack(text) is lack


@pytest.mark.parametrize(
    ("query", "lack"),
    [
        ("人少事多", True),
        ("任务没完成", True),
        ("村民不配合", True),
        ("部门之间扯皮", True),
        ("让村民少跑腿", False),
        ("破解停车难", False),
        ("能力不断提升", False),
        ("不动产登记", False),
    ],
)
def test_queries_say_it_more_broadly(query: str, lack: bool) -> None:
    assert names_lack(query) is lack


def test_a_plain_sentence_of_handy_length_has_no_drawback() -> None:
    assert off(MODEL) == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("加强管理。", id="says too little"),
        pytest.param(MODEL[:-1] * 9, id="too long"),
        pytest.param("“四个一”：指一个窗口受理、一张清单告知、一次办结。", id="a definition"),
    ],
)
def test_drawbacks(text: str) -> None:
    assert off(text) > 0


@pytest.mark.parametrize(
    ("query", "lack"),
    [
        ("经费紧张", True),
        ("审批太慢", True),
        ("部门之间扯皮", True),
        ("消防安全隐患", False),
        ("破解停车难", False),
        ("古街没地方停车，新修了停车场", False),
    ],
)
def test_what_is_wrong_stands_at_the_end(query: str, lack: bool) -> None:
    assert ends_in_lack(query) is lack


def test_the_more_problems_are_near_the_more_they_are_wanted() -> None:
    lacking = "人手不足，服务窗口前移推进缓慢。"
    assert off(MODEL, share=0.8) == off(MODEL, share=0) == 0
    assert off(lacking, share=0) > 0 == off(lacking) > off(lacking, share=0.3)
    assert off(MODEL, share=0.3, function=Function.PROBLEMS) == off(lacking, share=0.3)


@pytest.mark.parametrize(
    ("paragraph", "cut"),
    [
        pytest.param(
            "（一）抓好培训工作。办班三期；参训百人。",
            ["抓好培训工作。", "办班三期；参训百人。"],
            id="a short sentence stays whole",
        ),
        pytest.param(
            "全面加强基层治理能力建设，推动力量下沉到网格一线去；"
            "健全矛盾纠纷排查化解机制，把问题解决在萌芽状态里边；"
            "完善应急处置预案体系，做到早发现早报告早处置。",
            [
                "全面加强基层治理能力建设，推动力量下沉到网格一线去；",
                "健全矛盾纠纷排查化解机制，把问题解决在萌芽状态里边；",
                "完善应急处置预案体系，做到早发现早报告早处置。",
            ],
            id="a long one is cut at its semicolons",
        ),
        pytest.param("1.5万户用上天然气。", ["1.5万户用上天然气。"], id="a figure is no number"),
        pytest.param("3、4月份集中整治。", ["3、4月份集中整治。"], id="months are no number"),
        pytest.param("好。", [], id="too short"),
    ],
)
def test_sentences(paragraph: str, cut: list[str]) -> None:
    assert list(sentences(paragraph)) == cut
