"""What a report says already is not said again."""

from __future__ import annotations

from assistant.drafting.precedents.redundancy import SeenText, drop_near_copies


def test_most_of_a_sentence_is_all_of_it() -> None:
    seen = SeenText(["健全垃圾分类收运体系，压实属地责任。"])
    assert seen.contains("健全垃圾分类收运体系")
    assert not seen.contains("加强街面日常巡查")
    seen.add("加强街面日常巡查")
    assert seen.contains("加强街面日常巡查管理")


def test_clauses_that_are_new() -> None:
    seen = SeenText(["新增助餐点8个。"])
    assert seen.new_clauses("新增助餐点位，改造老旧管网") == "改造老旧管网"
    assert seen.new_clauses("新增助餐点") == ""


def test_a_sentence_with_a_figure_may_be_repeated_where_figures_are_off() -> None:
    assert not SeenText(["新增助餐点8个。"], figures=False).contains("新增助餐点8个")


def test_a_figure_is_asked_for_once() -> None:
    seen = SeenText(["停车泊位缺口为〔待填：停车泊位缺口，万个〕。"])
    assert seen.has_placeholder("〔待填：停车泊位缺口，万个〕")
    assert not seen.has_placeholder("〔待填：公厕数量，座〕")


def test_near_copies_go() -> None:
    assert drop_near_copies(["保障用水安全", "保障市民用水安全", "改造老旧管网"]) == [
        "保障用水安全",
        "改造老旧管网",
    ]
