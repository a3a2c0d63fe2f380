"""One writing job at a time, seen by everybody, with what became of each file."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest

from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.errors import ArchiveError
from assistant.records import Fate, FileTaken, Skipped
from assistant.ui.jobs.archive_job import REBUILDING, TAKING_IN, Board
from assistant.ui.tabs.archive.job_view import can_stop, shown_board, shown_summary

HOSTILE = "<script>alert(1)</script>"


def test_the_second_window_sees_how_far_the_first_is() -> None:
    board, go_on = Board(), Event()

    def job(board: Board) -> str:
        board.start("读取报告", 4)
        board.on_event(FileTaken(file=Path("甲") / f"{HOSTILE}.md", fate=Fate.READ, reports=2))
        board.on_event(FileTaken(file=Path("坏.pdf"), fate=Fate.SKIPPED, reason="PDF 已损坏"))
        board.advance()
        go_on.wait(10)
        return "完成"

    board.begin(job)
    while not board.done:
        pass
    with pytest.raises(ArchiveError, match="另一个窗口"):
        board.begin(job)
    shown = shown_board(board, TAKING_IN)
    for part in ("1 / 4", "width:25%", "data-busy", "已收录 1<", "PDF 已损坏", "2 篇报告"):
        assert part in shown
    assert "<script" not in shown
    assert can_stop(board)
    steps = board.steps
    go_on.set()
    board.join(10)
    assert "完成" in shown_board(board, TAKING_IN)
    assert "data-busy" not in shown_board(board, TAKING_IN)
    assert not can_stop(board)
    assert board.steps > steps, "everybody is told that it has ended"


def test_a_refusal_and_a_bug_are_told_where_the_progress_was() -> None:
    board = Board()

    def refused(_board: Board) -> str:
        raise ArchiveError("磁盘满了。", hint="请清理磁盘。")

    board.begin(refused)
    board.join(10)
    assert "磁盘满了。 请清理磁盘。" in shown_board(board, TAKING_IN)
    assert not board.is_busy


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_does_not_hold_the_board() -> None:
    board = Board()

    def broken(_board: Board) -> str:
        raise RuntimeError(HOSTILE)

    board.begin(broken)
    board.join(10)
    assert "没有做完" in shown_board(board, TAKING_IN)
    assert "<script" not in shown_board(board, TAKING_IN)
    board.begin(lambda _board: "好", name=REBUILDING)
    board.join(10)
    assert shown_board(board, TAKING_IN) == "", "that is told where the index is rebuilt"
    assert "好" in shown_board(board, REBUILDING)


def test_a_wish_to_stop_is_not_carried_over() -> None:
    board, seen = Board(), []
    board.begin(lambda board: board.stop.set() or "")  # type: ignore[func-returns-value]
    board.join(10)

    def job(board: Board) -> str:
        seen.append(board.stop.is_set())
        return ""

    board.begin(job)
    board.join(10)
    assert seen == [False]


def test_the_summary_names_what_was_skipped_and_what_is_left() -> None:
    shown = shown_summary(
        IngestSummary(
            files=3,
            reports=4,
            passages=50,
            unchanged=2,
            skipped=(Skipped(file=Path(f"{HOSTILE}.pdf"), reason="PDF 已损坏"),),
            left=7,
        )
    )
    assert "读取 3 个文件，收录 4 篇报告、50 个段落；2 个文件没有变化，跳过 1 个" in shown
    assert "还有 7 个文件没有读" in shown
    assert "7 files left" in shown
    assert "PDF 已损坏" in shown
    assert "<script" not in shown
