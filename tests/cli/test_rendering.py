"""What a person sees in a window of 80 columns is whole."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_the_list_shows_every_id_title_and_file_whole(run: Run, archive: Path) -> None:
    rows = run("reports", "--index", archive, "--json").json
    lines = run("reports", "--index", archive).output.splitlines()
    for row in rows:
        assert f"{row['id']}  {row['title']}" in lines
        assert row["file"] in lines


def test_sections_stand_beside_the_opening_not_below_it(run: Run, tmp_path: Path) -> None:
    text = "# 甲区水务局2024年工作总结\n\n全年工作有序推进。\n\n## 一、工作成效\n\n修复管网。\n"
    (tmp_path / "总结.md").write_text(text, "utf-8")
    run("ingest", tmp_path / "总结.md", "--index", tmp_path / "index")
    (report,) = run("reports", "--index", tmp_path / "index", "--json").json
    tree = run("show", report["id"], "--index", tmp_path / "index").output
    opening = re.search("^(.*)（导语）", tree, re.MULTILINE)
    section = re.search("^(.*)一、工作成效", tree, re.MULTILINE)
    assert opening
    assert section
    assert len(opening[1]) == len(section[1])


def test_a_paragraph_is_one_row_of_the_tree(run: Run, archive: Path) -> None:
    for row in run("reports", "--index", archive, "--json").json[:3]:
        shown = run("show", row["id"], "--index", archive, "--json").json
        paragraphs = sum(len(section["paragraphs"]) for section in shown["sections"])
        tree = run("show", row["id"], "--index", archive).output
        assert len(re.findall(r"── \d+(?:（\d+ 条）)? ", tree)) == paragraphs


def test_a_source_is_not_broken_across_lines(run: Run, archive: Path) -> None:
    hits = run("search", "安全生产", "-k", 3, "--index", archive, "--json").json
    lines = run("search", "安全生产", "-k", 3, "--index", archive).output.splitlines()
    sources = [line for line in lines if line.startswith("出处：")]
    assert len(sources) == 3
    for hit, source in zip(hits, sources, strict=True):
        assert f"{hit['file']}:{hit['line']}" in source


def test_brackets_in_a_file_name_are_shown_as_they_are(run: Run, tmp_path: Path) -> None:
    name = "[red]甲[bold].txt"
    (tmp_path / name).write_bytes(b"\x00\x01")
    outcome = run("ingest", tmp_path / name, "--index", tmp_path / "index")
    assert name in outcome.output
