"""Every command explains itself in Chinese and is in both READMEs."""

import re
from pathlib import Path

import pytest
import typer.main

from assistant.cli.app import app
from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(typer.main.get_group(app).commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_help_and_is_documented(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.status == 0
    assert "显示本帮助" in outcome.output
    for english in (
        "Show this",
        "Options",
        "Arguments",
        "default:",
        "required",
        "Usage",
        "OPTIONS",
    ):
        assert english not in outcome.output
    assert not re.search("<[a-z ]+>", outcome.output), "a type name of Python"
    for name in ("README.md", "README.zh-CN.md"):
        assert f"`assistant {command}" in (ROOT / name).read_text("utf-8")
