"""What a query is understood to ask for is said on stderr, and can be switched off."""

import pytest

from assistant.cli.commands import search_command
from assistant.records import Filter


def test_what_is_understood_is_said_aside(capsys: pytest.CaptureFixture[str]) -> None:
    search_command._print_intent("2023年民政局存在的问题", Filter(years=(2023,)))
    said = capsys.readouterr()
    assert said.out == ""
    assert "单位 民政局、功能 问题" in said.err
    assert "--literal" in said.err


def test_nothing_is_said_of_a_plain_query(capsys: pytest.CaptureFixture[str]) -> None:
    search_command._print_intent("垃圾分类", Filter())
    assert capsys.readouterr().err == ""
