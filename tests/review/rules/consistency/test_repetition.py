"""What a draft says twice is found: paragraphs, sentences, facts and openings."""

from __future__ import annotations

import pytest

from assistant.review.check.run_rules import run_rules
from tests.review.rules.samples import YEAR, Sample, assert_clean, assert_only_these_faults, sample

_STREETS = "整治背街小巷46条，取缔占道经营326处，清理小广告1.2万处，主次干道机扫率达到92%。"
PLANTED = (
    sample(
        "paragraph twice, a word changed",
        YEAR,
        _STREETS,
        "改造公厕17座，新增停车泊位3120个，更换果皮箱860只。",
        _STREETS.replace("清理", "清除"),
        faults=(("重复", "背街小巷"),),
    ),
    sample(
        "sentence twice in two sections",
        YEAR,
        "一、市容管理",
        "取缔占道经营326处。全年受理市民投诉1236件，按时办结1228件。",
        "二、便民服务",
        "改造公厕17座。全年受理市民投诉1236件，按时办结1228件。",
        faults=(("重复", "受理市民投诉"),),
    ),
    sample(
        "one fact as a result of two sections",
        YEAR,
        "一、市容管理",
        "清理流动摊点，全年取缔占道经营摊点1326处。",
        "二、综合执法",
        "执法队伍进社区，取缔占道经营摊点1326处，处罚56起。",
        faults=(("重复的事", "1326处"),),
    ),
    sample(
        "first item again and again",
        YEAR,
        "一是整治市容秩序，取缔占道经营56处。",
        "一是补齐设施短板，改造公厕17座。",
        "一是疏解停车难题，新增泊位3120个。",
        faults=(("一是二是", "一是"),),
    ),
)
CLEAN = (
    sample(
        "figures of one kind, and short sentences alike",
        YEAR,
        "一、市容管理",
        "取缔占道经营326处。效果明显。",
        "二、综合执法",
        "处罚乱倒渣土56起。效果明显。",
    ),
)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: one.id)
def test_a_planted_fault_is_found_and_nothing_else(planted: Sample) -> None:
    assert_only_these_faults(planted)


@pytest.mark.parametrize("clean", CLEAN, ids=lambda one: one.id)
def test_a_clean_draft_is_left_alone(clean: Sample) -> None:
    assert_clean(clean)


def test_the_fifth_sentence_with_one_opening_is_a_matter_of_style() -> None:
    ends = (
        "市容管理全面加强",
        "公厕改造如期完成",
        "渣土运输更加规范",
        "停车泊位持续增加",
        "投诉办理日益快捷",
    )
    openings = sample("openings", YEAR, *(f"在局党组的坚强领导下，{end}。" for end in ends))
    found = [
        one
        for one in run_rules(openings.draft(), openings.context()).findings
        if one.rule == "开头雷同"
    ]
    assert [one.draft_pars for one in found] == [(5, 1, 2, 3, 4)]
