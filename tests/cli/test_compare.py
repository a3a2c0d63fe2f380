"""`assistant compare` as a person calls it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run

_DRAFT = EXAMPLES / "sources" / "城管局-2024年总结.md"


def test_the_likeliest_report_is_proposed_and_used(run: Run, archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "比对.html"
    outcome = run("compare", _DRAFT, "--index", archive, "--json", "-o", page)
    assert outcome.status == 0
    assert outcome.json["past"]["title"] == "澜川市城市管理局2023年工作总结和2024年工作计划"
    assert outcome.json["proposed"][0]["report_id"] == outcome.json["past"]["report_id"]
    assert "--against" in outcome.complaint
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    rate = next(r for r in outcome.json["figures"] if r["indicator"].endswith("分类准确率"))
    assert (rate["old"], rate["new"], rate["direction"]) == (66.7, 74.2, "up")


def test_a_file_needs_no_archive_and_strict_is_an_exit_status(run: Run, tmp_path: Path) -> None:
    past = EXAMPLES / "sources" / "城管局-2023年总结.md"
    asked = ("compare", _DRAFT, "--file", past, "--index", tmp_path / "无")
    relaxed, strict = run(*asked), run(*asked, "--strict")
    assert relaxed.status == 0
    assert strict.status == 1
    assert "上期计划 5 项" in relaxed.output
    assert relaxed.output.startswith("与《澜川市城市管理局2023年工作总结"), "the summary is first"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("--against", "nowhere"), "nowhere", id="unknown report"),
        pytest.param(("--against", "a", "--file", "b"), "只能用一个", id="two at once"),
        pytest.param(("--file", "没有.txt"), "不存在", id="no such file"),
    ],
)
def test_refusals(run: Run, archive: Path, arguments: tuple[str, ...], words: str) -> None:
    outcome = run("compare", _DRAFT, *arguments, "--index", archive)
    assert outcome.status == 1
    assert words in outcome.complaint


def test_a_draft_without_paragraphs_is_refused(run: Run, archive: Path, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("区水务局2024年工作总结\n", encoding="utf-8")
    outcome = run("compare", draft, "--index", archive)
    assert outcome.status == 1
    assert "没有正文" in outcome.complaint


def test_a_comparison_becomes_a_word_file(run: Run, archive: Path, tmp_path: Path) -> None:
    word = tmp_path / "比 对.docx"
    assert run("compare", _DRAFT, "--index", archive, "-o", word).status == 0
    assert word.read_bytes()[:2] == b"PK"


def test_findings_are_explained_and_switched_by_rule(run: Run, tmp_path: Path) -> None:
    past = EXAMPLES / "sources" / "城管局-2023年总结.md"
    draft = tmp_path / "稿.md"
    draft.write_text(_DRAFT.read_text("utf-8") + "\n全年改造公厕xx座。\n", encoding="utf-8")
    asked = ("compare", draft, "--file", past, "--index", tmp_path / "无")
    output = run(*asked, "--explain").output
    assert "依据：本文：没有填写的地方" in output
    assert "依据" not in run(*asked).output
    blanks = [one for one in run(*asked, "--json").json["leftovers"] if "xx" in one["phrase"]]
    assert blanks[0]["source"]["origin"] == "本文"
    off = run(*asked, "--without", "空白掩码", "--json").json
    assert not [one for one in off["leftovers"] if one["kind"] == "空白掩码"]
    only = run(*asked, "--only", "空白掩码", "--json").json
    assert {one["kind"] for one in only["leftovers"]} == {"空白掩码"}
    assert only["arithmetic"] == only["outdated"] == []
    assert "没有这条规则" in run(*asked, "--without", "无此规则").complaint
