"""`assistant doctor` prints what it found and says by its status whether work can begin."""

import shutil
import sqlite3
from contextlib import closing
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


def test_a_deep_check(run: Run, archive: Path) -> None:
    outcome = run("doctor", "--deep", "--index", archive, "--json")
    (deep,) = (row for row in outcome.json["findings"] if row["name"] == "逐条核对")
    assert "与收录时一致" in deep["found"]
    assert "修" not in deep["found"]
    assert deep["is_well"]


def test_a_deep_check_names_the_files_of_damaged_reports(
    run: Run, archive: Path, tmp_path: Path
) -> None:
    archive = shutil.copytree(archive, tmp_path / "档案")
    with closing(sqlite3.connect(archive / "archive.db")) as database:
        database.execute("UPDATE paragraphs SET text = text || '。' WHERE id = 1")
        database.commit()
        (file,) = database.execute("SELECT path FROM files ORDER BY path LIMIT 1").fetchone()
    outcome = run("doctor", "--deep", "--index", archive, "--json")
    assert outcome.status == 1
    (deep,) = (row for row in outcome.json["findings"] if row["name"] == "逐条核对")
    assert f"assistant ingest {file}" in deep["remedy"]


def test_unusable(run: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_EMBEDDING", "没有/这个模型")
    outcome = run("doctor", "--index", archive)
    assert outcome.status == 1
    assert "✗" in outcome.output
    assert "embedding=builtin" in outcome.output.replace("\n", ""), "the way out"
    assert run("doctor", "--index", archive, "--json").json["usable"] is False
