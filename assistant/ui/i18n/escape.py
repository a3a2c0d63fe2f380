"""Escape text for HTML: the content of files is never interpreted."""

from __future__ import annotations

from html import escape


def escape_html(text: str) -> str:
    """Return `text` for use in the page's HTML, between tags and in attributes.

    >>> escape_html('<b>"x"</b>')
    '&lt;b&gt;&quot;x&quot;&lt;/b&gt;'
    """
    return escape(text, quote=True)
