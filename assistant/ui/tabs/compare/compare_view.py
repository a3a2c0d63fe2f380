"""What a comparison and a check look like in the page; every text in them is escaped."""

from __future__ import annotations

from assistant.review.findings import Comparison
from assistant.review.output.check_html import check_body
from assistant.review.output.comparison_html import comparison_body, comparison_style
from assistant.review.output.translations import Say, chinese, english
from assistant.ui.i18n.escape import escape_html
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.compare.compare_inputs import CompareResult


def comparison_html(found: CompareResult) -> str:
    """Return the comparison, or why there is none."""
    if found.comparison is None:
        return f'<div class="empty">{escape_html(found.no_comparison_reason)}</div>'
    say = _translator()
    return _frame(
        _alternatives_html(found.comparison, say) + comparison_body(found.comparison, say)
    )


def check_html(found: CompareResult) -> str:
    """Return the findings beside the text."""
    return _frame(check_body(found.check, _translator()))


def _translator() -> Say:
    return {"zh": chinese, "en": english}[localized("zh", "en")]


def _alternatives_html(comparison: Comparison, say: Say) -> str:
    """Return the other likely reports, where none was named, as buttons that compare with them."""
    buttons = "".join(
        f'<button type="button" data-against="{escape_html(one.report_id)}">'
        f"{escape_html(one.title)}{say('（{year}年）', year=one.year) if one.year else ''}</button>"
        for one in comparison.proposed
        if one.report_id != comparison.past.report_id
    )
    if not buttons:
        return ""
    return f'<div class="others quiet">{say("也可以和这些比：")}{buttons}</div>'


def _frame(body: str) -> str:
    return f'<style>{comparison_style()}</style><div class="comparison">{body}</div>'
