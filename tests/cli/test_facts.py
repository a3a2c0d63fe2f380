"""What is understood of a ledger, as a table for people and as JSON."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

LEDGER = (
    "指标,单位,2024年,2025年,2025年计划,备注\n自来水普及率,%,97.9,98.6,98,\n"
    "新建管网,公里,38.2,41.8,40,被雨水耽误\n亏损,万元,1,(5.6),,\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "台账.csv"
    path.write_text(LEDGER, encoding="utf-8")
    return path


def test_json_is_the_contract(run: Run, ledger: Path) -> None:
    outcome = run("facts", str(ledger), "--json")
    first, second, third = outcome.json
    assert {key: first[key] for key in list(first)[:9]} == {
        "row": 2,
        "sheet": "",
        "indicator": "自来水普及率",
        "value": "98.6",
        "unit": "%",
        "last": "97.9",
        "target": "98",
        "note": "",
        "text": "自来水普及率达到98.6%，同比提高0.7个百分点，超过98%的年度目标",
    }
    assert second["note"] == "被雨水耽误"
    assert third["value"] == ""
    assert "（5.6）" in third["question"] or "(5.6)" in third["question"]
    assert "要问您的（1处）" in outcome.complaint
    assert "备注里的“被雨水耽误”没有写进稿子" in outcome.complaint


def test_the_table_shows_facts_questions_and_what_was_left_out(run: Run, ledger: Path) -> None:
    output = run("facts", str(ledger)).output
    for said in ("新建管网", "41.8公里", "38.2", "要问您的（1处）", "没有用到的（1处）"):
        assert said in output


def test_the_year_of_the_report_may_be_given(run: Run, ledger: Path) -> None:
    first, *_ = run("facts", str(ledger), "--year", "2024", "--json").json
    assert (first["value"], first["last"]) == ("97.9", "")


def test_of_a_sentence_its_figures_are_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "台账.md"
    path.write_text("- 检查企业370家次，整改隐患121条\n", encoding="utf-8")
    (row,) = run("facts", str(path), "--json").json
    assert (row["value"], row["text"]) == ("370家次、121条", "检查企业370家次，整改隐患121条")


def test_a_draft_takes_the_year_of_its_outline(run: Run, archive: Path, tmp_path: Path) -> None:
    outline, facts = tmp_path / "提纲.md", tmp_path / "数据.csv"
    outline.write_text("# 水务局2024年工作总结\n一、工作情况\n（一）供水", encoding="utf-8")
    facts.write_text(LEDGER, encoding="utf-8")
    output = run("draft", str(outline), "--facts", str(facts), "--index", str(archive)).output
    assert "97.9%" in output
    assert "98.6" not in output
