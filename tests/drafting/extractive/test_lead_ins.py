"""A practice leads into a figure where its own report counted the same thing behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.drafting.draft import Brief
from assistant.drafting.extractive.fact_groups import group_facts
from assistant.drafting.extractive.lead_ins import (
    add_general_lead_ins,
    drop_echoes,
    find_lead_ins,
)
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.assign_facts import builtin_nearness
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.proximity import Proximity
from assistant.drafting.precedents.search_precedents import Candidate
from assistant.records import StoredPassage
from tests.drafting.samples import passage, retrieve_from

INSPECTED = "健全街面市容巡查机制，全年纠正占道经营2.3万处。"


def _brief(fact: str, heading: str = "市容秩序") -> Brief:
    outline = parse_outline(f"# 东浦区城市管理局2025年工作总结\n一、{heading}")
    (node,) = outline.nodes
    return make_briefs(outline, {node.position: tuple(parse_facts(fact))})[-1]


def _lead_in(brief: Brief, *archive: StoredPassage) -> str:
    groups = group_facts(brief.facts, topic=brief.topic, organisation=brief.organisation)
    (lead,) = find_lead_ins(
        groups, brief, retrieve_from(archive), (), wanted=4, nearness=builtin_nearness()
    )
    return lead.text


def _general_lead_in(brief: Brief) -> str:
    groups = group_facts(brief.facts, topic=brief.topic, organisation=brief.organisation)
    bare = find_lead_ins(
        groups, brief, retrieve_from(()), (), wanted=4, nearness=builtin_nearness()
    )
    (lead,) = add_general_lead_ins(bare, groups, brief, (), wanted=4, nearness=builtin_nearness())
    return lead.text


def test_the_same_thing_was_counted() -> None:
    assert _lead_in(_brief("规范占道经营0.86万处"), passage(INSPECTED)) == "健全街面市容巡查机制"


def test_nothing_or_another_thing_was_counted() -> None:
    brief = _brief("规范占道经营0.86万处")
    assert _lead_in(brief, passage("健全街面市容巡查机制。")) == ""
    other = "健全街面市容巡查机制，组织党员干部培训班3期。"
    assert _lead_in(brief, passage(other)) == ""


def test_the_usual_practice_leads_in_where_the_heading_names_the_work() -> None:
    fact = "新增停车泊位90个"
    assert _general_lead_in(_brief(fact, "停车管理")) == "挖潜扩容停车资源"
    assert _general_lead_in(_brief(fact, "便民服务")) == ""
    at_parking = replace(_brief(fact, "便民服务"), organisation="东浦区停车管理中心")
    assert _general_lead_in(at_parking) == "挖潜扩容停车资源"


@pytest.mark.parametrize(
    ("practice", "left"),
    [
        pytest.param("开展临时救助工作。", [], id="names what the fact counts"),
        pytest.param(
            "开展临时救助工作，健全主动发现机制。",
            ["健全主动发现机制。"],
            id="and says how: the clause that names it goes",
        ),
    ],
)
def test_a_practice_that_only_names_the_work_goes(practice: str, left: list[str]) -> None:
    source = passage(practice)
    found = Candidate(text=practice, passage=source, score=1.0, proximity=Proximity.SAME_KIND)
    brief = _brief("发放低保金318万元，临时救助41人次", heading="民生保障")
    assert [one.text for one in drop_echoes([found], brief.facts, brief)] == left


@pytest.mark.parametrize(
    ("practice", "fits"),
    [
        pytest.param("健全街面巡查机制，规范占道经营秩序", True, id="last of the same thing"),
        pytest.param("健全网格巡查机制，完善环卫作业标准", False, id="last of another thing"),
        pytest.param("开展占道经营纠正", False, id="the same again"),
    ],
)
def test_what_stands_last_leads_to_the_figure(practice: str, fits: bool) -> None:
    past = passage(f"{practice}，全年纠正占道经营2.3万处。")
    assert bool(_lead_in(_brief("纠正占道经营0.86万处"), past)) is fits


def test_a_general_practice_has_a_word_of_the_figure_behind_it() -> None:
    assert _general_lead_in(_brief("完善环卫标准化作业道路86条", "环卫保洁"))
    assert not _general_lead_in(_brief("道路机扫86条", "环卫保洁"))
    assert not _general_lead_in(_brief("完善环卫标准化作业收入86万元", "环卫保洁")), "a sum"
