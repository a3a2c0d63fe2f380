"""Marks that say what is planned."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.chat.plan_marks import heads_lines
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.records import Period, Span

YEAR = Period(year=2025, span=Span.YEAR)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param("明年：渡口再建4个", "明年渡口再建4个", id="time"),
        pytest.param("明年打算：渡口再建4个", "明年渡口再建4个", id="time and mark"),
        pytest.param("力争：渡口再建4个", "渡口再建4个", id="mark"),
        pytest.param("2026：渡口再建4个", "2026年渡口再建4个", id="year in figures"),
        pytest.param("26年：渡口再建4个", "2026年渡口再建4个", id="year in two figures"),
        pytest.param("2026年的计划是：渡口再建4个", "2026年渡口再建4个", id="in a sentence"),
        pytest.param("下一步，渡口再建4个", "下一步渡口再建4个", id="comma"),
    ],
)
def test_a_mark_says_what_is_planned_and_goes(line: str, text: str) -> None:
    facts = parse_facts(f"疏浚航道7公里，同比增长5%\n渡客260万人次\n{line}")
    kept, _ = normalize_facts(facts, YEAR)
    assert [(fact.text, fact.is_planned) for fact in kept[-1:]] == [(text, True)]


@pytest.mark.parametrize(
    "heading", ["明年打算", "2026年工作计划：", "【下一步打算】", "2026年", "## 明年"]
)
def test_what_stands_under_a_heading_of_plans_is_planned(heading: str) -> None:
    facts = parse_facts(f"疏浚航道7公里\n渡客260万人次\n{heading}\n趸船扩到12条\n渡口开到21点")
    kept, _ = normalize_facts(facts, YEAR)
    assert [fact.is_planned for fact in kept] == [False, False, True, True]


@pytest.mark.parametrize(
    "line", ["疏浚航道7公里", "完成航道规划", "渡口", "改造方案获批，明年开工"]
)
def test_what_says_more_heads_nothing(line: str) -> None:
    assert not heads_lines(line)


def test_the_half_of_the_year_is_planned_only_ahead() -> None:
    facts = parse_facts("渡客260万人次\n下半年：渡口建4个")
    half = Period(year=2025, span=Span.FIRST_HALF)
    assert [normalize_facts(facts, one)[0][1].is_planned for one in (half, YEAR)] == [True, False]
