"""Word what stands in the place of results where there are none."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.phrasing.query_options import PhraseView
from assistant.ui.i18n.bilingual_html import bilingual_html

_EXAMPLES = (
    ("走深走实", ("一个词怎么用", "How a word is used")),
    ("以*为抓手", ("一个句式里填什么", "What fills a pattern")),
    ("怎么写老旧小区改造", ("一件事怎么写", "How a matter is put")),
    ("4+8", ("前四后八的成套标题", "Heading sets of 4 + 8 characters")),
)
START = (
    '<div class="start">'
    + "".join(
        f'<button type="button" data-do="ask" data-ask="{example}"><b>{example}</b>'
        f"{bilingual_html(*about)}</button>"
        for example, about in _EXAMPLES
    )
    + "</div>"
)
_NO_REPORTS = bilingual_html(
    "档案里还没有报告，放进往年的报告就能查。", "The archive has no reports yet: add past ones."
)
_TO_ARCHIVE = bilingual_html("去放报告", "Add reports")
NO_REPORTS = (
    f'<div class="empty">{_NO_REPORTS} '
    f'<button type="button" data-do="tab" data-tab="archive">{_TO_ARCHIVE}</button></div>'
)
_CLEAR = bilingual_html("清除筛选", "Clear the filters")
_CLEAR_BUTTON = f'<button type="button" data-do="clear">{_CLEAR}</button>'
_OTHER_WORDS = bilingual_html(
    "换一种说法，或只留关键的词。", "Try other words, or only the most important ones."
)
_OF_WORDS: Mapping[str, str] = {
    PhraseView.TIMELINE: bilingual_html(
        "年份只查两到八个字的词语。", "Years are of words of two to eight characters."
    ),
    PhraseView.COLLOCATIONS: bilingual_html(
        "搭配只查两到四个字的词语和量词。", "Collocations are of words of two to four characters."
    ),
}

_QUOTES = '“”" 　'  # around words that are looked for as they stand


def no_results_html(view: str, query: str, *, filtered: bool) -> str:
    """Return that nothing was found, and what may help; a button where one does."""
    asked = query.strip(_QUOTES)
    none = bilingual_html(f"没有找到“{asked}”。", f"Nothing found for “{asked}”.")
    advice = _CLEAR_BUTTON if filtered else _OF_WORDS.get(view, _OTHER_WORDS)
    return f'<div class="empty"><b>{none}</b> {advice}</div>'
