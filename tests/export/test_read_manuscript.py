"""A text file becomes a manuscript: each part of an official report is known by its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ExportError
from assistant.export.read_manuscript import read_manuscript, read_paragraphs
from assistant.manuscript import Block, Table

_LETTER = """# 关于报送2025年工作总结的报告

市人民政府：

## 一、2025年工作情况

新建供水管网41.8公里。

附表：主要指标

| 指标 | 2024年 | 2025年 |
|---|---|---|
| 供水 | 38.2 | 41.8 |
| 普及率 | | 98.6 |

二、存在的问题

管护力量薄弱。

附件：
1. 供水项目清单
2. 投资明细表

澜川市水务局
2026年1月15日
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "报告.md"
    path.write_text(_LETTER, encoding="utf-8")
    return path


def test_every_element_finds_its_place(letter: Path) -> None:
    manuscript = read_manuscript(letter)
    assert manuscript.title == "关于报送2025年工作总结的报告"
    assert manuscript.addressee == "市人民政府："
    assert (manuscript.signature, manuscript.date) == ("澜川市水务局", "2026年1月15日")
    assert [attachment.title for attachment in manuscript.attachments] == [
        *("供水项目清单", "投资明细表")
    ]
    assert [(block.text, block.level) for block in manuscript.blocks] == [
        *(("一、2025年工作情况", 1), ("新建供水管网41.8公里。", 0)),
        *(("二、存在的问题", 1), ("管护力量薄弱。", 0)),
    ]
    (table,) = (part for part in manuscript.content if isinstance(part, Table))
    assert table.caption == "附表：主要指标"
    assert table.header == ("指标", "2024年", "2025年")
    assert table.rows == (("供水", "38.2", "41.8"), ("普及率", "", "98.6"))


def test_a_report_without_these_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "总结.txt"
    path.write_text(
        "澜川市水务局2025年工作总结\n全年清淤12公里。\n主要做法是：\n一是抓早。", "utf-8"
    )
    manuscript = read_manuscript(path)
    assert (manuscript.addressee, manuscript.signature, manuscript.attachments) == ("", "", ())
    assert [part.text for part in manuscript.content if isinstance(part, Block)] == [
        *("全年清淤12公里。", "主要做法是：", "一是抓早。")
    ]


def test_all_lines_are_paragraphs_where_only_words_count(letter: Path) -> None:
    texts = [block.text for block in read_paragraphs(letter)]
    assert texts == [
        line.strip("#| ").replace("| |", "|  |")
        for line in _LETTER.splitlines()
        if line and not line.startswith("|---")
    ]


def test_a_title_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "题.md"
    path.write_text("# 总结\n", encoding="utf-8")
    with pytest.raises(ExportError, match="没有正文"):
        read_manuscript(path)
