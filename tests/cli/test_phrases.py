"""`assistant phrases` prints what can be copied, as the contract says, and refuses in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_json(run: Run, archive: Path) -> None:
    found = run("phrases", "隐患排查", "-k", 4, "--index", archive, "--json").json
    assert {"query", "sentences", "patterns", "heading_sets", "timeline"} <= found.keys()
    ranks = [row["rank"] for row in found["sentences"]]
    assert ranks == list(range(1, len(ranks) + 1))
    wanted = {"text", "left", "match", "right", "report_id", "report_title", "year", "function"}
    for row in found["sentences"]:
        assert wanted | {"file", "line", "flags"} <= row.keys()
        assert row["left"] + row["match"] + row["right"] == row["text"]
        assert Path(row["file"]).is_file()


def test_the_words_are_printed_with_their_source(run: Run, archive: Path) -> None:
    outcome = run("phrases", "怎么写隐患排查", "-k", 3, "--index", archive)
    assert outcome.status == 0
    assert "【句子】" in outcome.output
    row = run("phrases", "怎么写隐患排查", "-k", 3, "--index", archive, "--json").json["sentences"][
        0
    ]
    assert row["text"] in outcome.output
    assert f"{row['file']}:{row['line']}" in outcome.output


def test_matches_stand_below_each_other(run: Run, archive: Path) -> None:
    from rich.cells import cell_len

    outcome = run("phrases", "“加强”", "-k", 5, "--index", archive)
    lines = [line for line in outcome.output.split("\n") if line[2:4] == ". " and "加强" in line]
    assert len(lines) > 1
    wide = 4 + max(10, min(28, (80 - 30) // 2))
    for line in lines:
        assert any(
            cell_len(line[:at]) == wide for at in range(len(line)) if line.startswith("加强", at)
        ), line


@pytest.mark.parametrize(
    "query", ["", "*", "“隐患", "好" * 5000], ids=["empty", "all", "unbalanced", "endless"]
)
def test_refusals(run: Run, archive: Path, query: str) -> None:
    outcome = run("phrases", query, "--index", archive, "--json")
    assert (outcome.status, outcome.output) == (1, "")
    assert "例如" in outcome.complaint


def test_sort_and_limits_are_checked(run: Run, archive: Path) -> None:
    assert run("phrases", "加强", "--sort", "up", "--index", archive).status == 2
    assert run("phrases", "加强", "--headings", 1, "--index", archive).status == 2
    assert run("phrases", "加强", "--function", "乱写", "--index", archive).status == 1


def test_unknown_type_of_unit(run: Run, archive: Path) -> None:
    outcome = run("phrases", "加强", "--org-type", "没有局", "--index", archive)
    assert outcome.status == 1
    assert "没有这类单位" in outcome.complaint
