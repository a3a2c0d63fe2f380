"""Word the notice of a search without results."""

from __future__ import annotations

from assistant.phrasing.parse_query import QueryKind
from assistant.phrasing.query_options import PhraseView
from assistant.ui.i18n.bilingual_html import bilingual_html, empty_html
from assistant.ui.tabs.phrases.view_names import PHRASE_VIEW_WORDS

START = empty_html(
    "输入词语、半句话、句式（以*为抓手）、一个问题（怎么写自助办事下沉到村）或标题字数（4+8），边输边出结果。",
    "Type a word, half a sentence, a pattern (以*为抓手), a question, or heading lengths (4+8).",
)
NO_REPORTS = empty_html(
    "档案里还没有报告。请到“档案”里放入以往的报告，或载入示例，再来查。",
    "The archive has no reports yet. Add past reports in “Archive”, or load the example, and "
    "search again.",
)
# Queries of these kinds are answered in one view only.
_ANSWERED_IN = {QueryKind.SHAPE: PhraseView.HEADINGS, QueryKind.MEASURE: PhraseView.COLLOCATIONS}
_CLEAR_FILTERS = bilingual_html("清除筛选", "Clear the filters")
_CLEAR_BUTTON = f'<button type="button" data-do="clear">{_CLEAR_FILTERS}</button>'


def no_results_html(view: str, kind: QueryKind, *, filtered: bool) -> str:
    """Return the reason why a view is empty, with a button that helps."""
    answered_in = _ANSWERED_IN.get(kind)
    if answered_in and answered_in != view:
        return _notice_html(_kind_notice(kind), _view_button(answered_in))
    if filtered:
        found_none = bilingual_html(
            "在所选的筛选条件里没有找到。可以换一种说法，或者",
            "Nothing found within the filters. Try other words, or ",
        )
        return _notice_html(found_none, _CLEAR_BUTTON)
    if view in (PhraseView.TIMELINE, PhraseView.COLLOCATIONS):
        only_words = bilingual_html(
            "这一项只对词语有结果：输入两到八个字的词语，例如 走深走实。其他的看",
            "Only for words: enter two to eight characters, such as 走深走实. For all else, see ",
        )
        return _notice_html(only_words, _view_button(PhraseView.SENTENCES))
    return empty_html(
        "没有找到。可以换一种说法、只留关键的词，或勾选“有缺损的也列出”。",
        "Nothing found. Try other or fewer words, or tick “Include damaged”.",
    )


def _kind_notice(kind: QueryKind) -> str:
    if kind is QueryKind.SHAPE:
        return bilingual_html("这是标题的字数，要看", "These are lengths of headings: see ")
    return bilingual_html("这是一个量词，要看", "This is a measure word: see ")


def _view_button(view: PhraseView) -> str:
    name = bilingual_html(view.value, PHRASE_VIEW_WORDS[view])
    return f'<button type="button" data-do="view" data-view="{view.value}">{name}</button>'


def _notice_html(text: str, button: str) -> str:
    return f'<div class="empty">{text} {button}</div>'
