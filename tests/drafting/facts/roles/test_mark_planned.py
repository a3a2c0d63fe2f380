"""What is planned is marked, also where only the lines beside it show so."""

from __future__ import annotations

from assistant.drafting.draft import Fact
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.roles.mark_planned import mark_planned
from assistant.records import Period, Span

_YEAR = Period(year=2025, span=Span.YEAR)
_HALF = Period(year=2025, span=Span.FIRST_HALF)
_DONE = ["改造旧桥17座，同比增加3座", "接待游客21.34万人次", "签约讲解员46名"]


def _facts(texts: list[str]) -> list[Fact]:
    return [Fact(id=f"F{n}", text=text, line=n) for n, text in enumerate(texts, start=1)]


def _planned(texts: list[str], period: Period) -> list[str]:
    return [one.text for one in mark_planned(_facts(texts), period) if one.is_planned]


def test_the_last_block_is_planned() -> None:
    plans = ["明年改造旧桥20座", "讲解员招30名", "汛前清淤一遍"]
    assert _planned([*_DONE, *plans], _YEAR) == plans


def test_the_period_tells_what_is_still_to_come() -> None:
    autumn = "国庆前开放游客中心"
    assert _planned([*_DONE, autumn], _HALF) == [autumn]
    assert _planned([autumn, *_DONE], _YEAR) == []


def test_a_plan_for_a_thing_does_not_contradict_what_was_done() -> None:
    lines = [*_DONE, "明年清淤一遍", "改造旧桥20座", "讲解员签约60名"]
    kept, rows = normalize_facts(_facts(lines), _YEAR)
    assert rows == []
    assert not any(fact.disputed for fact in kept)


def test_two_values_of_one_result_still_do() -> None:
    lines = [*_DONE, "全年接待游客23.14万人次", "明年清淤一遍"]
    _, rows = normalize_facts(_facts(lines), _YEAR)
    assert len(rows) == 1
    assert "21.34" in rows[0].text


def test_only_the_first_of_the_last_lines_says_when() -> None:
    plans = [
        "2026年创成示范站",
        "步道扩到12公里",
        "游客中心开到8点",
        "送8人到省里学讲解",
        "好评做到92%",
    ]
    assert _planned([*_DONE, *plans], _YEAR) == plans


def test_what_was_done_behind_a_plan_stays_done() -> None:
    lines = [*_DONE, "2026年创成示范站", "步道扩到12公里了", "好评率92%，上年90%"]
    assert _planned(lines, _YEAR) == ["2026年创成示范站"]


def test_what_is_finished_is_no_plan_because_its_use_lies_ahead() -> None:
    lines = [*_DONE, "游客中心主体干完了，投进去3150万元，10月份启用"]
    assert _planned(lines, _HALF) == []
