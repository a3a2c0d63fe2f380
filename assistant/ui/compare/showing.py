"""What a comparison and a check look like in the page; every text in them is escaped."""

from __future__ import annotations

from assistant.review.check_page import check_body
from assistant.review.page import comparison_body, comparison_style
from assistant.ui.compare.asking import Found
from assistant.ui.escaping import shown_text


def comparison_html(found: Found) -> str:
    """Return the comparison, or why there is none."""
    if found.comparison is None:
        return f'<div class="empty">{shown_text(found.why_not)}</div>'
    return _framed(comparison_body(found.comparison))


def check_html(found: Found) -> str:
    """Return the findings beside the text."""
    return _framed(check_body(found.check))


def _framed(body: str) -> str:
    return f'<style>{comparison_style()}</style><div class="comparison">{body}</div>'
