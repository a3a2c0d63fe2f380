"""Show the reports of the archive as a table that can be sorted; on a phone, as cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from assistant.records import Level, ReportEntry
from assistant.ui.i18n.bilingual_html import bilingual_html, empty_html
from assistant.ui.i18n.missing_file import MISSING_HTML
from assistant.ui.i18n.terms import term_html

_LEVELS = list(Level)
_START = empty_html(
    "档案里还没有报告。把以往的总结、计划拖到上面，点“收录”；也可以先装入示例档案看看。",
    "No reports yet. Drop past reports above and add them, or load the examples.",
)
_NONE = empty_html(
    "没有符合的报告，放宽上面的条件试试。", "No report fits; widen the filters above."
)


def _title_cell(entry: ReportEntry) -> str:
    """Return the title, with the organisation where the title does not name it."""
    unit = entry.organisation if entry.organisation not in entry.title else ""
    quiet = f' <span class="quiet">{escape(unit)}</span>' if unit else ""
    return f"<button>{escape(entry.title)}</button>{quiet}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _TableColumn:
    chinese: str
    english: str
    key: Callable[[ReportEntry], str | int]
    cell: Callable[[ReportEntry], str]  # HTML


_COLUMNS = {
    "title": _TableColumn(
        chinese="标题",
        english="Title",
        key=lambda one: one.title,
        cell=_title_cell,
    ),
    "type": _TableColumn(
        chinese="单位类型",
        english="Type",
        key=lambda one: one.org_type,
        cell=lambda one: escape(one.org_type),
    ),
    "level": _TableColumn(
        chinese="级别",
        english="Level",
        key=lambda one: _LEVELS.index(one.level),
        cell=lambda one: term_html(one.level),
    ),
    "year": _TableColumn(
        chinese="年份",
        english="Year",
        key=lambda one: one.year or 0,
        cell=lambda one: str(one.year or ""),
    ),
    "span": _TableColumn(
        chinese="时段",
        english="Span",
        key=lambda one: one.span,
        cell=lambda one: term_html(one.span),
    ),
    "kind": _TableColumn(
        chinese="文种",
        english="Kind",
        key=lambda one: one.kind,
        cell=lambda one: term_html(one.kind),
    ),
    "passages": _TableColumn(
        chinese="段落",
        english="Passages",
        key=lambda one: one.passages,
        cell=lambda one: (
            f'{one.passages}<span class="unit"> {bilingual_html("段", "passages")}</span>'
        ),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOrder:
    """The column that the list is sorted by; "" is the order of the files."""

    by: str = ""
    is_down: bool = False

    def toggle(self, by: str) -> TableOrder:
        """Return the order after a click on a column's head: up, then down."""
        if by not in _COLUMNS:
            return self
        return TableOrder(by=by, is_down=by == self.by and not self.is_down)

    def sort(self, reports: Sequence[ReportEntry]) -> list[ReportEntry]:
        """Return the reports in this order; equal ones stay as they were."""
        if not self.by:
            return list(reports)
        return sorted(reports, key=_COLUMNS[self.by].key, reverse=self.is_down)


def report_table_html(
    reports: Sequence[ReportEntry],
    *,
    total: int,
    order: TableOrder,
    limit: int,
    chosen: str = "",
    missing: frozenset[str] = frozenset(),
) -> str:
    """Return the first of these reports as a table, with their count in the whole archive.

    A report whose files are all among the `missing` is marked as such.
    """
    if not total:
        return _START
    count = bilingual_html(f"{len(reports)} / {total} 篇", f"{len(reports)} / {total} reports")
    count_line = f'<p class="quiet count">{count}</p>'
    if not reports:
        return count_line + _NONE
    head = "".join(_head_cell(name, order) for name in _COLUMNS)
    body = "".join(_table_row(one, chosen, is_gone=one.files <= missing) for one in reports[:limit])
    more = len(reports) - limit
    label = bilingual_html(f"再显示一些（还有 {more} 篇）", f"Show more ({more} left)")
    rest = f'<p><button class="more">{label}</button></p>'
    return (
        f'{count_line}<div class="listing"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{rest if more > 0 else ''}</div>"
    )


def _head_cell(name: str, order: TableOrder) -> str:
    column = _COLUMNS[name]
    mark, sorting = "", "none"
    if order.by == name:
        arrow, sorting = ("▾", "descending") if order.is_down else ("▴", "ascending")
        mark = f'<span aria-hidden="true">{arrow}</span>'
    label = bilingual_html(column.chinese, column.english)
    return f'<th aria-sort="{sorting}"><button data-by="{name}">{label}{mark}</button></th>'


def _table_row(entry: ReportEntry, chosen: str, *, is_gone: bool) -> str:
    gone = {"title": f" {MISSING_HTML}"} if is_gone else {}
    cells = "".join(
        f'<td class="{name}">{column.cell(entry)}{gone.get(name, "")}</td>'
        for name, column in _COLUMNS.items()
    )
    mark = ' class="chosen"' if entry.id == chosen else ""
    return f'<tr data-id="{escape(entry.id)}"{mark}>{cells}</tr>'
