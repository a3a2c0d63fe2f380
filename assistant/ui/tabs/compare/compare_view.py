"""What a comparison and a check look like in the page; every text in them is escaped."""

from __future__ import annotations

from assistant.review.findings import Comparison
from assistant.review.output.check_html import check_body
from assistant.review.output.comparison_html import comparison_body, comparison_style
from assistant.review.output.translations import Say, chinese, english
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.language import spoken
from assistant.ui.tabs.compare.compare_inputs import Found


def comparison_html(found: Found) -> str:
    """Return the comparison, or why there is none."""
    if found.comparison is None:
        return f'<div class="empty">{shown_text(found.why_not)}</div>'
    say = _say()
    return _framed(_others(found.comparison, say) + comparison_body(found.comparison, say))


def check_html(found: Found) -> str:
    """Return the findings beside the text."""
    return _framed(check_body(found.check, _say()))


def _say() -> Say:
    return {"zh": chinese, "en": english}[spoken("zh", "en")]


def _others(comparison: Comparison, say: Say) -> str:
    """Return the other likely reports, where none was named, as buttons that compare with them."""
    buttons = "".join(
        f'<button type="button" data-against="{shown_text(one.report_id)}">'
        f"{shown_text(one.title)}{say('（{year}年）', year=one.year) if one.year else ''}</button>"
        for one in comparison.proposed
        if one.report_id != comparison.past.report_id
    )
    if not buttons:
        return ""
    return f'<div class="others quiet">{say("也可以和这些比：")}{buttons}</div>'


def _framed(body: str) -> str:
    return f'<style>{comparison_style()}</style><div class="comparison">{body}</div>'
