"""The opening names what grew and what comes first, never what fell or is wanting."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Brief, Theme
from assistant.drafting.extractive.opening.main_results import main_results
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs


def _brief(*facts: str) -> Brief:
    outline = parse_outline("云溪县园林局2025年工作总结\n一、工作情况")
    themes = tuple(Theme(title="", facts=tuple(parse_facts(text))) for text in facts)
    return replace(make_briefs(outline, {})[0], results=themes)


def test_three_of_four_sections_in_their_order() -> None:
    found = main_results(
        _brief(
            "办件9件",
            "接待游客86万人次，同比增长5%",
            "新建公园30座，同比增长20%",
            "改造管网400公里，同比增长8%",
        )
    )
    assert found is not None
    assert found.text == (
        "全年接待游客86万人次、同比增长5%，新建公园30座、增长20%，改造管网400公里、增长8%。"
    )
    assert len(found.facts) == 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("接待游客86万人次，同比下降5%", id="fell"),
        pytest.param("编制缺口12名", id="wanting"),
        pytest.param("2026年计划新建公园3座", id="planned"),
        pytest.param("其中：新建公园3座", id="a part"),
        pytest.param("开展宣传", id="no figure"),
    ],
)
def test_what_is_no_success_is_not_named(text: str) -> None:
    assert main_results(_brief(text, "改造管网400公里")) is None


def test_what_another_fact_contradicts_is_not_named() -> None:
    brief = _brief(
        "发放创业担保贷款3860万元，同比增长6%\n栽植树木2310株，同比增长9%", "办件960件，同比增长5%"
    )
    loans, trained = brief.results[0].facts
    disputed = replace(loans, disputed=("创业担保贷款发放3680万元",))
    first = Theme(title="", facts=(disputed, trained))
    found = main_results(replace(brief, results=(first, *brief.results[1:])))
    assert found is not None
    assert found.text == "全年栽植树木2310株、同比增长9%，办件960件、增长5%。"


def test_what_weighs_little_is_not_named() -> None:
    assert main_results(_brief("发出督办函41份", "网络阵地排查17个", "召开会议12次")) is None


def test_a_line_on_another_thing_contradicts_nothing() -> None:
    (fact,) = parse_facts("养护绿地86万平方米，新建公园3座")
    theme = Theme(title="", facts=(replace(fact, disputed=("新建公园5座",)),))
    brief = _brief("办件9件", "改造管网400公里")
    found = main_results(replace(brief, results=(theme, brief.results[1])))
    assert found is not None
    assert found.text == "全年养护绿地86万平方米，改造管网400公里。"


def test_what_opens_the_first_section_goes_before_later_work() -> None:
    found = main_results(_brief(*(f"新建{one}300座，同比增长8%" for one in "亭台楼阁")))
    assert found is not None
    assert "新建亭300座" in found.text


def test_one_section_alone_may_give_several() -> None:
    found = main_results(_brief("新建公园30座，同比增长20%\n改造管网400公里，同比增长8%"))
    assert found is not None
    assert found.text == "全年新建公园30座、同比增长20%，改造管网400公里、增长8%。"


def test_growth_of_another_thing_is_not_told_with_the_first() -> None:
    found = main_results(_brief("新建公园30座，绿化养护率由52%提高到63%", "改造管网400公里"))
    assert found is not None
    assert found.text == "全年新建公园30座，改造管网400公里。"


def test_a_full_rate_goes_before_a_number_of_deeds() -> None:
    work = "新建公园30座\n水质达标率100%，巡查9次"
    found = main_results(_brief("改造管网400公里，同比增长8%", work, "清扫道路420公里"))
    assert found is not None
    assert "水质达标率达到100%" in found.text


def test_a_time_that_is_part_of_a_subject_stays_with_it() -> None:
    found = main_results(_brief("新建公园30座，同比增长20%", "全年产值2.74亿元，完成目标的52.7%"))
    assert found is not None
    assert found.text == "全年产值2.74亿元，新建公园30座、同比增长20%。"
