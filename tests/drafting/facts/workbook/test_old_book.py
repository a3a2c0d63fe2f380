"""Workbooks of Excel 97 and WPS are read as their sheets show them; bad ones are refused."""

from __future__ import annotations

import contextlib
import random
import struct
from pathlib import Path

import pytest

from assistant.drafting.facts.load_facts import load_facts
from assistant.drafting.facts.workbook.read_workbook import read_old_workbook
from assistant.errors import AssistantError, LoadError, OutlineError
from assistant.reports.loading import load
from tests.drafting.facts.workbook.old_sheets import (
    DAY,
    INDENTED,
    PERCENT,
    STRUCK,
    Cell,
    OldSheet,
    old_workbook,
)

TABLE: dict[tuple[int, int], Cell] = {
    (0, 0): "指标",
    (0, 1): "数值",
    (0, 2): "单位",
    (1, 0): "改造公厕",
    (1, 1): 17.0,
    (1, 2): "座",
    (2, 0): "清运率",
    (2, 1): 0.985,
    (2, 2): "",
}
GOOD = old_workbook(OldSheet(title="市容", cells=TABLE, styles={(2, 1): PERCENT}))


def rows(*sheets: OldSheet) -> list[tuple[str, ...]]:
    tables = read_old_workbook(old_workbook(*sheets), name="台账.xls")
    return [row.cells for table in tables for row in table.rows]


@pytest.mark.parametrize("name", ["台账.xls", "台账.et"])
def test_facts_of_an_old_workbook(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(GOOD)
    assert [fact.text for fact in load_facts(path)] == ["改造公厕17座", "清运率达到98.5%"]


def test_cells_say_what_the_sheet_shows() -> None:
    cells: dict[tuple[int, int], Cell] = {
        (0, 0): "日期",
        (0, 1): 45_000.0,
        (1, 0): "其中：新建",
        (1, 1): 1234.5,
        (1, 2): True,
    }
    shown = rows(OldSheet(title="表", cells=cells, styles={(0, 1): DAY, (1, 0): INDENTED}))
    assert shown == [("日期", "2023年3月15日"), ("\u3000\u3000其中：新建", "1234.5", "是")]


def test_what_is_hidden_or_struck_out_is_left_out_and_named() -> None:
    sheet = OldSheet(
        title="表",
        cells={(r, c): f"{r}{c}" for r in range(3) for c in range(3)},
        styles={(2, 2): STRUCK},
        hidden_rows=[1],
        hidden_columns=[1],
    )
    spare = OldSheet(title="底稿", cells={(0, 0): "甲"}, is_hidden=True)
    (table,) = read_old_workbook(old_workbook(sheet, spare), name="台账.xls")
    assert [row.cells for row in table.rows] == [("00", "02"), ("20",)]
    assert table.remarks == (
        "隐藏的工作表“底稿”没有用到",
        "工作表“表”隐藏的第2行没有用到",
        "工作表“表”隐藏的B列没有用到",
        "工作表“表”划掉的单元格C3（22）没有用到",
    )


def test_a_merged_label_stands_in_each_row() -> None:
    cells = {(0, 0): "公路", (0, 1): "新建", (1, 1): "改建"}
    assert rows(OldSheet(title="表", cells=cells, merges=[(0, 1, 0, 0)])) == [
        ("公路", "新建"),
        ("公路", "改建"),
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (GOOD[:2_500], "已损坏"),
        (old_workbook(before=struct.pack("<HH", 0x2F, 54) + b"\1\0" + bytes(52)), "密码"),
        (GOOD + bytes(17_000_000), "最多读 16 MB"),
    ],
    ids=["truncated", "encrypted", "too large"],
)
def test_a_bad_one_is_refused(tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "台账.xls"
    path.write_bytes(data)
    with pytest.raises(OutlineError, match=told) as refusal:
        load_facts(path)
    assert refusal.value.hint


def test_damaged_bytes_never_escape(tmp_path: Path) -> None:
    chance = random.Random(3)
    path = tmp_path / "台账.xls"
    for _ in range(150):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(8, 3_000)] = chance.randrange(256)
        path.write_bytes(bytes(data))
        with contextlib.suppress(AssistantError):
            load_facts(path)


def test_it_is_a_ledger_and_no_report(tmp_path: Path) -> None:
    path = tmp_path / "台账.xls"
    path.write_bytes(GOOD)
    with pytest.raises(LoadError, match="Excel 表格") as refusal:
        load(path)
    assert "台账" in refusal.value.hint


def test_a_web_page_that_is_called_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    table = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>"
        for row in (("指标", "数值", "单位"), ("改造公厕", "17", "座"), ("新增绿地", "3.5", "公顷"))
    )
    path.write_text(f"<html><body><table>{table}</table></body></html>", "utf-8")
    assert [fact.text for fact in load_facts(path)] == ["改造公厕17座", "新增绿地3.5公顷"]
