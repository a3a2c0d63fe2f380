"""The unit's own past report supplies last year's value, to be confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.past_values import supply_past_values
from assistant.records import Period, Span, StoredPassage
from tests.drafting.samples import passage, retrieve_from

UNIT = "东浦区城市管理局"
YEAR = Period(year=2025, span=Span.YEAR)


def own(text: str, number: int = 1) -> StoredPassage:
    stored = passage(text, number=number, title=f"{UNIT}2024年工作总结")
    return replace(stored, organisation=UNIT)


def supplied(fact: str, *archive: StoredPassage) -> tuple[str, list[str]]:
    facts, _ = normalize_facts(parse_facts(fact))
    found, rows = supply_past_values(
        facts, done=("F1",), organisation=UNIT, period=YEAR, retrieve=retrieve_from(archive)
    )
    return found[0].statement, [row.reason for row in rows]


def test_the_change_over_the_own_report_is_worked_out_and_told() -> None:
    statement, (reason,) = supplied(
        "收运厨余垃圾1.92万吨", own("全年收运厨余垃圾1.6万吨，群众满意度提升。")
    )
    assert statement == "收运厨余垃圾1.92万吨，同比增长20%"
    assert reason == (
        "事实 F1（第1行）的上年数1.6万吨取自本单位2024年的《东浦区城市管理局2024年工作总结》，"
        "“同比增长20%”由此算出，请核对"
    )


@pytest.mark.parametrize(
    ("fact", "past"),
    [
        pytest.param("收运厨余垃圾1.92万吨", "收运建筑垃圾1.6万吨。", id="another thing"),
        pytest.param("收运厨余垃圾1.92万吨", "收运厨余垃圾16车。", id="another unit of measure"),
        pytest.param("收运厨余垃圾1.92万吨", "计划收运厨余垃圾1.6万吨。", id="a plan"),
        pytest.param("收运厨余垃圾1.92万吨", "收运厨余垃圾0.2万吨。", id="too far away"),
        pytest.param("收运厨余垃圾1.92万吨，建成站点6个", "收运厨余垃圾1.6万吨。", id="two values"),
        pytest.param(
            "收运厨余垃圾1.92万吨，同比增长8%", "收运厨余垃圾1.6万吨。", id="a change given"
        ),
    ],
)
def test_what_is_not_the_same_is_left(fact: str, past: str) -> None:
    assert supplied(fact, own(past)) == (fact, [])


def test_other_units_and_contradictions_supply_nothing() -> None:
    fact = "收运厨余垃圾1.92万吨"
    other = replace(own("收运厨余垃圾1.6万吨。"), organisation="云岭县城市管理局")
    assert supplied(fact, other) == (fact, [])
    both = own("收运厨余垃圾1.6万吨。"), own("收运厨余垃圾1.7万吨。", 2)
    assert supplied(fact, *both) == (fact, [])
