"""Show a check and a comparison in the page, part by part; every text in them is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.review.findings import Comparison, Finding
from assistant.review.output.check_html import render_check
from assistant.review.output.comparison_html import (
    comparison_css,
    render_coverage,
    render_texts,
    render_topics,
)
from assistant.review.output.comparison_tables import render_figure_table, render_plan_table
from assistant.review.output.labels import past_report_label, summarize_comparison
from assistant.review.output.translations import Translator, to_chinese, to_english
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.compare.compare_inputs import CompareResult
from assistant.ui.tabs.draft.worklist.task_places import finding_place, paragraph_places
from assistant.ui.tabs.file_menu import file_menu_html

_TABLE_FILE = re.compile(r" ?[（(]\w+\.toml[）)]")
_FILES = {
    "word": ("比对表", "Comparison", "Word", "Word"),
    "html": ("左右对照", "Side by side", "网页", "web page"),
    "review": ("审阅稿", "Review copy", "Word，要改的地方写成批注", "Word, findings as remarks"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    name: str
    words: tuple[str, str]
    count: int
    html: str


def result_html(found: CompareResult) -> str:
    """Return the result: what was compared, what can be done with it, and its parts as tabs."""
    tr = _translator()
    parts = [one for one in _parts(found, tr) if one.html]
    tabs = "".join(
        f'<button type="button" role="tab" data-part="{one.name}" aria-selected="false"'
        f' tabindex="-1">{bilingual_html(*one.words)} <span data-count>{one.count or ""}</span>'
        "</button>"
        for one in parts
    )
    panels = "".join(
        f'<div role="tabpanel" data-part="{one.name}" hidden>{one.html}</div>' for one in parts
    )
    return (
        f"<style>{comparison_css()}</style>"
        f'<div class="compared"><div class="answer-head">{_head_html(found, tr)}</div>'
        f'<div class="answer-tabs" role="tablist">{tabs}</div>'
        f'<div class="comparison">{panels}</div></div>'
    )


def _parts(found: CompareResult, tr: Translator) -> Iterator[_Part]:
    check, comparison = found.check, found.comparison
    buttons = _draft_buttons(found.stored) if found.stored else lambda _: ""
    shown = render_check(check, tr, action=buttons)
    yield _Part(name="check", words=("检查", "Check"), count=len(check.findings), html=shown)
    if comparison is None:
        return
    summary = "".join(
        f'<p class="quiet">{escape(line)}</p>' for line in summarize_comparison(comparison, tr)[1:]
    )
    topics = render_topics(comparison.comparable)
    often = f"<h2>{tr('同类单位常写、草稿没有的内容')}</h2>{topics}" if topics else ""
    figures, plans = comparison.figures, comparison.plans
    yield _Part(
        name="figures",
        words=("数据", "Figures"),
        count=len(figures),
        html=render_figure_table(figures, tr),
    )
    yield _Part(
        name="plans",
        words=("上期计划", "Past plans"),
        count=len(plans),
        html=render_plan_table(plans, tr),
    )
    yield _Part(
        name="texts",
        words=("左右对照", "Side by side"),
        count=0,
        html=f"{summary}{render_coverage(comparison, tr)}{render_texts(comparison, tr)}{often}",
    )


def _draft_buttons(stored: StoredDraft) -> Callable[[Finding], str]:
    """Return what gives a finding its button, which opens the draft at its place."""
    places = list(paragraph_places(stored))
    name = bilingual_html("在草稿里改", "Open in the draft")

    def button(finding: Finding) -> str:
        place = finding_place(places, finding).element
        if not place:
            return ""
        return (
            f'<button type="button" class="to-draft" data-draft="{stored.id}"'
            f' data-place="{place}">{name}</button>'
        )

    return button


def _head_html(found: CompareResult, tr: Translator) -> str:
    title = found.check.draft.title or tr("草稿")
    comparison = found.comparison
    against = past_report_label(comparison, tr) if comparison else found.no_comparison_reason
    files = _FILES if comparison else {"review": _FILES["review"]}
    return "".join(
        [
            f'<div class="what"><b>{escape(title)}</b>',
            f'<span class="quiet">{escape(against)}</span></div>',
            _others_html(comparison, tr) if comparison else "",
            file_menu_html(files),
        ]
    )


def _others_html(comparison: Comparison, tr: Translator) -> str:
    """Return the other proposed reports as a list to choose from."""
    rows = "".join(
        f'<button type="button" data-against="{escape(one.report_id)}">'
        f"{escape(one.title)}{tr('（{year}年）', year=one.year) if one.year else ''}</button>"
        for one in comparison.proposed
        if one.report_id != comparison.past.report_id
    )
    if not rows:
        return ""
    return (
        f'<details class="menu"><summary>{bilingual_html("换一篇比", "Another")}</summary>'
        f'<div class="menu-list to-left">{rows}</div></details>'
    )


def _translator() -> Translator:
    """Return the words of the page, which names no file of the program."""
    translate = {"zh": to_chinese, "en": to_english}[localized("zh", "en")]

    def page_words(text: str, **values: object) -> str:
        return to_chinese(_TABLE_FILE.sub("", translate(text)), **values)

    return page_words
