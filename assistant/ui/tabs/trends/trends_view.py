"""Find the trends that were asked for, and show them; every text in them is escaped."""

from __future__ import annotations

from assistant.errors import QueryError
from assistant.review.output.translations import to_chinese, to_english
from assistant.review.output.trend_html import render_trends, trends_css
from assistant.review.trends.trend import Trend
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.file_menu import file_menu_html
from assistant.workbench import Workbench

_LATELY = 3  # years shown of more, until all are asked for
_YEARS = (
    '<div class="years" role="group">'
    f'<button type="button" data-years="lately" aria-pressed="true">'
    f"{bilingual_html('近三年', 'Last three')}</button>"
    f'<button type="button" data-years="all" aria-pressed="false">'
    f"{bilingual_html('全部年份', 'All years')}</button></div>"
)
_FILES = {
    "docx": ("Word", "Word", "表格，可以接着改", "a table to be edited"),
    "csv": ("表格", "Spreadsheet", "每个数一行，附出处", "a line for each figure"),
    "html": ("网页", "Web page", "点数字看出处", "each figure with its source"),
}


def find_asked_trends(bench: Workbench, report_id: str, indicator: str) -> list[Trend]:
    """Return the trends of an indicator, or all of a unit, of which the latest report is named.

    With both, those of the indicator in the unit. Raises QueryError where neither is given, and
    for what is nowhere stated.
    """
    words = indicator.strip()
    if not words and not report_id:
        raise QueryError("还没有说看什么。", hint="请选一个单位，或写一个指标的名称。")
    if not words:
        return bench.archive.trends(report_id)
    if not report_id:
        return bench.archive.trends(words)
    entry = bench.archive.report(report_id)
    return bench.archive.trends(words, organisation=entry.organisation, spans=[entry.span])


def trends_html(trends: list[Trend]) -> str:
    """Return the tables, and what can be done with them, in the language of the browser."""
    tr = {"zh": to_chinese, "en": to_english}[localized("zh", "en")]
    years = sorted({value.year for one in trends for value in one.values})
    early = years[:-_LATELY]
    return (
        f"<style>{trends_css()}{_hidden_css(early)}</style>"
        f'<div class="trends-answer"><div class="answer-head">{_what_html(trends, years)}'
        f"{_YEARS if early else ''}{file_menu_html(_FILES)}</div>"
        f'<div class="trends{" lately" if early else ""}">{render_trends(trends, tr)}</div></div>'
    )


def _what_html(trends: list[Trend], years: list[int]) -> str:
    span = f"{years[0]}—{years[-1]}" if len(years) > 1 else str(years[0])
    count = bilingual_html(
        f"{len(trends)} 项指标，{span} 年；点数字看出处。",
        f"{len(trends)} indicators, {span}; click a figure for its source.",
    )
    return f'<div class="what"><span class="quiet">{count}</span></div>'


def _hidden_css(years: list[int]) -> str:
    """Return the rule that hides the columns of these years while only the last are shown."""
    columns = ", ".join(f'.trends.lately [data-year="{year}"]' for year in years)
    return f"{columns} {{ display: none !important; }}" if columns else ""
