"""Show a comparison and a check in the page; every text in them is escaped."""

from __future__ import annotations

from html import escape

from assistant.review.findings import Comparison
from assistant.review.output.check_html import render_check
from assistant.review.output.comparison_html import comparison_css, render_comparison
from assistant.review.output.translations import Translator, to_chinese, to_english
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.compare.compare_inputs import CompareResult


def comparison_html(found: CompareResult) -> str:
    """Return the comparison, or the reason why there is none."""
    if found.comparison is None:
        return f'<div class="empty">{escape(found.no_comparison_reason)}</div>'
    tr = _translator()
    return _frame(
        _alternatives_html(found.comparison, tr) + render_comparison(found.comparison, tr)
    )


def check_html(found: CompareResult) -> str:
    """Return the findings beside the text."""
    return _frame(render_check(found.check, _translator()))


def _translator() -> Translator:
    return {"zh": to_chinese, "en": to_english}[localized("zh", "en")]


def _alternatives_html(comparison: Comparison, tr: Translator) -> str:
    """Return the other proposed reports as buttons that compare with them."""
    buttons = "".join(
        f'<button type="button" data-against="{escape(one.report_id)}">'
        f"{escape(one.title)}{tr('（{year}年）', year=one.year) if one.year else ''}</button>"
        for one in comparison.proposed
        if one.report_id != comparison.past.report_id
    )
    if not buttons:
        return ""
    return f'<div class="others quiet">{tr("也可以和这些比：")}{buttons}</div>'


def _frame(body: str) -> str:
    return f'<style>{comparison_css()}</style><div class="comparison">{body}</div>'
