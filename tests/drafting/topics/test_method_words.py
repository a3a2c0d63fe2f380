"""Words of method stand beside any work; the others say what work."""

from __future__ import annotations

import pytest

from assistant.drafting.topics.method_words import telling_words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("压实责任，健全工作机制", (), id="method alone"),
        pytest.param("持续推进管理机制建设", (), id="a word made of two"),
        pytest.param("走访慰问困难职工", ("走访", "慰问", "困难职工"), id="a deed"),
    ],
)
def test_what_a_text_tells(text: str, told: tuple[str, ...]) -> None:
    assert telling_words(text) == told
