"""A draft is kept, listed, shown, redone and restored from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

FACTS = EXAMPLES / "facts" / "城管局2025年台账.csv"
OUTLINE = EXAMPLES / "outlines" / "城管局2025年总结.md"


def test_a_draft_lives_on(run: Run, archive: Path, tmp_path: Path) -> None:
    first = run("draft", OUTLINE, "--facts", FACTS, "--index", archive, "--json")
    (row,) = run("drafts", "--index", archive, "--json").json
    assert row["written"] == row["sections"] == len(first.json["sections"])
    assert row["open"] == len(first.json["unresolved"])
    assert f"草稿编号 {row['id']}" in first.complaint
    assert row["id"] in run("drafts", "--index", archive).output
    shown = run("drafts", "show", row["id"], "--index", archive, "--json")
    assert shown.json == first.json
    resumed = run("draft", "--resume", row["id"], "--index", archive, "--json")
    assert resumed.json == first.json
    _redo_and_restore(run, archive, row["id"])
    assert run("drafts", "remove", row["id"], "--index", archive).status == 0
    assert run("drafts", "--index", archive, "--json").json == []


def _redo_and_restore(run: Run, archive: Path, draft_id: str) -> None:
    section = ("--section", "一（一）", "--index", archive)
    asked = ("--instruction", "压缩到三十字", *section, "--json")
    before = run("drafts", "show", draft_id, *section, "--json").json["versions"]
    redone = run("draft", "--redo", draft_id, *asked)
    assert redone.status == 0
    versions = run("drafts", "show", draft_id, *section, "--json").json["versions"]
    assert [version["how"] for version in versions] == ["起草", "重写"]
    assert len(versions[1]["text"]) <= len(versions[0]["text"])
    assert "第 2 版" in run("drafts", "show", draft_id, *section).output
    run("drafts", "restore", draft_id, "--version", 1, *section)
    versions = run("drafts", "show", draft_id, *section, "--json").json["versions"]
    assert versions[2]["text"] == before[0]["text"]
    run("drafts", "lock", draft_id, *section)
    refused = run("draft", "--redo", draft_id, *asked)
    assert (refused.status, refused.output) == (1, "")
    assert "已锁定" in refused.complaint


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["draft"], "没有给出提纲", id="no outline"),
        pytest.param(["drafts", "show", "x"], "没有这份草稿：x", id="no such draft"),
        pytest.param(["draft", "--resume", "20250101-aaaa"], "没有这份草稿", id="resume nothing"),
        pytest.param(["draft", "--redo", "20250101-aaaa"], "没有说重写哪一节", id="no section"),
    ],
)
def test_refusals(run: Run, archive: Path, arguments: list[str], says: str) -> None:
    outcome = run(*arguments, "--index", archive)
    assert (outcome.status, outcome.output) == (1, "")
    assert says in outcome.complaint
    assert len(outcome.complaint.splitlines()) == 2
