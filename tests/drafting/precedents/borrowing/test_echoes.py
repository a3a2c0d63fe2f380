"""Borrowed wording does not say in advance what stands beside it."""

from __future__ import annotations

import pytest

from assistant.drafting.precedents.borrowing.echoes import without_echoes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("做好临时救助工作。", "", id="a fact says it"),
        pytest.param(
            "优化公交线网和运力，完善调度管理机制。", "完善调度管理机制。", id="the heading does"
        ),
        pytest.param("加强救助对象动态管理。", "加强救助对象动态管理。", id="a word in common"),
    ],
)
def test_clauses_said_beside_it_go(text: str, left: str) -> None:
    said = ["临时救助41人次"]
    assert without_echoes(text, facts=said, headings=["优化公交线网，服务乘客"]) == left
