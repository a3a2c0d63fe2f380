"""Lay out the search for phrases: one box, a line of filters, tabs, results, the source beside."""

from __future__ import annotations

from assistant.phrasing.query_options import PhraseView
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.tabs.phrases.view_names import VIEW_WORDS

_HINT = bilingual_html(
    "点一条，这里显示它在原报告里的前后文。", "Click a result to read it in its report."
)
_SAVE = bilingual_html("导出表格", "Save as table")
_WAIT = bilingual_html("正在找……", "Searching …")


def _tab_html(view: str, words: tuple[str, str]) -> str:
    state = "true" if view == PhraseView.SENTENCES else "false"
    return (
        f'<button type="button" role="tab" data-view="{view}" aria-selected="{state}"'
        f' aria-controls="found-{view}">{bilingual_html(*words)} <span data-count></span></button>'
    )


def _panel_html(view: str) -> str:
    is_first = view == PhraseView.SENTENCES
    return (
        f'<div role="tabpanel" class="panel" id="found-{view}" data-view="{view}"'
        f"{'' if is_first else ' hidden'}></div>"
    )


SEARCH_HTML = "".join(
    [
        '<div class="search"><div class="ask"><svg viewBox="0 0 20 20" aria-hidden="true">',
        '<circle cx="9" cy="9" r="6"/><path d="m13.5 13.5 4 4"/></svg>',
        '<input id="phrase-query" type="search" autocomplete="off" spellcheck="false"',
        ' enterkeyhint="search" maxlength="200" aria-label="查什么 Search for"',
        ' placeholder="词语、句式、问题、字数"></div>',
        '<div class="chips"></div>',
        '<div class="answer-tabs found-bar" hidden><div role="tablist">',
        *(_tab_html(view, words) for view, words in VIEW_WORDS.items()),
        f'</div><button type="button" class="save" data-do="save" hidden>{_SAVE}</button></div>',
        '<div class="found-body"><div class="results"><div class="start-place"></div>',
        *map(_panel_html, VIEW_WORDS),
        f'<div class="waiting quiet">{_WAIT}</div></div>',
        f'<aside class="where" aria-live="polite" hidden><div class="quiet">{_HINT}</div></aside>',
        "</div></div>",
    ]
)
