"""A refusal is one Chinese message with a way out, on standard error, with the right status."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        pytest.param(["search", "甲"], 1, "还没有档案", id="no archive"),
        pytest.param(["ingest", "没有这个目录"], 1, "没有这个目录", id="no such folder"),
        pytest.param(["search"], 1, "", id="empty query"),
        pytest.param(["ingest"], 2, "缺少参数", id="no argument"),
        pytest.param(["search", "甲", "--k", "3"], 2, "没有这个选项", id="unknown option"),
        pytest.param(["search", "甲", "-k", "0"], 2, "参数的值不对", id="value out of range"),
        pytest.param(["search", "甲", "--level", "星"], 1, "不认识的级别", id="unknown level"),
        pytest.param(["search", "甲", "-k", "0"], 2, "1 到 1000", id="the range is told"),
        pytest.param(["search", "甲", "--mode", "x"], 2, "keywords", id="the choices are told"),
        pytest.param(["search", "甲", "--year", "去年"], 2, "应是整数", id="no number"),
        pytest.param(["search", "甲", "--year"], 2, "选项缺少值：--year", id="no value"),
        pytest.param(["search", "甲", "乙"], 2, "请加引号", id="query of two words"),
        pytest.param(["search", "--yaer", "1"], 2, "--year", id="misspelt option"),
        pytest.param(["搜索"], 2, "没有这个命令", id="unknown command"),
    ],
)
def test_refusal(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    status: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run(*arguments)
    assert (outcome.status, outcome.output) == (status, "")
    assert says in outcome.complaint
    assert len(outcome.complaint.splitlines()) == 2, "a message and a way out"
    for english in ("Missing", "Invalid", "No such", "Got", "requires", "should"):
        assert english not in outcome.complaint


def test_no_command_shows_the_help(run: Run) -> None:
    outcome = run()
    assert (outcome.status, outcome.complaint) == (2, "")
    assert "ingest" in outcome.output


def test_a_missing_file_of_queries_is_named(run: Run, archive: Path) -> None:
    outcome = run("search", "--queries", "没有这个.txt", "--index", archive)
    assert outcome.status == 1
    assert "没有这个.txt" in outcome.complaint


def test_a_folder_without_reports_is_said_to_have_none(run: Run, tmp_path: Path) -> None:
    outcome = run("ingest", tmp_path, "--index", tmp_path / "index")
    assert outcome.status == 0
    assert "没有找到报告文件" in outcome.output


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        pytest.param("--report", "不存在", "assistant reports", id="report"),
        pytest.param("--org-type", "财政", "财政局", id="type of unit"),
    ],
)
def test_a_filter_that_nothing_can_pass_is_refused(
    run: Run, archive: Path, option: str, value: str, says: str
) -> None:
    outcome = run("search", "收入", option, value, "--index", archive)
    assert (outcome.status, outcome.output) == (1, "")
    assert value in outcome.complaint
    assert says in outcome.complaint, "what there is"


def test_an_empty_query_is_refused(run: Run, archive: Path) -> None:
    outcome = run("search", " ", "--index", archive)
    assert outcome.status == 1
    assert "查询是空的" in outcome.complaint


def test_an_unknown_report_is_refused(run: Run, archive: Path) -> None:
    for command in ("show", "remove"):
        outcome = run(command, "不存在", "--index", archive)
        assert outcome.status == 1
        assert "不存在" in outcome.complaint
