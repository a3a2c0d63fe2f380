"""The goal of the year ahead in a note is a planned fact of its own."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.records import Period, Span

_HEADER = "指标,单位,今年,去年,目标,说明\n"
_YEAR = Period(year=2025, span=Span.YEAR)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("新建泊位,个,42,38,40,2026年目标45个", "2026年新建泊位45个"),
        ("旅客吞吐量,万人次,860,800,850,明年计划900万人次", "明年旅客吞吐量达到900万人次"),
    ],
)
def test_a_goal_ahead_is_planned(row: str, told: str) -> None:
    facts, _ = normalize_facts(parse_facts(_HEADER + row), _YEAR)
    done, planned = facts
    assert (planned.text, planned.is_planned, done.is_planned) == (told, True, False)
    assert planned.line == done.line == 2
    assert not any(goal in done.text for goal in ("45", "900"))


@pytest.mark.parametrize(
    "row",
    [
        "疏浚河道,公里,42,38,40,2025年目标40公里",  # this year's
        "疏浚河道,公里,42,38,40,2026年目标待定",
        "疏浚河道,公里,42,38,40,2026年目标比今年多3公里",
    ],
)
def test_what_is_no_goal_ahead_stays(row: str) -> None:
    facts, _ = normalize_facts(parse_facts(_HEADER + row), _YEAR)
    assert len(facts) == 1
