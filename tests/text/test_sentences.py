"""Sentences and clauses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.sentences import clause_spans, sentence_spans


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["工作有序。", "成效明显。"], id="two"),
        pytest.param(["抓学习；抓培训；抓落实。"], id="semicolons stay"),
        pytest.param(["他说：“要快。要稳。”", "大家照办。"], id="end inside a quote"),
        pytest.param(["开展“学好。做好。”活动。", "效果好。"], id="quote goes on"),
        pytest.param(["完成任务（含续建。不含新建）3项。", "无事故。"], id="brackets"),
        pytest.param(["引号“没有关上。", "下一句。"], id="quote left open"),
        pytest.param(["没有句号"], id="no end mark"),
        pytest.param(["真好！", "为什么？", "因为。"], id="other marks"),
        pytest.param([], id="empty"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    text = "".join(sentences)
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_clauses() -> None:
    text = "统筹推进，成效明显：投资1,200万元；群众满意。"
    assert [text[start:end] for start, end in clause_spans(text)] == [
        "统筹推进，", "成效明显：", "投资1,200万元；", "群众满意。",
    ]  # fmt: skip


@given(st.text(alphabet="好。！“”（）\n ；工作", max_size=60))
def test_nothing_but_blanks_is_lost(text: str) -> None:
    for cut in (sentence_spans, clause_spans):
        kept = "".join(text[start:end] for start, end in cut(text))
        assert "".join(kept.split()) == "".join(text.split())


def test_what_no_mark_ends_for_a_thousand_characters_ends_at_a_clause() -> None:
    long = "新建公厕17座，" * 300
    spans = sentence_spans(long)
    assert "".join(long[start:end] for start, end in spans) == long
    assert {long[end - 1] for _, end in spans} == {"，"}
    assert [end - start for start, end in spans] == [1000, 1000, 400]
    assert sentence_spans("街" * 1500) == [(0, 1000), (1000, 1500)]
