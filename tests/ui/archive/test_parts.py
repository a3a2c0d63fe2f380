"""The parts of the tab 档案: progress for all, a tree that interprets nothing, counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.archive.received import keep_received
from assistant.errors import ArchiveError
from assistant.records import (
    Function,
    Kind,
    Level,
    Paragraph,
    Passage,
    ReportEntry,
    Section,
    Span,
)
from assistant.ui.archive.board import Board
from assistant.ui.archive.statistics import by_length, by_year
from assistant.ui.archive.tree import shown_tree

HOSTILE = "<script>alert(1)</script>"


def entry(year: int | None, passages: int, title: str = "总结") -> ReportEntry:
    return ReportEntry(
        id="0",
        title=title,
        organisation="",
        org_type="镇",
        level=Level.TOWN,
        year=year,
        span=Span.YEAR,
        kind=Kind.SUMMARY,
        file=f"/甲/{title}.md",
        first_line=1,
        last_line=9,
        passages=passages,
    )


def test_the_second_window_is_told_that_the_first_writes() -> None:
    board = Board()
    with board.writing():
        board.start("读取报告", 4)
        board.added("0", HOSTILE, "a.md")
        board.advance()
        with pytest.raises(ArchiveError, match="另一个窗口"), board.writing():
            pass
        assert "1 / 4" in board.shown()
        assert "<script" not in board.shown()
        assert "width:25%" in board.shown()
    assert not board.is_busy
    assert board.shown() == ""


def test_who_is_asked_to_stop_stops_at_the_next_file() -> None:
    board = Board()
    with board.writing():
        board.stop()
        with pytest.raises(ArchiveError, match="已停止"):
            board.advance()
    with board.writing():
        board.advance()  # the wish is not carried over


def test_a_tree_shows_cuts_and_interprets_nothing() -> None:
    text = f"一是{HOSTILE}。二是乙。"
    cut = text.index("二是")
    passages = (
        Passage(start=0, end=cut, clean=""),
        Passage(start=cut, end=len(text), clean=""),
    )
    section = Section(
        path=(HOSTILE,),
        function=Function.PLAN,
        line=7,
        paragraphs=(Paragraph(line=8, page=None, text=text, passages=passages),),
    )
    shown = shown_tree(entry(2023, 2, HOSTILE), [section])
    assert "<script" not in shown
    assert "┆</i>二是乙。" in shown
    assert '<select data-line="7"' in shown
    assert "<option selected>计划</option>" in shown


def test_counts() -> None:
    reports = [entry(2023, 5), entry(2023, 19), entry(None, 20)]
    assert by_year(reports).to_numpy().tolist() == [["2023", "总结", 2], ["不明", "总结", 1]]
    assert by_length(reports).to_numpy().tolist() == [["0—19", 2], ["20—39", 1]]


def test_what_was_sent_is_kept_under_its_name(tmp_path: Path) -> None:
    sent = [tmp_path / "甲" / "总结.md", tmp_path / "乙" / "总结.md"]
    for number, file in enumerate(sent):
        file.parent.mkdir()
        file.write_text(f"第{number}份", encoding="utf-8")
    kept = keep_received(tmp_path / "index", [*sent, sent[0]])
    assert [file.name for file in kept] == ["总结.md", "总结（2）.md", "总结.md"]
    assert kept[0].read_text(encoding="utf-8") == "第0份"
    assert (tmp_path / "index") not in kept[0].parents, "the archive takes nothing of its own"
