"""A list of reports holds all of them, and what tells them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.records import Kind, Level, ReportEntry, Span
from assistant.settings import load_settings
from assistant.ui.widgets.report_choices import report_choices, report_label
from assistant.workbench import Workbench
from tests.archive.making import Record


def entry(
    title: str, *, unit: str = "", year: int | None = 2023, line: int | None = 1, shared: str = ""
) -> str:
    return report_label(
        ReportEntry(
            id="1",
            title=title,
            organisation=unit,
            org_type="镇",
            level=Level.TOWN,
            year=year,
            span=Span.YEAR,
            kind=Kind.SUMMARY,
            file=r"D:\汇编\各镇总结.txt",
            first_line=line,
            last_line=line,
            passages=1,
        ),
        {shared},
    )


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param(
            entry("镇2023年工作总结", unit="青石镇", line=40),
            "镇2023年工作总结（2023年） · 青石镇 · 各镇总结.txt:40",
            id="one of a compilation",
        ),
        pytest.param(
            entry("青石镇工作总结", unit="青石镇", year=None, line=None),
            "青石镇工作总结（年份不详） · 各镇总结.txt",
            id="the title names the unit, nothing names the year",
        ),
        pytest.param(
            entry("政府工作报告", shared="各镇总结.txt"),
            "政府工作报告（2023年） · 汇编/各镇总结.txt",
            id="the folder, where several files have the name",
        ),
    ],
)
def test_label(label: str, expected: str) -> None:
    assert label == expected


def test_all_are_offered_the_newest_first(tmp_path: Path) -> None:
    settings = load_settings(index=tmp_path / "index")
    for year in (2021, 2023, 2022):
        text = f"青石镇{year}年工作总结\n\n一、主要工作\n新建公厕12座。"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    with Workbench(settings) as bench:
        assert report_choices(bench) == []
        bench.archive.ingest(sorted(tmp_path.glob("*.txt")), progress=Record())
        shown = [label for label, _ in report_choices(bench)]
    assert [label.rpartition(" · ")[2] for label in shown] == ["2023.txt", "2022.txt", "2021.txt"]
