"""The past report to compare with is chosen as a person would choose it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import ArchiveError, LoadError
from assistant.records import Kind, Level, ReportEntry, Section, Span
from assistant.review.comparison.choose_report import (
    find_comparable_reports,
    rank_candidates,
    report_by_id,
    report_from_file,
)
from assistant.review.long_paragraphs import LONGEST
from tests.review.samples import draft_text, past_report

_ENTRY = ReportEntry(
    id="last",
    title="区水务局2023年工作总结和2024年工作计划",
    organisation="区水务局",
    org_type=draft_text().org_type,
    level=Level.DISTRICT,
    year=2023,
    span=Span.YEAR,
    kind=Kind.SUMMARY,
    file="a.txt",
    first_line=1,
    last_line=9,
    passages=9,
)
_OTHERS = [
    replace(_ENTRY, id="older", title="区水务局2021年工作总结", year=2021),
    replace(_ENTRY, id="half", title="区水务局2023年上半年工作总结", span=Span.FIRST_HALF),
    replace(_ENTRY, id="own", title="区水务局2024年工作总结", year=2024),
    replace(_ENTRY, id="later", title="区水务局2025年工作总结", year=2025),
    replace(
        _ENTRY,
        id="other",
        title="市民政局2023年工作总结",
        organisation="市民政局",
        org_type="民政局",
    ),
    replace(_ENTRY, id="peer", title="县水务局2023年工作总结", organisation="县水务局"),
]


class _Library:
    def __init__(self, entries: list[ReportEntry]) -> None:
        self._entries = entries

    def reports(self) -> list[ReportEntry]:
        return self._entries

    def report(self, report_id: str) -> ReportEntry:
        found = [entry for entry in self._entries if entry.id == report_id]
        if not found:
            raise ArchiveError("没有这篇报告。")
        return found[0]

    def sections(self, report_id: str) -> list[Section]:
        return list(past_report().sections)


def test_the_year_before_of_the_same_unit_comes_first() -> None:
    proposed = rank_candidates(draft_text(), _Library([*_OTHERS, _ENTRY]))
    assert proposed[0].report_id == "last"
    assert {"own", "later"}.isdisjoint(one.report_id for one in proposed)
    assert [one.score for one in proposed] == sorted((p.score for p in proposed), reverse=True)


def test_an_archive_without_a_past_report_says_so() -> None:
    with pytest.raises(ArchiveError) as refused:
        rank_candidates(draft_text(), _Library([_OTHERS[3]]))
    assert "--file" in refused.value.hint


def test_an_unknown_report_is_refused() -> None:
    with pytest.raises(ArchiveError):
        report_by_id(_Library([_ENTRY]), "nowhere")


def test_comparable_are_other_units_of_the_same_kind() -> None:
    class Noting(_Library):
        asked: list[str] = []  # noqa: RUF012

        def sections(self, report_id: str) -> list[Section]:
            self.asked.append(report_id)
            return []

    library = Noting([*_OTHERS, _ENTRY])
    find_comparable_reports(draft_text(), library, exclude=past_report(), limit=3)
    assert library.asked == ["peer"]


def test_a_file_of_one_line_is_compared_in_pieces(tmp_path: Path) -> None:
    path = tmp_path / "去年.txt"
    text = "".join(f"新建公厕{n}座。" for n in range(1500))
    path.write_text(f"石桥区城管局2024年工作总结\n{text}", encoding="utf-8")
    past = report_from_file(draft_text(), path)
    pieces = [one.text for section in past.sections for one in section.paragraphs]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= LONGEST


def test_a_file_that_is_no_single_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "去年.txt"
    lines = "\n".join(f"新建公厕{n}座，清运垃圾{n}吨。" for n in range(25_000))
    path.write_text(f"石桥区城管局2024年工作总结\n{lines}", encoding="utf-8")
    with pytest.raises(LoadError, match="万字") as refusal:
        report_from_file(draft_text(), path)
    assert refusal.value.hint
