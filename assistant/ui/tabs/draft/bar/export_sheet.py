"""Show the sheet behind 导出: what is still open, the date, and the kinds of files."""

from __future__ import annotations

from html import escape

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.file_menu import file_rows_html

_KINDS = {
    "word": ("Word", "Word", "公文格式，可以接着改", "laid out, to be edited further"),
    "review": ("审阅稿", "Review copy", "Word，出处和待办写成批注", "Word with sources as remarks"),
    "pdf": ("PDF", "PDF", "和 Word 一样的版式", "as the Word file looks"),
    "markdown": ("Markdown", "Markdown", "纯文本，附出处", "plain text with sources"),
}


def export_html(stored: StoredDraft) -> str:
    """Return the button 导出 and its sheet; what is open is filled in as it unfolds."""
    table = bilingual_html("附主要指标完成情况表", "With a table of indicators")
    back = bilingual_html("收回改稿", "Take back")
    about_back = bilingual_html("在导出的 Word 上改好了，交回来", "the Word file as it was edited")
    return "".join(
        [
            '<div class="export"><button type="button" class="primary" data-export-menu',
            ' aria-haspopup="dialog" aria-expanded="false">',
            f"{bilingual_html('导出', 'Export')} <i>▾</i></button>",
            '<div class="sheet" role="dialog" aria-label="导出 Export" hidden>',
            '<div class="still-open" aria-live="polite"></div>',
            f'<label class="date"><span>{bilingual_html("成文日期", "Date")}</span>',
            f'<input type="date" value="{escape(stored.date)}"></label>',
            f'<div class="kinds">{file_rows_html(_KINDS)}</div>',
            f'<label class="table"><input type="checkbox"> {table}</label>',
            f'<button type="button" class="back" data-take-back><b>{back}</b>',
            f'<span class="quiet">{about_back}</span></button>',
            "</div></div>",
        ]
    )
