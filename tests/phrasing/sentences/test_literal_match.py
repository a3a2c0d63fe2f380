"""The stretch that answers is found as a person would mark it."""

from __future__ import annotations

import pytest

from assistant.phrasing.sentences.literal_match import clause_windows, literal_pattern


@pytest.mark.parametrize(
    ("wanted", "text", "match", "slots"),
    [
        pytest.param("以*为抓手", "坚持以项目为抓手，", "以项目为抓手", ("项目",), id="a gap"),
        pytest.param(
            "坚持*，*", "坚持民生为本，办好实事。", "坚持民生为本，办好实事", None, id="two"
        ),
        pytest.param("以*为抓手", "以评促改，作为抓手。", None, None, id="not across a comma"),
        pytest.param("以*为抓手", "以为抓手", None, None, id="a gap holds something"),
        pytest.param("*走深走实", "推动改革走深走实。", "推动改革走深走实", None, id="gap ahead"),
        pytest.param("走深走实", "推动改革走深走实。", "走深走实", (), id="no gap"),
        pytest.param("(一)*", "(一)抓落实", "(一)抓落实", ("抓落实",), id="marks mean themselves"),
    ],
)
def test_literal_pattern(
    wanted: str, text: str, match: str | None, slots: tuple[str, ...] | None
) -> None:
    found = literal_pattern(wanted).search(text)
    assert (found and found[0]) == match
    if found and slots is not None:
        assert found.groups() == slots


def test_clauses_alone_and_in_twos() -> None:
    text = "统筹推进，成效明显，群众满意。"
    pieces = [text[start:end] for start, end in clause_windows(text)]
    assert pieces == [
        "统筹推进",
        "成效明显",
        "群众满意",
        "统筹推进，成效明显",
        "成效明显，群众满意",
    ]


def test_a_sentence_without_clauses_answers_whole() -> None:
    assert clause_windows("好。") == [(0, 2)]
