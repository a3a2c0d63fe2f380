"""A cases file is read, or refused with what is wrong and an example."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import QueryError
from assistant.evaluation.cases import load_cases, place_by_name

GOOD = {"id": "1", "query": "老旧小区改造", "relevant": [{"file": "总结/a.txt", "line": 3}]}


def _write(path: Path, content: Any) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def test_a_case_is_read(tmp_path: Path) -> None:
    more = {"kind": "标题", "acceptable": [{"file": "b.txt", "line": 9}], "anchor": "别的字段"}
    (case,) = load_cases(_write(tmp_path / "案例 一.json", [GOOD | more]))
    assert (case.id, case.query, case.kind) == ("1", "老旧小区改造", "标题")
    assert case.relevant == {place_by_name("a.txt", 3)}, "folders do not matter"
    assert case.acceptable == {place_by_name("D:\\总结\\b.txt", 9)}, "nor do those of Windows"


def test_kind_and_acceptable_may_be_missing_and_ids_be_numbers(tmp_path: Path) -> None:
    (case,) = load_cases(_write(tmp_path / "c.json", [GOOD | {"id": 7}]))
    assert (case.id, case.kind, case.acceptable) == ("7", "", frozenset())


def test_a_line_that_is_both_counts_as_relevant(tmp_path: Path) -> None:
    (case,) = load_cases(_write(tmp_path / "c.json", [GOOD | {"acceptable": GOOD["relevant"]}]))
    assert case.acceptable == frozenset()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param({"D": []}, "有误", id="not a list"),
        pytest.param([], "有误", id="no cases"),
        pytest.param([GOOD, GOOD | {"query": " "}], "第 2 条的 查询", id="empty query"),
        pytest.param([GOOD | {"relevant": []}], "第 1 条的 relevant", id="no answer"),
        pytest.param(
            [GOOD | {"relevant": [{"file": "a.txt", "line": 0}]}], "0 › 行号", id="line from 1"
        ),
        pytest.param([{"id": "1"}], "第 1 条的 查询", id="field missing"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, content: Any, says: str) -> None:
    with pytest.raises(QueryError, match=says) as refused:
        load_cases(_write(tmp_path / "c.json", content))
    assert '"relevant"' in refused.value.hint, "an example shows the way out"


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"[{]"], ids=["empty", "not UTF-8", "JSON"])
def test_an_unreadable_file_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c.json").write_bytes(data)
    with pytest.raises(QueryError):
        load_cases(tmp_path / "c.json")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="读不出来"):
        load_cases(tmp_path / "没有.json")


def test_the_development_cases_are_read(shared: Path) -> None:
    cases = load_cases(shared / "cases" / "retrieval.json")
    assert len(cases) == len({case.id for case in cases}) == 20
