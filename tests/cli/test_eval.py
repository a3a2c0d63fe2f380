"""`assistant eval` on a few example reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def cases(run: Run, archive: Path, tmp_path: Path) -> Path:
    """Two cases whose answers are what a search finds first, and one that is found nowhere."""
    rows = []
    for query in ("安全生产 隐患排查", "财政收入"):
        first, second = run("search", query, "-k", 2, "--index", archive, "--json").json
        places = [{"file": Path(h["file"]).name, "line": h["line"]} for h in (first, second)]
        rows.append({"id": query, "query": query, "kind": "词语", "relevant": places})
    nowhere = [{"file": "没有收录.txt", "line": 1}]
    rows.append({"id": "3", "query": "财政收入", "kind": "其他", "relevant": nowhere})
    path = tmp_path / "案例.json"
    path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    return path


def test_json(run: Run, archive: Path, cases: Path) -> None:
    outcome = run("eval", cases, "--index", archive, "--json")
    row = outcome.json
    assert row["overall"]["queries"] == 3
    assert row["overall"]["recall@10"]["mean"] == pytest.approx(2 / 3, abs=1e-4)
    perfect = {"mean": 1.0, "low": 1.0, "high": 1.0}
    assert row["kinds"]["词语"]["hit@1"] == row["kinds"]["词语"]["nDCG@10"] == perfect
    assert [answer["first_right"] for answer in row["answers"]] == [1, 1, None]
    assert row["milliseconds"]["p50"] > 0
    assert "没有收录.txt" in outcome.complaint


def test_comparison(run: Run, archive: Path, cases: Path) -> None:
    row = run("eval", cases, "--compare", "mode=vectors", "--index", archive, "--json").json
    other = row["comparison"]
    means = [one["overall"]["MRR@10"]["mean"] for one in (row, other, other["differences"])]
    assert means[2] == pytest.approx(means[1] - means[0], abs=2e-4)


def test_a_configuration_does_not_differ_from_itself(run: Run, archive: Path, cases: Path) -> None:
    same = run("eval", cases, "--compare", f"index={archive}", "--index", archive, "--json").json
    nothing = {"mean": 0.0, "low": 0.0, "high": 0.0}
    assert same["comparison"]["differences"]["overall"]["hit@10"] == nothing


def test_table(run: Run, archive: Path, cases: Path) -> None:
    shown = run("eval", cases, "--compare", "mode=keywords", "--index", archive).output
    assert "全部（3 个查询）" in shown
    assert "mode=keywords" in shown


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param("色=红", "不能比较“色”", id="unknown name"),
        pytest.param("mode=猜", "mode 没有 猜 这个值", id="unknown mode"),
        pytest.param("literal=是", "可用的：true、false", id="not a truth value"),
        pytest.param("llm_parallel=多", "设置 llm_parallel 有误", id="a value that makes no sense"),
    ],
)
def test_refusal(run: Run, archive: Path, cases: Path, change: str, says: str) -> None:
    outcome = run("eval", cases, "--compare", change, "--index", archive)
    assert (outcome.status, outcome.output) == (1, "")
    assert says in outcome.complaint
