"""Facts become sentences that keep their words."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Written
from assistant.drafting.extractive.realization import (
    enumerate_items,
    one_sentence_per_fact,
    realize_facts,
)
from assistant.drafting.facts.load_facts import parse_facts
from assistant.records import Period, Span

YEAR = Period(year=2025, span=Span.YEAR)
HALF = Period(year=2025, span=Span.FIRST_HALF)


def texts(facts: str, period: Period = YEAR) -> list[str]:
    return [sentence.text for sentence in realize_facts(parse_facts(facts), period=period)]


def test_neighbours_share_a_sentence_while_it_stays_short() -> None:
    assert texts("整治小巷38条，换井盖512个\n清理广告4.6万处，规范占道1.2万处\n改造公厕17座") == [
        "全年整治小巷38条，换井盖512个；清理广告4.6万处，规范占道1.2万处。",
        "改造公厕17座。",
    ]


def test_rows_of_a_table_are_clauses() -> None:
    table = (
        "指标,数值,单位\n改造公厕,17,座\n新建公园,5,个\n更换井盖,512,个\n"
        "清理小广告,4,万处\n新建泊位,90,个"
    )
    assert texts(table) == [
        "全年改造公厕17座，新建公园5个，更换井盖512个，清理小广告4万处。",
        "新建泊位90个。",
    ]


def test_a_change_follows_its_indicator() -> None:
    table = "指标,数值,单位\n资产总额,372.8,亿元\n资产总额同比增长,4.7,%\n资产负债率,58.9,%"
    assert texts(table) == ["资产总额372.8亿元，同比增长4.7%，资产负债率为58.9%。"]


@pytest.mark.parametrize(
    ("fact", "period", "sentence"),
    [
        pytest.param("整治小巷38条", YEAR, "全年整治小巷38条。", id="done in the year"),
        pytest.param("整治小巷38条", HALF, "上半年整治小巷38条。", id="done in the half-year"),
        pytest.param("全年整治小巷38条", YEAR, "全年整治小巷38条。", id="says so itself"),
        pytest.param(
            "分类覆盖率达到98.5%", YEAR, "分类覆盖率达到98.5%。", id="a level has no duration"
        ),
    ],
)
def test_time_in_front(fact: str, period: Period, sentence: str) -> None:
    assert texts(fact, period) == [sentence]


@pytest.mark.parametrize(
    ("as_of", "sentence"),
    [
        pytest.param("2025-12-31", "全年改造公厕17座。", id="end of the year goes without saying"),
        pytest.param("2025-9-28", "截至2025年9月28日，改造公厕17座。", id="another day is said"),
    ],
)
def test_dates_of_facts(as_of: str, sentence: str) -> None:
    assert texts(f"指标,数值,单位,截至时间\n改造公厕,17,座,{as_of}") == [sentence]


def test_the_horizon_is_not_said_twice() -> None:
    (target,) = one_sentence_per_fact(
        parse_facts("2026年计划新建公厕6座"), period=YEAR, horizon="2026年"
    )
    assert target.text == "计划新建公厕6座。"
    (target,) = one_sentence_per_fact(
        parse_facts("明年计划新建公厕6座"), period=YEAR, horizon="2026年"
    )
    assert target.text == "计划新建公厕6座。"
    (target,) = one_sentence_per_fact(
        parse_facts("明年计划新建公厕6座"), period=HALF, horizon="下半年"
    )
    assert target.text == "明年计划新建公厕6座。", "another time than the lead names"


def test_items() -> None:
    one, other = Written(text="人手不足。"), Written(text="设施老化。")
    assert [item.text for item in enumerate_items([one, other])] == [
        "一是人手不足。",
        "二是设施老化。",
    ]
    assert enumerate_items([one]) == [one]


def test_numbers_that_items_bring_along_give_way() -> None:
    one, other = Written(text="三是人手不足；四是，车辆老旧。"), Written(text="唯一是正门未修。")
    assert [item.text for item in enumerate_items([one, other])] == [
        "一是人手不足；车辆老旧。",
        "二是唯一是正门未修。",
    ]
