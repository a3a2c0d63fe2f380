"""Prompt files and the code agree on their variables."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.service.chain import OMISSION_VARIABLES
from assistant.drafting.service.prompts import load_prompt
from assistant.drafting.service.section_prompt import (
    REVISION_VARIABLES,
    RULES_VARIABLES,
    SECTION_VARIABLES,
)
from assistant.errors import PromptError


@pytest.mark.parametrize(
    ("name", "variables"),
    [
        ("rules", RULES_VARIABLES),
        ("section", SECTION_VARIABLES),
        ("revision", REVISION_VARIABLES),
        ("continuation", frozenset()),
        ("omission", OMISSION_VARIABLES),
    ],
)
def test_the_shipped_prompts_fit(name: str, variables: frozenset[str]) -> None:
    assert load_prompt(name, variables=variables)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("写{topic}", "缺少 {facts}", id="missing"),
        pytest.param("写{topic}和{facts}、{tone}", "多出 {tone}", id="unknown"),
        pytest.param("写{topic}和{facts", "不成对", id="unbalanced"),
    ],
)
def test_refusals(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "section.md").write_text(text, encoding="utf-8")
    with pytest.raises(PromptError, match=message):
        load_prompt("section", variables=frozenset({"topic", "facts"}), folder=tmp_path)


def test_doubled_braces_are_text(tmp_path: Path) -> None:
    (tmp_path / "section.md").write_text("写{topic}，用 {{}} 括起", encoding="utf-8")
    assert load_prompt("section", variables=frozenset({"topic"}), folder=tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"section\.md"):
        load_prompt("section", variables=frozenset(), folder=tmp_path)
