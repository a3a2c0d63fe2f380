"""Escape text for HTML, and mark spans of it: the content of files is never interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def escape_html(text: str) -> str:
    """Return `text` for use in the page's HTML, between tags and in attributes.

    >>> escape_html('<b>"x"</b>')
    '&lt;b&gt;&quot;x&quot;&lt;/b&gt;'
    """
    return escape(text, quote=True)


def mark_spans(text: str, spans: Iterable[tuple[int, int]], css_class: str = "") -> str:
    """Return `text` as HTML with these spans, which do not overlap, marked.

    >>> mark_spans("a<b", [(1, 2)], "wrong")
    'a<mark class="wrong">&lt;</mark>b'
    """
    opening = f'<mark class="{css_class}">' if css_class else "<mark>"
    pieces, done = [], 0
    for start, end in spans:
        pieces += [escape_html(text[done:start]), opening, escape_html(text[start:end]), "</mark>"]
        done = end
    return "".join([*pieces, escape_html(text[done:])])
