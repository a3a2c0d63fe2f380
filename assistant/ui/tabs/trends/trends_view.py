"""Find the trends that were asked for, and show them; every text in them is escaped."""

from __future__ import annotations

from assistant.errors import QueryError
from assistant.review.output.translations import to_chinese, to_english
from assistant.review.output.trend_html import render_trends, trends_css
from assistant.review.trends.trend import Trend
from assistant.ui.i18n.language import localized
from assistant.workbench import Workbench


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
    """Return the tables in the language of the browser that asked."""
    tr = {"zh": to_chinese, "en": to_english}[localized("zh", "en")]
    return f'<style>{trends_css()}</style><div class="trends">{render_trends(trends, tr)}</div>'
