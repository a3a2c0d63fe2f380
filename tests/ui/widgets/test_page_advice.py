"""No refusal of the page names a command: each hint of the program has words for the page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant
from assistant.errors import DraftError
from assistant.ui.widgets.page_advice import page_advice, page_wording

_PACKAGE = Path(assistant.__file__).parent
_LIBRARY = (
    *("adapting", "archive", "drafting", "export", "phrasing", "reports", "retrieval", "review"),
)
_COMMAND = re.compile(r"assistant [a-z]+|--[a-z]+|ASSISTANT_")


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the text of an argument, what is filled in written as a draft's id."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(
            str(one.value) if isinstance(one, ast.Constant) else "20260101-abcd"
            for one in node.values
        )
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body)


def _hints() -> Iterator[str]:
    """Yield what the library says to do next, and constants that hold it."""
    for room in _LIBRARY:
        for path in (_PACKAGE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (isinstance(node, ast.keyword) and node.arg == "hint") or isinstance(
                    node, ast.Assign
                ):
                    yield from _texts(node.value)


# Whole sentences: what is put together elsewhere is worded there.
_NAMING = sorted({text for text in _hints() if _COMMAND.search(text) and "。" in text})


@pytest.mark.parametrize("hint", _NAMING)
def test_a_hint_that_names_a_command_has_words_for_the_page(hint: str) -> None:
    worded = page_wording(hint)
    assert worded, "add it to page_wording.toml"
    assert not _COMMAND.search(worded)


def test_there_are_such_hints() -> None:
    assert len(_NAMING) >= 10


def test_other_words_stay() -> None:
    error = DraftError("没有可撤销的改动。", hint="改动过以后才能撤销。")
    assert page_advice(error) == "没有可撤销的改动。改动过以后才能撤销。"
    assert page_advice(DraftError("Not there.", hint="Look.")) == "Not there. Look."


def test_a_command_that_nobody_thought_of_is_left_out() -> None:
    assert page_wording("读不到。请运行 assistant nothing；再试一次。") == "读不到。再试一次。"
