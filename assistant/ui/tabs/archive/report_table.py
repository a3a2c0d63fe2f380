"""Show the reports of the archive as a table that can be sorted; on a phone, as cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.records import Level, ReportEntry
from assistant.ui.i18n.bilingual_html import both, empty
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.terms import term

_LEVELS = list(Level)
_START = empty(
    "档案里还没有报告。把以往的总结、计划拖到上面，点“收录”；也可以先装入示例档案看看。",
    "No reports yet. Drop past reports above and add them, or load the examples.",
)
_NONE = empty("没有符合的报告，放宽上面的条件试试。", "No report fits; widen the filters above.")


def _title(entry: ReportEntry) -> str:
    """Return the title, with the organisation where it does not say whose report it is."""
    whose = entry.organisation if entry.organisation not in entry.title else ""
    quiet = f' <span class="quiet">{shown_text(whose)}</span>' if whose else ""
    return f"<button>{shown_text(entry.title)}</button>{quiet}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    chinese: str
    english: str
    key: Callable[[ReportEntry], str | int]
    cell: Callable[[ReportEntry], str]  # HTML


_COLUMNS = {
    "title": _Column(
        chinese="标题",
        english="Title",
        key=lambda one: one.title,
        cell=_title,
    ),
    "type": _Column(
        chinese="单位类型",
        english="Type",
        key=lambda one: one.org_type,
        cell=lambda one: shown_text(one.org_type),
    ),
    "level": _Column(
        chinese="级别",
        english="Level",
        key=lambda one: _LEVELS.index(one.level),
        cell=lambda one: term(one.level),
    ),
    "year": _Column(
        chinese="年份",
        english="Year",
        key=lambda one: one.year or 0,
        cell=lambda one: str(one.year or ""),
    ),
    "span": _Column(
        chinese="时段", english="Span", key=lambda one: one.span, cell=lambda one: term(one.span)
    ),
    "kind": _Column(
        chinese="文种", english="Kind", key=lambda one: one.kind, cell=lambda one: term(one.kind)
    ),
    "passages": _Column(
        chinese="段落",
        english="Passages",
        key=lambda one: one.passages,
        cell=lambda one: f'{one.passages}<span class="unit"> {both("段", "passages")}</span>',
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which column the list follows; "" is the order of the files."""

    by: str = ""
    is_down: bool = False

    def clicked(self, by: str) -> Order:
        """Return the order after a click on a column's head: up, then down."""
        if by not in _COLUMNS:
            return self
        return Order(by=by, is_down=by == self.by and not self.is_down)

    def of(self, reports: Sequence[ReportEntry]) -> list[ReportEntry]:
        """Return the reports in this order; equal ones stay as they were."""
        if not self.by:
            return list(reports)
        return sorted(reports, key=_COLUMNS[self.by].key, reverse=self.is_down)


def shown_list(
    reports: Sequence[ReportEntry], *, total: int, order: Order, limit: int, chosen: str = ""
) -> str:
    """Return the first of these reports as a table, and how many of the whole archive they are."""
    if not total:
        return _START
    count = both(f"{len(reports)} / {total} 篇", f"{len(reports)} / {total} reports")
    said = f'<p class="quiet count">{count}</p>'
    if not reports:
        return said + _NONE
    head = "".join(_head(name, order) for name in _COLUMNS)
    body = "".join(_row(one, chosen) for one in reports[:limit])
    more = len(reports) - limit
    label = both(f"再显示一些（还有 {more} 篇）", f"Show more ({more} left)")
    rest = f'<p><button class="more">{label}</button></p>'
    return (
        f'{said}<div class="listing"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>{rest if more > 0 else ''}</div>"
    )


def _head(name: str, order: Order) -> str:
    column = _COLUMNS[name]
    mark, sorting = "", "none"
    if order.by == name:
        arrow, sorting = ("▾", "descending") if order.is_down else ("▴", "ascending")
        mark = f'<span aria-hidden="true">{arrow}</span>'
    label = both(column.chinese, column.english)
    return f'<th aria-sort="{sorting}"><button data-by="{name}">{label}{mark}</button></th>'


def _row(entry: ReportEntry, chosen: str) -> str:
    cells = "".join(
        f'<td class="{name}">{column.cell(entry)}</td>' for name, column in _COLUMNS.items()
    )
    mark = ' class="chosen"' if entry.id == chosen else ""
    return f'<tr data-id="{shown_text(entry.id)}"{mark}>{cells}</tr>'
