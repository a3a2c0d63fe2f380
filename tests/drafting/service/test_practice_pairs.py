"""A practice goes with a fact whose figure it stood before in a past report, or with none."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import Brief, Fact
from assistant.drafting.service.practice_pairs import find_practice_pairs
from assistant.records import Function, Hit, Period, Span, StoredPassage
from tests.drafting.samples import passage

LAMPS = Fact(id="F1", text="更换路灯318盏", line=1, indicator="更换路灯")
TOILETS = Fact(id="F2", text="新建公厕12座", line=2, indicator="新建公厕")
BRIEF = Brief(
    title="东浦区城市管理局2025年工作总结",
    organisation="东浦区城市管理局",
    period=Period(year=2025, span=Span.YEAR),
    headings=("一、工作情况",),
    topic="工作情况",
    functions=(Function.RESULTS,),
    horizon="2026年",
    facts=(LAMPS, TOILETS),
    org_types=("城管局",),
)


def pairs(*passages: StoredPassage) -> dict[str, str]:
    hits = [Hit(rank=n, score=1.0, passage=one) for n, one in enumerate(passages, start=1)]
    found = find_practice_pairs(BRIEF, BRIEF.facts, hits)
    return {name: pair.practice for name, pair in found.items()}


def test_a_practice_goes_with_the_figure_behind_it() -> None:
    past = passage("健全照明设施日常巡查机制，更换路灯207盏。加强市容秩序管理，处置占道经营516起。")
    assert pairs(past) == {"F1": "健全照明设施日常巡查机制"}


def test_a_figure_of_something_else_lends_no_practice() -> None:
    assert pairs(passage("健全照明设施日常巡查机制，拆除路边广告207块。")) == {}
    assert pairs(passage("更换路灯207盏，新建公厕3座。")) == {}, "no practice at all"


def test_the_unit_s_own_practice_comes_first() -> None:
    theirs = passage("健全照明设施日常巡查机制，更换路灯207盏。", number=1)
    own = replace(
        passage("落实亮化工程管护责任，更换路灯88盏。", number=2),
        organisation="东浦区城市管理局",
    )
    assert pairs(theirs, own) == {"F1": "落实亮化工程管护责任"}


def test_what_is_of_another_unit_is_not_shown() -> None:
    past = passage("落实云岭县“一灯一档”管理办法，更换路灯207盏。")
    assert pairs(past) == {}
