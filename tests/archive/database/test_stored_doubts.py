"""Doubts of a scan are stored with their report, and go with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.archive_records import ReadFile
from assistant.archive.database.stored_doubts import share_doubts
from assistant.errors import ArchiveError
from assistant.records import Function
from assistant.scan_records import Doubt, DoubtKind
from tests.archive.engines import OpenedArchive, on_both_engines
from tests.archive.making import Record, report, section


def doubt(line: int, text: str, kind: DoubtKind = DoubtKind.FIGURE) -> Doubt:
    return Doubt(
        kind=kind,
        page=1,
        text=text,
        score=0.5,
        printed=f"新建{text}",
        line=line,
        start=2,
        end=2 + len(text),
    )


FIRST = report("甲局总结", section(2, "一、成效", Function.RESULTS, "新建3座"), first_line=1)
SECOND = report("乙局总结", section(6, "一、成效", Function.RESULTS, "新建9座"), first_line=5)


def scan(path: Path, *doubts: Doubt) -> ReadFile:
    return ReadFile(
        path=path,
        size=10,
        content_hash="ab" * 32,
        format="pdf",
        has_line_numbers=False,
        reports=(FIRST, SECOND),
        doubts=doubts,
    )


def test_each_report_of_a_file_has_its_own() -> None:
    cover, first, second, behind = doubt(1, "1"), doubt(3, "3座"), doubt(7, "9座"), doubt(99, "2")
    assert share_doubts([FIRST, SECOND], [cover, first, second, behind]) == [
        [cover, first],
        [second, behind],
    ]


@on_both_engines
def test_doubts_are_read_as_stored_and_go_with_their_report(
    archive: OpenedArchive, tmp_path: Path
) -> None:
    doubts = doubt(3, "3座"), doubt(7, "九", DoubtKind.WORDING)
    with archive.open_writer(progress=Record()) as writer:
        first, second = writer.add([scan(tmp_path / "扫描.pdf", *doubts)])
    assert [archive.doubts(entry.id) for entry in (first, second)] == [[doubts[0]], [doubts[1]]]
    assert archive.status().doubts == 2
    archive.remove([first.id])
    assert archive.status().doubts == 1
    with pytest.raises(ArchiveError):
        archive.doubts(first.id)
