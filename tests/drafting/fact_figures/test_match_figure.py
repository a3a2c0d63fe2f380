"""Of several figures of a ledger, the one is found whose words a sentence uses."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_index import index_facts
from assistant.drafting.fact_figures.match_figure import match_figure
from assistant.text.figures.figure_labels import label_figures

INDEX = index_facts(
    (
        Fact(id="F1", text="疏浚渠道32公里，新建泵站7座", line=1),
        Fact(id="F2", text="疏浚河道32公里", line=2),
        Fact(id="F3", text="渡口客流18.6万人次，上年15.2万人次", line=3),
        Fact(id="F4", text="受理渔事纠纷40起，调处36起", line=4),
        Fact(id="F5", text="2026年计划修缮灯塔9座", line=5),
        Fact(id="F6", text="修缮灯塔5座", line=6),
        Fact(id="F7", text="渡口平均候船12分钟，上年21分钟", line=7),
    )
)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("疏浚渠道32公里", "F1", id="its own words"),
        pytest.param("疏浚河道32公里", "F2", id="the same value in another fact"),
        pytest.param("疏浚渠道32000米", "F1", id="in another unit"),
        pytest.param("渡口客流超18万人次", "F3", id="rounded by its word"),
        pytest.param("受理渔事纠纷40件", "F4", id="another measure word"),
        pytest.param("受理渔事纠纷36起", None, id="a sibling's value"),
        pytest.param("渡口客流15.2万人次", None, id="last year's as this year's"),
        pytest.param("渡口候船由上年的21分钟缩短为12分钟", "F7", id="last year's in a move"),
        pytest.param("修建凉亭7座", None, id="another thing"),
        pytest.param("疏浚渠道33公里", None, id="another value"),
    ],
)
def test_match(sentence: str, fact: str | None) -> None:
    found = match_figure(label_figures(sentence)[0], sentence, INDEX)
    assert (found.fact.id if found else None) == fact


def test_a_goal_named_behind_makes_no_plan_of_what_was_done() -> None:
    index = index_facts(
        (
            Fact(id="F1", text="灯塔修缮5座，年初目标4座", line=1),
            Fact(id="F2", text="2026年计划修缮灯塔9座", line=2),
        )
    )
    sentence = "全年修缮灯塔5座，超过4座的目标，比上年多修1座。"
    found = match_figure(label_figures(sentence)[0], sentence, index)
    assert found is not None
    assert found.fact.id == "F1"


PLANNED = index_facts(
    (
        Fact(id="F1", text="三级驿站162个全部评星，其中五星级18个", line=1),
        Fact(id="F2", text="明年五星级驿站再建10个", line=2),
    )
)


@pytest.mark.parametrize(
    "opening", ["", "三是", "计划", "力争", "同时", "三是计划", "二是同时，力争"]
)
@pytest.mark.parametrize(
    ("told", "fact"),
    [
        pytest.param("再建五星级驿站10个", "F2", id="the fact's words"),
        pytest.param("再建五星级茶室10个", None, id="another thing"),
        pytest.param("再建四星级驿站10个", None, id="another grade"),
    ],
)
def test_what_opens_an_item_is_no_part_of_the_thing(
    opening: str, told: str, fact: str | None
) -> None:
    sentence = f"{opening}{told}。"
    found = match_figure(label_figures(sentence)[0], sentence, PLANNED)
    assert (found.fact.id if found else None) == fact


AIMED = index_facts(
    (
        Fact(id="F1", text="年末茶园保有面积186.5万亩，比年初增14.2万亩", line=1),
        Fact(id="F2", text="2027年茶园突破200万亩", line=2),
        Fact(id="F3", text="年末果园保有面积131万亩", line=3),
        Fact(id="F4", text="果园突破142万亩", line=4, is_planned=True),
    )
)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        pytest.param("茶园保有面积力争突破200万亩", "F2", id="the plan's value"),
        pytest.param("果园保有面积力争突破142万亩", "F4", id="marked as a plan"),
        pytest.param("果园保有面积力争突破200万亩", None, id="of another plan"),
        pytest.param("茶园保有面积突破200万亩", None, id="a plan told as reached"),
        pytest.param("果园保有面积力争突破186.5万亩", None, id="another thing's result as a plan"),
    ],
)
def test_what_is_planned_competes_with_plans(sentence: str, fact: str | None) -> None:
    found = match_figure(label_figures(sentence)[0], sentence, AIMED)
    assert (found.fact.id if found else None) == fact


RETOLD = index_facts(
    (
        Fact(id="F1", text="拆掉旧浮标146个，3个湾只有1个人", line=1),
        Fact(id="F1", text="拆除旧浮标146个，3个湾仅1人", line=1),
        Fact(id="F2", text="安装旧灯标147个", line=2),
    )
)


@pytest.mark.parametrize(
    ("sentence", "is_found"),
    [
        pytest.param("拆掉旧浮标146个", True, id="as in the ledger"),
        pytest.param("拆除旧浮标146个", True, id="as written"),
        pytest.param("拆除掉旧浮标146个", True, id="between both"),
        pytest.param("购置旧浮标146个", False, id="another act"),
        pytest.param("拆除旧灯标146个", False, id="another thing"),
        pytest.param("3个湾仅1个人", True, id="a wording does not rival the other"),
    ],
)
def test_any_wording_of_a_fact_supports_its_figure(sentence: str, *, is_found: bool) -> None:
    place = label_figures(sentence)[-1]
    assert (match_figure(place, sentence, RETOLD) is not None) == is_found
