"""The bar of a draft says what is saved, and what would be undone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.settings import load_settings
from assistant.ui.tabs.draft.bar.draft_bar import bar_html
from assistant.workbench import Workbench

_OUTLINE = "# 某某局2025年工作总结<b>\n一、主要工作\n二、存在的问题"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    return Workbench(load_settings(index=tmp_path / "index"))


def _labels(page: str) -> list[tuple[str, bool]]:
    found = re.findall(r'data-do="\w+" title="([^"]*)" aria-label="[^"]*"( disabled)?', page)
    return [(label, not disabled) for label, disabled in found]


def test_the_last_step_is_named(bench: Workbench) -> None:
    draft_id = bench.drafts.create(_OUTLINE).id
    bench.drafts.finish(draft_id)
    stored = bench.drafts.edit_section(draft_id, 1, "整节只有这一句。")
    assert _labels(bar_html(stored, None)) == [
        ("撤销：手改 一、主要工作（Ctrl+Z）", True),
        ("重做（Ctrl+Y）", False),
    ]
    undone = bench.drafts.undo(draft_id)
    assert [able for _, able in _labels(bar_html(undone, None))] == [False, True]
    assert bar_html(undone, None) != bar_html(stored, None)


def test_it_says_whether_all_is_saved(bench: Workbench) -> None:
    stored = bench.drafts.create(_OUTLINE)
    assert "已保存" in bar_html(stored, None)
    assert "存不进磁盘" in bar_html(stored, None, is_saved=False)
    assert "接着写" in bar_html(stored, None)
    assert "总结&lt;b&gt;" in bar_html(stored, None)
