from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.records import Document, Function, Kind, Level, Line, Period, Report, Span
from assistant.reports.parse import parse_reports
from tests.reports.documents import INTRODUCTION, document

TEXT = f"""县林业局2021年上半年工作总结

县委：
{INTRODUCTION}
一、上半年工作总结
（一）抓造林。上半年造林三千亩。
二、下半年工作总结
下半年，将继续抓好管护。
县林业局
2021年7月1日"""


def test_a_report_is_understood() -> None:
    (report,) = parse_reports(document(TEXT), file_name="总结.txt")
    assert (report.title, report.organisation) == ("县林业局2021年上半年工作总结", "县林业局")
    assert (report.org_type, report.level) == ("林业局", Level.COUNTY)
    assert report.period == Period(year=2021, span=Span.FIRST_HALF)
    assert report.kind == Kind.SUMMARY_AND_PLAN
    assert (report.first_line, report.last_line) == (1, 10)


def test_sections_leave_out_salutation_and_signature() -> None:
    (report,) = parse_reports(document(TEXT), file_name="总结.txt")
    found = [(s.path, s.function, s.line, [p.line for p in s.paragraphs]) for s in report.sections]
    assert found == [
        ((), Function.OTHER, 4, [4]),
        (("一、上半年工作总结",), Function.RESULTS, 5, []),
        (("一、上半年工作总结", "（一）抓造林"), Function.RESULTS, 6, [6]),
        (("二、下半年工作总结",), Function.PLAN, 7, [8]),
    ]


def test_a_summary_without_plan_section_is_a_summary() -> None:
    text = f"县林业局2021年工作总结\n一、造林\n{INTRODUCTION}\n今后，我们将继续努力。"
    (report,) = parse_reports(document(text), file_name="总结.txt")
    assert report.kind == Kind.SUMMARY


def test_no_text_no_reports() -> None:
    assert parse_reports(document("\n\n"), file_name="空.txt") == []
    assert parse_reports(document("##paidbegin##"), file_name="空.txt") == []


_ROWS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "一、工作情况",
            "（一）造林。全年造林三千亩。",
            "1.",
            "2021年工作总结",
            "目录",
            "县林业局",
            "2021年7月1日",
            "各位代表：",
            "县林业局2021年工作总结",
            "县林业局2021年工作总结\t3",
            "及",
            "存在的问题及下一步打算",
            "2022年，将继续。",
            "##paidend##",
            "第一部分",
            "①甲",
            "\u3000",
            "（",
            "政府工作报告",
        ]
    ),
)
_LINES = st.lists(st.tuples(_ROWS, st.one_of(st.none(), st.integers(0, 5))), max_size=25)


@settings(max_examples=300)
@given(_LINES)
def test_any_text_is_parsed_and_nothing_but_noise_is_lost(
    rows: list[tuple[str, int | None]],
) -> None:
    lines = tuple(
        Line(number=n, text=text.replace("\n", " "), outline=outline)
        for n, (text, outline) in enumerate(rows, start=1)
    )
    reports = parse_reports(
        Document(format="md", content_hash="", lines=lines), file_name="任意.md"
    )
    edges = [edge for report in reports for edge in (report.first_line, report.last_line)]
    assert edges == sorted(edges)
    inside = [p.line for r in reports for s in r.sections for p in s.paragraphs]
    assert len(inside) == len(set(inside)), "no paragraph stands in two sections"
    for report in reports:
        assert report.title.strip()
        for section in report.sections:
            assert all(report.first_line <= p.line <= report.last_line for p in section.paragraphs)


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[tuple[dict[str, Any], Document]]:
    files = json.loads((shared / "cases/splitting.json").read_text("utf-8"))["files"]
    read = []
    for case in files:
        text = (shared / "seeds" / case["file"]).read_text("utf-8")
        read.append((case, document(text)))
    return read


def test_the_development_cases_are_cut_exactly(
    cases: list[tuple[dict[str, Any], Document]],
) -> None:
    for case, whole in cases:
        wanted = [(r["title"], r["first_line"], r["last_line"]) for r in case["reports"]]
        found = parse_reports(whole, file_name=case["file"])
        assert [(r.title, r.first_line, r.last_line) for r in found] == wanted


def test_the_development_cases_are_cut_without_blank_lines(
    cases: list[tuple[dict[str, Any], Document]],
) -> None:
    for case, whole in cases:
        dense = replace(whole, lines=tuple(line for line in whole.lines if line.text.strip()))
        found = parse_reports(dense, file_name=case["file"])
        assert [report.title for report in found] == [r["title"] for r in case["reports"]]


def _described(report: Report) -> dict[str, object]:
    return {
        "year": report.period.year,
        "span": report.period.span,
        "kind": report.kind,
        "org_type": report.org_type,
        "level": report.level,
    }


def test_the_development_cases_are_described(cases: list[tuple[dict[str, Any], Document]]) -> None:
    right: list[bool] = []
    for case, whole in cases:
        for report, wanted in zip(parse_reports(whole, file_name=""), case["reports"], strict=True):
            expected = {**wanted, **wanted["period"]}
            right += [value == expected[name] for name, value in _described(report).items()]
    assert sum(right) / len(right) >= 0.95
