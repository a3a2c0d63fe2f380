"""`assistant doctor` prints what it found and says by its status whether work can begin."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_sound_archive(run: Run, archive: Path) -> None:
    outcome = run("doctor", "--index", archive)
    assert outcome.status == 0
    assert "可以使用" in outcome.output
    assert "✗" not in outcome.output


def test_as_json(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM_API_KEY", "sk-geheim")
    outcome = run("doctor", "--index", archive, "--json")
    assert outcome.json["usable"] is True
    assert {"Python", "组件", "档案", "查找"} <= {row["name"] for row in outcome.json["findings"]}
    assert outcome.json["findings"][0].keys() == {"name", "found", "remedy", "vital", "is_well"}
    assert outcome.json["settings"]["llm_api_key"] == "已设置"
    assert "geheim" not in outcome.output


def test_unusable(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_EMBEDDING", "没有/这个模型")
    outcome = run("doctor", "--index", archive)
    assert outcome.status == 1
    assert "✗" in outcome.output
    assert "embedding=builtin" in outcome.output.replace("\n", ""), "the way out"
    assert run("doctor", "--index", archive, "--json").json["usable"] is False
