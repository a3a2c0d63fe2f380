"""A draft is kept, listed, shown, redone and restored from the command line."""

import re
import zipfile
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


def test_a_draft_follows_its_ledger(run: Run, archive: Path, tmp_path: Path) -> None:
    run("draft", OUTLINE, "--facts", FACTS, "--index", archive, "--json")
    draft_id = run("drafts", "--index", archive, "--json").json[0]["id"]
    ledger, word = tmp_path / "台账（12月）.csv", tmp_path / "修订稿.docx"
    text = FACTS.read_text("utf-8-sig").replace("新建改建公厕,12", "新建改建公厕,14")
    ledger.write_text(text.replace("行政处罚案件,1498", "行政处罚案件,1502"), "utf-8")
    last = [line for line in text.splitlines() if "更换病害井盖" not in line]
    asked = ("drafts", "update", draft_id, "--index", archive, "--facts", ledger)
    found = run(*asked, "-o", word, "--json").json
    assert [one["kind"] for one in found["facts"]] == ["变了", "变了"]
    assert all(one["done"] for one in found["places"])
    assert [("14座" in one["after"], "1502件" in one["after"]) for one in found["places"]] == [
        (True, False),
        (False, True),
    ]
    shown = run("drafts", "show", draft_id, "--index", archive).output
    assert "14座" in shown
    assert "12座" not in shown
    marked = zipfile.ZipFile(word).read("word/document.xml").decode()
    assert re.findall("<w:delText[^>]*>(.*?)</w:delText>", marked) == ["12", "1498"]
    assert re.findall("<w:ins .*?<w:t[^>]*>(.*?)</w:t>", marked) == ["14", "1502"]
    ledger.write_text("\n".join(last), "utf-8")
    told = run(*asked).output
    assert "待您确认 1 处" in told
    assert "1502件" in told
    assert "井盖" in run("drafts", "show", draft_id, "--index", archive).output
    assert run("drafts", "accept", draft_id, "--index", archive, "--json").json == []
    body = run("drafts", "show", draft_id, "--index", archive).output.partition("## 待处理")[0]
    assert "病害井盖" not in body
    run("drafts", "remove", draft_id, "--index", archive)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(["draft"], "没有给出提纲", id="no outline"),
        pytest.param(["drafts", "show", "x"], "没有这份草稿：x", id="no such draft"),
        pytest.param(["draft", "--resume", "20250101-aaaa"], "没有这份草稿", id="resume nothing"),
        pytest.param(["drafts", "update", "20250101-aaaa"], "没有给出新台账", id="no ledger"),
        pytest.param(["draft", "--redo", "20250101-aaaa"], "没有说重写哪一节", id="no section"),
    ],
)
def test_refusals(run: Run, archive: Path, arguments: list[str], says: str) -> None:
    outcome = run(*arguments, "--index", archive)
    assert (outcome.status, outcome.output) == (1, "")
    assert says in outcome.complaint
    assert len(outcome.complaint.splitlines()) == 2
