"""Build the card of one result: text, source, and buttons."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.missing_file import missing_html

_COPY = bilingual_html("复制", "Copy")
_CITE = bilingual_html("连出处复制", "Copy with source")
_INSERT = bilingual_html("放进草稿", "Insert into draft")
_BUTTONS = (  # what a click asks phrases.js to do
    f'<button type="button" data-do="copy">{_COPY}</button>'
    f'<button type="button" data-do="cite">{_CITE}</button>'
    f'<details class="menu insert"><summary>{_INSERT}</summary>'
    '<div class="menu-list to-left"></div></details>'
)


def card_html(
    body: str,
    *,
    text: str,
    source: str,
    report_id: str,
    file: str,
    line: int,
    about: str = "",
    notes: Sequence[str] = (),
) -> str:
    """Return a card; `body`, `about` and `notes` are HTML, all else is text."""
    facts = "".join((about, *(f'<span class="quiet">{note}</span>' for note in notes)))
    return (
        f'<article class="found" tabindex="0" data-text="{escape(text)}"'
        f' data-source="{escape(source)}" data-report="{escape(report_id)}"'
        f' data-line="{line}">{body}'
        f'<div class="from"><button type="button" class="origin" data-do="open"'
        f' aria-expanded="false">{escape(source)}</button>{facts}{missing_html(file)}'
        f'<span class="acts">{_BUTTONS}</span></div></article>'
    )


def source_label(title: str, year: int | None) -> str:
    """Return the source as it is printed behind a quotation.

    >>> source_label("某局工作总结", 2023)
    '《某局工作总结》（2023年）'
    """
    return f"《{title}》（{f'{year}年' if year else '年份不明'}）"
