"""A table of reports is sorted by clicks and shows its beginning."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ui.tabs.archive.report_table import TableOrder, report_table_html
from tests.ui.tabs.archive.entries import entry

HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("clicks", "titles"),
    [
        pytest.param([], "乙甲丙", id="as the files are"),
        pytest.param(["year"], "丙甲乙", id="once: up, no year first"),
        pytest.param(["year", "year"], "乙甲丙", id="twice: down"),
        pytest.param(["year", "title"], "丙乙甲", id="another head begins anew"),
        pytest.param(["nonsense"], "乙甲丙", id="no such head"),
    ],
)
def test_order_by_clicks(clicks: list[str], titles: str) -> None:
    order = TableOrder()
    for by in clicks:
        order = order.toggle(by)
    reports = [entry(2024, 1, "乙"), entry(2023, 2, "甲"), entry(None, 3, "丙")]
    assert "".join(one.title for one in order.sort(reports)) == titles


def test_a_list_shows_its_beginning_and_says_how_much_is_left() -> None:
    reports = [entry(2000 + n, n, HOSTILE) for n in range(5)]
    shown = report_table_html(reports, total=9, order=TableOrder(), limit=2, chosen="2001-1")
    assert shown.count("<tr data-id=") == 2
    assert "还有 3 篇" in shown
    assert "5 / 9 篇" in shown
    assert '<tr data-id="2001-1" class="chosen">' in shown
    assert "<script" not in shown


def test_a_report_without_any_of_its_files_is_marked() -> None:
    kept, lost = entry(2023, 1, "甲"), entry(2024, 2, "乙")
    copied = replace(lost, id="copied", also_at=("/备份/乙.md",))
    missing = frozenset([lost.file])
    shown = report_table_html(
        [kept, lost, copied], total=3, order=TableOrder(), limit=9, missing=missing
    )
    marked = [row.split('"')[0] for row in shown.split('data-id="')[1:] if "原文件已不在" in row]
    assert marked == [lost.id]
