"""档案: take reports in, see what is there, put it right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant.errors import ArchiveError
from assistant.records import ReportEntry
from assistant.ui.archive import report_panel, statistics, taking_in
from assistant.ui.bilingual import empty
from assistant.ui.quietly import quietly
from assistant.ui.shop import Shop

if TYPE_CHECKING:
    from pandas import DataFrame

    from assistant.workbench import Workbench

_HEADERS = ["标题", "单位类型", "级别", "年份", "时段", "文种", "段落", "编号"]
_WIDTHS: list[str | int] = ["38%", "12%", "7%", "7%", "8%", "10%", "7%", "11%"]
_ID = 7  # column
_START = empty(
    "档案里还没有报告。把以往的总结、计划拖到上面，点“收录”；也可以先装入示例档案看看。",
    "No reports yet. Drop past reports above, or load the examples.",
)
_Rows = list[list[str | int]]


class PageProgress:
    """Pass progress on to the page's own bar."""

    def __init__(self, bar: gr.Progress) -> None:
        self._bar, self._step, self._total, self._done = bar, "", 0, 0

    def start(self, step: str, total: int) -> None:
        """Begin a step of `total` things."""
        self._step, self._total, self._done = step, total, 0

    def advance(self, count: int = 1) -> None:
        """Say that `count` more are done."""
        self._done += count
        self._bar((self._done, self._total), desc=self._step)

    def added(self, report_id: str, title: str, file: str) -> None:
        """Say nothing: the table shows the reports at the end."""

    def note(self, text: str) -> None:
        """Say something worth knowing."""
        gr.Info(text)


def build(shop: Shop) -> None:
    """Lay out the tab."""
    words = shop.words
    changed, chosen = gr.State(0), gr.State("")
    with gr.Accordion(words("收录报告", "Add reports")):
        taking_in.build(shop, changed)
    _build_table(shop, changed, chosen)
    report_panel.build(shop, chosen, changed)
    _build_statistics(shop)


def _build_table(shop: Shop, changed: gr.State, chosen: gr.State) -> None:
    """Lay out the list of reports and what narrows it; a click sets `chosen`."""
    words, bench = shop.words, shop.bench
    with gr.Row(elem_classes="filters"):
        text = gr.Textbox(label=words("标题或单位", "Title or organisation"), min_width=180)
        org_type = gr.Dropdown([], label=words("单位类型", "Type"), multiselect=True, min_width=140)
        level = gr.Dropdown([], label=words("级别", "Level"), multiselect=True, min_width=140)
        year = gr.Dropdown([], label=words("年份", "Year"), multiselect=True, min_width=140)
    count = gr.HTML(_START, apply_default_css=False)
    table = gr.Dataframe(
        headers=_HEADERS,
        datatype=["str", "str", "str", "number", "str", "str", "number", "str"],
        column_widths=_WIDTHS,
        interactive=False,
        max_height=360,
        visible=False,
        buttons=[],
    )

    def on_filter(*wanted: Any) -> tuple[gr.Dataframe, str]:
        reports = _reports(bench)
        found = _matching(reports, *wanted)
        said = f'<span class="quiet">{len(found)} / {len(reports)}</span>' if reports else _START
        return gr.Dataframe(_rows(found), visible=bool(reports)), said

    def on_facets() -> list[gr.Dropdown]:
        reports = _reports(bench)
        types = sorted({one.org_type for one in reports})
        levels = sorted({one.level.value for one in reports})
        years = sorted({one.year for one in reports if one.year}, reverse=True)
        return [gr.Dropdown(types), gr.Dropdown(levels), gr.Dropdown(years)]

    def on_select(picked: gr.SelectData) -> str:
        return str(picked.row_value[_ID])

    filters = [text, org_type, level, year]
    chosen_by = (text.change, org_type.change, level.change, year.change)
    for event in (shop.page.load, changed.change, *chosen_by):
        quietly(event, on_filter, filters, [table, count])
    for event in (shop.page.load, changed.change):
        quietly(event, on_facets, None, filters[1:])
    quietly(table.select, on_select, None, chosen)


def _build_statistics(shop: Shop) -> None:
    """Lay out the plots; they are drawn when somebody unfolds them."""
    bench = shop.bench
    with gr.Accordion(shop.words("统计", "Statistics"), open=False) as fold:
        plots = _plots()

    def on_statistics() -> list[gr.BarPlot]:
        reports = _reports(bench)
        sections = bench.status().sections if reports else ()
        return [
            _drawn(statistics.by_year(reports)),
            _drawn(statistics.by_type(reports)),
            _drawn(statistics.by_length(reports)),
            _drawn(statistics.by_function(sections)),
        ]

    quietly(fold.expand, on_statistics, None, plots)


def _matching(
    reports: Sequence[ReportEntry],
    text: str | None,
    org_types: Sequence[str],
    levels: Sequence[str],
    years: Sequence[int],
) -> list[ReportEntry]:
    """Return the reports with this text in title or organisation, of one of each of the rest."""
    return [
        one
        for one in reports
        if (text or "").strip() in one.title + one.organisation
        and (not org_types or one.org_type in org_types)
        and (not levels or one.level in levels)
        and (not years or one.year in years)
    ]


def _drawn(frame: DataFrame) -> gr.BarPlot:
    """Return a plot of these counts in this order, its axis from zero."""
    name = frame.columns[0]
    most = int(frame.groupby(name)[frame.columns[-1]].sum().max()) if len(frame) else 1
    return gr.BarPlot(frame, y_lim=[0, most], sort=list(dict.fromkeys(frame[name])))


def _plots() -> list[gr.BarPlot]:
    with gr.Row():
        years = gr.BarPlot(x="年份", y="篇数", color="文种", title="各年报告", height=260)
        types = gr.BarPlot(x="单位类型", y="篇数", title="单位类型", height=260)
    with gr.Row():
        lengths = gr.BarPlot(x="段落数", y="篇数", title="报告长短（段落）", height=260)
        functions = gr.BarPlot(x="功能", y="章节数", title="章节功能", height=260)
    return [years, types, lengths, functions]


def _reports(bench: Workbench) -> list[ReportEntry]:
    try:
        return bench.reports()
    except ArchiveError:  # there is none yet
        return []


def _rows(reports: Sequence[ReportEntry]) -> _Rows:
    return [
        [
            one.title,
            one.org_type,
            one.level,
            one.year or "",
            one.span,
            one.kind,
            one.passages,
            one.id,
        ]
        for one in reports
    ]
