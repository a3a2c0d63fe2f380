"""Print results on the terminal: tables, trees, marked passages."""

import json
import sys
from collections.abc import Collection, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from assistant.archive.archive_records import ArchiveStatus, ReadingState
from assistant.archive.ingest.ingest_files import IngestSummary
from assistant.records import Function, Hit, Place, ReportEntry, Section
from assistant.reports.loading.file_names import is_missing, readable_path
from assistant.reports.loading.files import READABLE
from assistant.retrieval.highlight import matched_spans
from assistant.scan_records import Doubt

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft

_COLOURS = {
    Function.RESULTS: "green",
    Function.PROBLEMS: "red",
    Function.PLAN: "cyan",
    Function.EXPERIENCE: "magenta",
    Function.OTHER: "dim",
}
_GONE = "（原文件已不在）"


def print_json(rows: Any) -> None:
    """Print JSON, and nothing else, on standard output."""
    json.dump(rows, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_ingest(summary: IngestSummary) -> None:
    """Print the counts of an ingest and the skipped files."""
    console = Console()
    if not (summary.files or summary.unchanged or summary.skipped or summary.gone):
        _print_message(f"没有找到报告文件。{READABLE}")
        return
    console.print(
        f"读取 {summary.files} 个文件，收录 {summary.reports} 篇报告、{summary.passages} 个段落；"
        f"{summary.unchanged} 个文件没有变化。",
        highlight=False,
    )
    if summary.gone:
        console.print(
            f"{len(summary.gone)} 个文件已不在原处，档案里的内容保留不变：", style="yellow"
        )
        for file in summary.gone:
            console.print(Text(f"  {file}"), soft_wrap=True)
    if summary.skipped:
        console.print(f"跳过 {len(summary.skipped)} 个文件：", style="yellow")
        for skipped in summary.skipped:
            console.print(
                Text(f"  {readable_path(skipped.file)}：{skipped.reason}"), soft_wrap=True
            )


def print_reports(entries: Sequence[ReportEntry], missing: Collection[str]) -> None:
    """Print the list of reports; files among the `missing` are said to be gone."""
    if not entries:
        _print_message("档案里还没有报告。请运行：assistant ingest 报告所在的目录")
        return
    console = Console()
    for file, listed in groupby(entries, key=lambda entry: entry.file):
        gone = _GONE if file in missing else ""
        console.print(Text.assemble((file, "dim"), (gone, "yellow")), soft_wrap=True)
        for entry in listed:
            console.print(Text.assemble((entry.id, "bold"), "  ", entry.title), soft_wrap=True)
            console.print(Text("            " + _description(entry), style="dim"), soft_wrap=True)


def _description(entry: ReportEntry) -> str:
    """Return the metadata of a report and its lines in the file."""
    lines = "" if entry.first_line is None else f"第{entry.first_line}-{entry.last_line}行"
    pieces = (entry.org_type, entry.level, _period(entry), entry.kind)
    return " · ".join(filter(None, (*pieces, f"{entry.passages}段", lines)))


def _period(entry: ReportEntry) -> str:
    return f"{entry.year}年{entry.span}" if entry.year else f"年份不明 {entry.span}"


def print_tree(entry: ReportEntry, sections: Sequence[Section]) -> None:
    """Print the sections of a report, their functions, paragraphs and passages."""
    root = Tree(
        Text(
            f"{entry.title}\n{entry.organisation or '单位不明'} · {entry.org_type} · "
            f"{entry.level} · {_period(entry)} · {entry.kind}",
            style="bold",
        )
    )
    branches: dict[tuple[str, ...], Tree] = {(): root}
    for section in sections:
        label = Text(section.path[-1] if section.path else "（导语）")
        label.append(f"  {section.function}", style=_COLOURS[section.function])
        label.append(f"  {section.line}", style="dim")
        branch = branches.get(section.path[:-1], root).add(label)
        if section.path:
            branches[section.path] = branch
        for paragraph in section.paragraphs:
            cuts = f"（{len(paragraph.passages)} 条）" if len(paragraph.passages) > 1 else ""
            row = f"{paragraph.line}{cuts} {paragraph.text}"
            branch.add(Text(row, style="dim", no_wrap=True, overflow="ellipsis"))
    Console().print(root)


def print_doubts(doubts: Sequence[Doubt]) -> None:
    """Print what of a scan is to be confirmed, each marked in the line it stands in."""
    if not doubts:
        return
    console = Console()
    console.print(f"扫描识别，有 {len(doubts)} 处请对照原件核对：", style="yellow", highlight=False)
    for doubt in doubts:
        before, found, after = doubt.printed.partition(doubt.text)
        place = f"  第{doubt.page}页 {doubt.kind}　"
        row = Text.assemble(place, before, (f"【{found}】", "bold yellow"), after)
        console.print(row, soft_wrap=True)


def print_status(status: ArchiveStatus, reading: ReadingState, missing: Collection[str]) -> None:
    """Print the size and the state of the archive, and how many of its files are missing."""
    table = Table(show_header=False, box=None)
    for name, value in (
        ("档案目录", str(status.folder)),
        ("文件", f"{status.files}{_files_remark(status, missing)}"),
        ("报告", f"{status.reports}"),
        ("段落", f"{status.passages}（去重后 {status.texts}）"),
        ("嵌入模型", f"{status.model}（{status.dimension} 维）"),
        ("向量索引", f"{status.vector_index}，{status.vectors} 条"),
        ("语义模型", reading.model or "没有"),
        ("已读懂", reading_words(reading)),
        ("待核对", f"{status.doubts} 处（扫描件，用 show 看在哪里）" if status.doubts else "没有"),
        ("占用空间", f"{status.bytes / 1e6:.1f} MB"),
    ):
        table.add_row(name, escape(value))
    Console().print(table)


def _files_remark(status: ArchiveStatus, missing: Collection[str]) -> str:
    """Return what is to be said of the files, "" where all is well."""
    gone = f"{len(missing)} 个已不在原处（见 assistant reports）" if missing else ""
    old = (
        f"{status.outdated} 个由更早的版本读取（重读：assistant ingest --outdated）"
        if status.outdated
        else ""
    )
    remarks = "，".join(filter(None, [gone, old]))
    return f"，其中 {remarks}" if remarks else ""


def reading_words(reading: ReadingState) -> str:
    """Return how far the encoder is, in words."""
    return f"{reading.read:,} / {reading.texts:,} 段" if reading.model else "—"


def print_hits(query: str, hits: Sequence[Hit]) -> None:
    """Print the hits of a search with the matched words marked, and their sources."""
    if not hits:
        _print_message("档案里没有相近的内容。可以换一种说法，或减少筛选条件。")
        return
    console = Console()
    for hit in hits:
        passage = hit.passage
        console.print(
            Text.assemble(
                (f"{hit.rank:>2}. ", "bold"),
                (f"《{passage.report_title}》", "bold"),
                f"（{passage.year or '年份不明'}）",
                (f" {' › '.join(passage.section)}", "dim"),
                (f" {passage.function}", _COLOURS[passage.function]),
            ),
            soft_wrap=True,
        )
        text = Text(passage.text)
        for start, end in matched_spans(query, passage.text):
            text.stylize("bold yellow", start, end)
        console.print(text, soft_wrap=True)
        places = (passage.place, *passage.also_at)
        sources = "；又见 ".join(map(_place, places))
        console.print(Text(f"出处：{sources}\n", style="dim"), soft_wrap=True)


def print_unresolved(draft: "Draft") -> None:
    """Print the unresolved questions of a draft on standard error."""
    from assistant.drafting.output.markdown_json import group_by_reason

    console = Console(stderr=True)
    if not draft.unresolved:
        console.print("没有待处理的问题。数字都有出处，请再通读一遍。", highlight=False)
        return
    console.print(f"待处理 {len(draft.unresolved)} 处：", style="yellow", highlight=False)
    for reason, rows in group_by_reason(draft.unresolved).items():
        console.print(Text(f"{reason}（{len(rows)}处）"), soft_wrap=True)
        for row in rows:
            where = f"（{row.section}）" if row.section else ""
            console.print(Text(f"  {row.text}{where}"), soft_wrap=True)


def _place(place: Place) -> str:
    page = f"（第{place.page}页）" if place.page else ""
    return f"{place.file}:{place.line}{page}{_GONE if is_missing(place.file) else ''}"


def _print_message(message: str) -> None:
    Console().print(message, highlight=False)
