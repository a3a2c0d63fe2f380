"""Build HTML in both languages while the page is used; the browser shows the chosen one."""

from __future__ import annotations

from html import escape


def bilingual_html(chinese: str, english: str) -> str:
    """Return HTML of which the browser shows the language chosen there.

    Gradio translates only the labels a page starts with; the rest is switched by our style sheet.

    >>> bilingual_html("复制", "Copy")
    '<span class="zh">复制</span><span class="en" lang="en">Copy</span>'
    """
    return (
        f'<span class="zh">{escape(chinese)}</span>'
        f'<span class="en" lang="en">{escape(english)}</span>'
    )


def empty_html(chinese: str, english: str) -> str:
    """Return the HTML of an empty place: that it is empty, and what to do next."""
    return f'<div class="empty">{bilingual_html(chinese, english)}</div>'
