"""Where each fact belongs: shown, as JSON, and written back as a ledger with its sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.drafting.facts.load_facts import load_facts
from tests.cli.conftest import Run

OUTLINE = (
    "# 清河区水务局2025年上半年工作总结及下半年打算\n一、上半年工作\n（一）供水保障\n"
    "（二）防汛抗旱\n二、存在的问题\n三、下半年打算\n（一）供水保障\n（二）防汛抗旱\n"
)
TABLE = (
    "指标,单位,去年同期,今年上半年,备注\n供水管网改造,公里,12,18.5,\n防汛演练,场,3,5,\n"
    "下半年改造供水管网,公里,,21,\n供水资金缺口,万元,,430,\n供水管网改造,公里,12,18.5,又报一遍\n"
)
LIST = (
    "- 供水科：改造供水管网18.5公里\n- 防汛办：开展防汛演练5场\n- 供水资金缺口430万元\n"
    "- 下半年改造供水管网21公里\n- 值班室换了两张床\n"
)


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "提纲.md"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_json_is_the_contract(run: Run, tmp_path: Path, outline: Path) -> None:
    ledger = write(tmp_path, "台账.csv", TABLE)
    outcome = run("plan", str(outline), "--facts", str(ledger), "--json")
    sections = outcome.json["sections"]
    assert [
        (one["heading"], one["function"], [f["line"] for f in one["facts"]]) for one in sections
    ] == [
        ("一、上半年工作", "成效", []),
        ("（一）供水保障", "成效", [2]),
        ("（二）防汛抗旱", "成效", [3]),
        ("二、存在的问题", "问题", [5]),
        ("三、下半年打算", "计划", []),
        ("（一）供水保障", "计划", [4]),
        ("（二）防汛抗旱", "计划", []),
    ]
    (fact,) = sections[1]["facts"]
    assert fact["text"].startswith("改造供水管网18.5公里")
    assert (fact["fact"], fact["sure"], fact["repeated"]) == ("F1", True, [6])
    assert outcome.json["unplaced"] == []
    assert "共4条事实" in outcome.complaint
    assert "没有事实的章节：（二）防汛抗旱" in outcome.complaint


def test_uncertain_facts_stand_first(run: Run, tmp_path: Path, outline: Path) -> None:
    ledger = write(tmp_path, "台账.md", LIST)
    lines = run("plan", str(outline), "--facts", str(ledger)).output.splitlines()
    assert "值班室" in lines[1]
    assert "放不进任何章节" in lines[1]
    assert "可靠" in lines[-1]


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        pytest.param("台账.csv", TABLE, "已分.csv", id="table"),
        pytest.param("台账.csv", TABLE, "已分.xlsx", id="table as workbook"),
        pytest.param("台账.md", LIST, "已分.csv", id="list"),
        pytest.param("台账.md", LIST, "已分.xlsx", id="list as workbook"),
    ],
)
def test_the_ledger_read_back_is_placed_alike(
    run: Run, tmp_path: Path, outline: Path, name: str, text: str, written: str
) -> None:
    ledger, labelled = write(tmp_path, name, text), tmp_path / "新 台账" / written
    first = run("plan", str(outline), "--facts", str(ledger), "--json", "-o", str(labelled)).json
    again = run("plan", str(outline), "--facts", str(labelled), "--json").json
    assert [[f["fact"] for f in one["facts"]] for one in again["sections"]] == [
        [f["fact"] for f in one["facts"]] for one in first["sections"]
    ]
    assert [f["fact"] for f in again["unplaced"]] == [f["fact"] for f in first["unplaced"]]
    assert all(f["certainty"] == 1 for one in again["sections"] for f in one["facts"])


def test_a_workbook_keeps_its_other_columns(run: Run, tmp_path: Path, outline: Path) -> None:
    ledger, book = write(tmp_path, "台账.csv", TABLE), tmp_path / "一.xlsx"
    run("plan", str(outline), "--facts", str(ledger), "-o", str(book))
    again = tmp_path / "二.xlsx"
    run("plan", str(outline), "--facts", str(book), "-o", str(again))
    assert load_facts(again)[0].section == ("一、上半年工作", "（一）供水保障")
    assert load_facts(again)[0].last == "12"


def test_another_kind_of_file_is_refused(run: Run, tmp_path: Path, outline: Path) -> None:
    ledger = write(tmp_path, "台账.md", LIST)
    target = str(tmp_path / "一.docx")
    outcome = run("plan", str(outline), "--facts", str(ledger), "-o", target)
    assert outcome.status == 1
    assert ".csv 或 .xlsx" in outcome.complaint
