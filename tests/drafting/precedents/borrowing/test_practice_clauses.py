"""Practice is a verb of doing; how things stand afterwards is none."""

from __future__ import annotations

import pytest

from assistant.drafting.precedents.borrowing.practice_clauses import (
    action_verb,
    is_consequence,
    is_incomplete_frame,
    is_practice,
)


@pytest.mark.parametrize(
    ("clause", "practice"),
    [
        pytest.param("健全巡查机制", True, id="verb first"),
        pytest.param("常态化开展入户宣传", True, id="manner, then verb"),
        pytest.param("以群众需求为导向", True, id="frame"),
        pytest.param("巡查机制更加健全", False, id="state"),
        pytest.param("提升改造工作有序推进，", False, id="work that went well"),
        pytest.param("确保运行平稳", False, id="claim of success"),
        pytest.param("推动办事环境明显好转", False, id="caused success"),
        pytest.param("街面秩序整治", False, id="noun"),
    ],
)
def test_practice(clause: str, practice: bool) -> None:
    assert is_practice(clause) is practice


def test_what_needs_another_clause() -> None:
    assert is_incomplete_frame("以群众需求为导向，")
    assert not is_incomplete_frame("健全巡查机制，")
    assert is_consequence("不断提升管理水平")
    assert not is_consequence("加强日常管理")


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        pytest.param("全面规范市容秩序。", "规范", id="behind an adverb"),
        pytest.param("市容秩序好转。", "", id="none"),
    ],
)
def test_verb_of(sentence: str, verb: str) -> None:
    assert action_verb(sentence) == verb
