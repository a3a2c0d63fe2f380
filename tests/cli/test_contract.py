"""The JSON of the commands has the agreed fields, on standard output alone."""

from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Run


def test_ingest(run: Run, tmp_path: Path) -> None:
    report = EXAMPLES / "archive" / "2025年上半年" / "西岸区司法局.md"
    first = run("ingest", report, "--index", tmp_path / "档案", "--json")
    assert first.status == 0
    assert {"files": 1, "reports": 1, "unchanged": 0, "skipped": []}.items() <= first.json.items()
    assert "西岸区司法局" in first.complaint, "a report in the archive is announced"
    again = run("ingest", report, "--index", tmp_path / "档案", "--json")
    assert {"files": 0, "reports": 0, "unchanged": 1}.items() <= again.json.items()


def test_a_bad_file_is_listed_and_stops_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.docx").write_bytes(b"")
    good = EXAMPLES / "archive" / "2025年上半年" / "西岸区司法局.md"
    outcome = run("ingest", tmp_path, good, "--index", tmp_path / "index", "--json")
    assert outcome.status == 0
    assert outcome.json["reports"] == 1
    assert [Path(row["file"]).name for row in outcome.json["skipped"]] == ["空.docx"]


def test_reports(run: Run, archive: Path) -> None:
    rows = run("reports", "--index", archive, "--json").json
    assert len(rows) == 9, "three single files and a compilation of six"
    wanted = {"id", "title", "organisation", "org_type", "level", "year", "span", "kind"}
    assert wanted | {"file", "first_line", "last_line", "passages"} <= rows[0].keys()
    lines = {Path(row["file"]).suffix: row["first_line"] for row in rows}
    assert lines[".docx"] is None
    assert lines[".txt"] >= 1


def test_files_that_are_gone_are_said_to_be(run: Run, tmp_path: Path) -> None:
    text = "# 甲区水务局2024年工作总结\n\n## 一、工作成效\n\n全年修复管网三十公里。\n"
    for name in ("甲.md", "乙.md"):
        (tmp_path / name).write_text(text.replace("甲", name[0]), "utf-8")
    index = ["--index", tmp_path / "index"]
    run("ingest", "--no-read", tmp_path / "甲.md", tmp_path / "乙.md", *index)
    (tmp_path / "甲.md").unlink()
    rows = run("reports", *index, "--json").json
    assert {Path(row["file"]).name: row["missing"] for row in rows} == {
        "甲.md": True,
        "乙.md": False,
    }
    assert f"{tmp_path / '甲.md'}（原文件已不在）" in run("reports", *index).output
    assert run("status", *index, "--json").json["missing"] == 1
    assert "1 个已不在原处" in run("status", *index).output
    assert "甲.md:5（原文件已不在）" in run("search", "甲区 修复管网", *index).output
    again = run("ingest", "--again", "--no-read", *index, "--json").json
    assert (again["gone"], again["unchanged"]) == ([str(tmp_path / "甲.md")], 1)
    assert len(run("reports", *index, "--json").json) == 2


def test_an_ingest_of_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    outcome = run("ingest", "--index", tmp_path / "index")
    assert outcome.status == 2
    assert "--again" in outcome.complaint


def test_show(run: Run, archive: Path) -> None:
    report = run("reports", "--index", archive, "--json").json[0]["id"]
    shown = run("show", report, "--index", archive, "--json").json
    assert shown["id"] == report
    assert {"path", "function", "line", "paragraphs"} <= shown["sections"][0].keys()
    assert shown["title"] in run("show", report, "--index", archive).output


def test_search(run: Run, archive: Path) -> None:
    hits = run("search", "安全生产 隐患排查", "-k", 3, "--index", archive, "--json").json
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    wanted = {"score", "text", "report_id", "report_title", "year", "section", "function"}
    assert wanted | {"file", "line", "also_at"} <= hits[0].keys()
    source = Path(hits[0]["file"])
    assert source.is_file()


@pytest.mark.parametrize("mode", ["hybrid", "keywords", "vectors"])
def test_each_mode_answers(run: Run, archive: Path, mode: str) -> None:
    assert run("search", "财政收入", "--mode", mode, "--index", archive, "--json").json


def test_a_filter_holds(run: Run, archive: Path) -> None:
    hits = run("search", "加强", "--function", "问题", "--index", archive, "--json").json
    assert hits
    assert {hit["function"] for hit in hits} == {"问题"}


def test_many_queries_give_one_line_each(run: Run, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "q.txt").write_text("财政收入\n\n安全生产\n", "utf-8")
    outcome = run("search", "--queries", tmp_path / "q.txt", "-k", 2, "--index", archive)
    import json

    rows = [json.loads(line) for line in outcome.output.splitlines()]
    assert [row["query"] for row in rows] == ["财政收入", "安全生产"]
    assert [len(row["hits"]) for row in rows] == [2, 2]


def test_remove(run: Run, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("ingest", EXAMPLES / "archive" / "2025年上半年" / "西岸区司法局.md", "--index", index)
    (report,) = run("reports", "--index", index, "--json").json
    assert run("remove", report["id"], "--index", index).status == 0
    assert run("reports", "--index", index, "--json").json == []


def test_status_counts_what_reports_lists(run: Run, archive: Path) -> None:
    status = run("status", "--index", archive, "--json").json
    assert (status["files"], status["reports"]) == (4, 9)
    assert status["vectors"] == status["texts"]
