"""Show how far the archive's writer is, file by file, or what came of its last job."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.records import Fate, FileTaken, Skipped
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text
from assistant.ui.jobs.archive_job import Board

if TYPE_CHECKING:
    from assistant.archive.ingest.ingest_files import IngestSummary

_STOPPABLE = {"准备", "核对文件", "读取报告"}  # what was read is always made findable
_ROWS = 12  # files in sight while it goes on
_REASONS = 300  # skipped files that are named
_MINUTE = 60
_STEPS = {
    "准备": "Getting ready",
    "核对文件": "Looking at the files",
    "读取报告": "Reading reports",
    "计算向量": "Computing vectors",
    "建立向量索引": "Indexing vectors",
    "建立关键词索引": "Indexing keywords",
    "发现句式": "Finding patterns",
    "统计句式": "Counting patterns",
}
_FATES = {
    Fate.READ: "read",
    Fate.UNCHANGED: "unchanged",
    Fate.COPY: "same content",
    Fate.SKIPPED: "skipped",
}
_HEAD = (
    f"<tr><th>{both('文件', 'File')}</th><th>{both('结果', 'Result')}</th>"
    f"<th>{both('说明', 'Note')}</th></tr>"
)


def shown_board(board: Board, name: str) -> str:
    """Return how far the job is, whichever, or what came of the last one if it had this name."""
    if board.is_busy:
        return f'<div class="intake" data-busy>{_under_way(board)}</div>'
    if not board.outcome or board.name != name:
        return ""
    return (
        f'<div class="outcome"><p class="quiet">{both("最近一次", "Last job")} {board.ended}</p>'
        f"{_ended(board.outcome)}{_all_files(board)}</div>"
    )


def can_stop(board: Board) -> bool:
    """Return whether a wish to stop now leaves anything undone."""
    return board.is_busy and board.step in _STOPPABLE


def shown_summary(summary: IngestSummary) -> str:
    """Return what was read and what was not, and why."""
    if not (summary.files or summary.unchanged or summary.skipped or summary.left):
        return both(
            "没有找到报告文件。能读 .docx、.pdf、.html、.md、.txt；.doc 和 .wps 需要 LibreOffice。",
            "No report files found. These can be read: .docx, .pdf, .html, .md, .txt; .doc and "
            ".wps with LibreOffice.",
        )
    stopped = both(
        f"已停止，还有 {summary.left} 个文件没有读；再收录一次，会从停下的地方接着做。",
        f"Stopped with {summary.left} files left; add them again to go on from there.",
    )
    counts = both(
        f"读取 {summary.files} 个文件，收录 {summary.reports} 篇报告、{summary.passages} 个段落；"
        f"{summary.unchanged} 个文件没有变化，跳过 {len(summary.skipped)} 个。",
        f"{summary.files} files read, {summary.reports} reports with {summary.passages} passages "
        f"added; {summary.unchanged} files unchanged, {len(summary.skipped)} skipped.",
    )
    return f"<p>{counts} {stopped if summary.left else ''}</p>{_reasons(summary.skipped)}"


def _reasons(skipped: Sequence[Skipped]) -> str:
    rows = "".join(
        f"<li>{_name(one.file)}：{shown_text(one.reason)}</li>" for one in skipped[:_REASONS]
    )
    more = len(skipped) - _REASONS
    rest = f"<li>{both(f'还有 {more} 个', f'{more} more')}</li>" if more > 0 else ""
    return f"<ul>{rows}{rest}</ul>" if skipped else ""


def _under_way(board: Board) -> str:
    share = 100 * board.done / board.total if board.total else 0
    wish = both("，正在停下…", ", stopping…") if board.stop.is_set() else ""
    step = both(board.step, _STEPS.get(board.step, board.step))
    rows = [*board.rows][:_ROWS]
    return (
        f"<p><b>{step}</b>{_pace(board)}{wish}</p>"
        f'<div class="track" role="progressbar" aria-valuenow="{share:.0f}">'
        f'<i style="width:{share:.0f}%"></i></div>{_totals(board)}{_table(rows)}'
    )


def _pace(board: Board) -> str:
    seconds = time.monotonic() - board.since
    if not board.total or not board.done or seconds <= 0:
        return ""
    done, total = min(board.done, board.total), board.total
    rate = board.done / seconds
    left = (total - done) / rate
    return " " + both(
        f"{done} / {total}，每秒 {rate:.1f} 个，还要约 {_duration(left, '分', '秒')}",
        f"{done} / {total}, {rate:.1f} a second, about {_duration(left, ' min ', ' s')} left",
    )


def _duration(seconds: float, minute: str, second: str) -> str:
    """Return a time in minutes and seconds.

    >>> _duration(74.6, "分", "秒"), _duration(7, " min ", " s")
    ('1分15秒', '7 s')
    """
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}{minute}{rest}{second}" if minutes else f"{rest}{second}"


def _totals(board: Board) -> str:
    said = [
        both(f"{fate.value} {count}", f"{_FATES[fate]} {count}")
        for fate, count in board.fates.items()
    ]
    return f'<p class="quiet">{" · ".join(said)}</p>' if said else ""


def _all_files(board: Board) -> str:
    if not board.rows:
        return ""
    count = sum(board.fates.values())
    title = both(
        f"逐个文件（最后 {len(board.rows)} 个，共 {count} 个）",
        f"File by file (the last {len(board.rows)} of {count})",
    )
    return f"<details><summary>{title}</summary>{_table(board.rows)}</details>"


def _table(rows: Iterable[FileTaken]) -> str:
    body = "".join(map(_row, rows))
    return f'<table class="files">{_HEAD}{body}</table>' if body else ""


def _row(taken: FileTaken) -> str:
    note = shown_text(taken.reason)
    if taken.reports:
        note = both(f"{taken.reports} 篇报告", f"{taken.reports} reports")
    fate = both(taken.fate.value, _FATES[taken.fate])
    return (
        f'<tr class="{taken.fate.name.lower()}"><td>{_name(taken.file)}</td>'
        f"<td>{fate}</td><td>{note}</td></tr>"
    )


def _name(file: Path) -> str:
    """Return a name as HTML, with its folder: in many archives it is 2023.docx."""
    return f'<span class="quiet">{shown_text(file.parent.name)}/</span>{shown_text(file.name)}'


def _ended(outcome: str | Exception) -> str:
    if isinstance(outcome, AssistantError):
        return f"<p>{shown_text(f'{outcome} {outcome.hint}'.strip())}</p>"
    if isinstance(outcome, Exception):
        return f"<p>{both('出错了，没有做完：', 'It failed: ')}{shown_text(repr(outcome))}</p>"
    return outcome
