"""A further sentence stands beside what it is about."""

from __future__ import annotations

from assistant.drafting.extractive.insertion import find_insertion


def test_in_an_enumeration_it_ends_the_item_it_is_about() -> None:
    sentences = ["一是建成公园3座。", "二是改造管网12公里。", "管网检测84公里。", "三是办件9件。"]
    assert find_insertion("健全管网巡查机制。", sentences, [True] * 4) == 3


def test_a_sentence_on_nothing_told_stands_before_the_figures() -> None:
    sentences = ["还存在问题。", "改造管网12公里。", "办件9件。"]
    assert find_insertion("加强队伍建设。", sentences, [False, True, True]) == 1


def test_without_figures_it_comes_last() -> None:
    assert find_insertion("加强队伍建设。", ["抓好培训。"], [False]) == 1
