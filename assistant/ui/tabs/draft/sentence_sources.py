"""Show the sources of a sentence: its facts and passages, the words it shares with them marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePath

from assistant.drafting.draft import (
    DraftSentence,
    Fact,
    FigureStatus,
    SentenceStatus,
    TracedFigure,
    Unresolved,
)
from assistant.records import StoredPassage
from assistant.reports.loading.file_names import is_missing
from assistant.retrieval.highlight import matched_spans
from assistant.text.spans import mark_spans
from assistant.ui.i18n.language import localized
from assistant.ui.tabs.draft.sentence_parts import sentence_parts
from assistant.ui.tabs.draft.unresolved_reasons import reason_html

_MEANINGS = {
    SentenceStatus.FACT: ("事实 · 写的是台账里的事实", "Fact · states what the ledger says"),
    SentenceStatus.BORROWED: (
        "借鉴 · 借用往年报告的表述，请核对是否符合本单位实际",
        "Borrowed · wording of a past report: check that it is true of your unit",
    ),
    SentenceStatus.WRITTEN: (
        "撰写 · 通用写法，没有出处，请核对",
        "Written · general wording without a source: please check",
    ),
    SentenceStatus.BLANK: (
        "待填 · 有内容查不到出处，已留空待填",
        "Blank · something had no source and was left to be filled in",
    ),
    SentenceStatus.EDITED: (
        "手改 · 手改的句子，程序不会再动它",
        "By hand · no program changes this sentence",
    ),
}


_MIXED = (
    "事实＋借鉴 · 数据出自台账，虚线的部分借用往年报告的表述，请核对",
    "Fact and borrowed · figures of the ledger; the dashed words are a past report's: please check",
)


def sources_html(
    sentence: DraftSentence, figures: Sequence[TracedFigure], rows: Sequence[Unresolved]
) -> str:
    """Return the sources of a sentence as HTML; `figures` and `rows` are those of its section."""
    meaning = _MIXED if sentence_parts(sentence) else _MEANINGS[sentence.status]
    return "".join(
        [
            f'<div class="src-status">{localized(*meaning)}</div>',
            f"<blockquote>{escape(sentence.text)}</blockquote>",
            *_unresolved_html(sentence, rows),
            *(_fact_html(fact, sentence.text) for fact in sentence.facts),
            *_computed_html(sentence, figures),
            *(_passage_html(passage, sentence.text) for passage in sentence.precedents),
        ]
    )


def _unresolved_html(sentence: DraftSentence, rows: Sequence[Unresolved]) -> Iterator[str]:
    for row in rows:
        if row.text == sentence.text:
            yield f'<div class="warn">{reason_html(row.reason)}</div>'


def _fact_html(fact: Fact, sentence: str) -> str:
    file = f"{PurePath(fact.file).name} " if fact.file else ""
    details = [f"{file}{_line_label(fact.line)}", fact.scope, fact.as_of, fact.source]
    if fact.computed:
        details.append(f"{fact.computed} ＝ {fact.calculation}")
    return _source_html(localized("事实", "Fact"), fact.id, fact.text, details, sentence)


def _computed_html(sentence: DraftSentence, figures: Sequence[TracedFigure]) -> Iterator[str]:
    for figure in figures:
        if figure.status is FigureStatus.COMPUTED and figure.text in sentence.text:
            kind = f'<span class="kind">{localized("推算", "Computed")}</span>'
            yield (
                f'<div class="source">{kind} {escape(figure.text)}'
                f'<div class="quiet">{escape(figure.origin)}</div></div>'
            )


def _passage_html(passage: StoredPassage, sentence: str) -> str:
    year = f"（{passage.year}年）" if passage.year else ""
    place, more = passage.place, len(passage.also_at)
    page = localized(f"，第 {place.page} 页", f", page {place.page}") if place.page else ""
    details = [
        "／".join(passage.section),
        f"{PurePath(place.file).name} {_line_label(place.line)}{page}",
        localized(f"另见 {more} 处", f"also in {more} other places") if more else "",
        localized("原文件已不在", "file is gone") if is_missing(place.file) else "",
    ]
    return _source_html(
        localized("往年", "Past"),
        f"《{passage.report_title}》{year}",
        passage.text,
        details,
        sentence,
    )


def _line_label(line: int | None) -> str:
    return localized(f"第 {line} 行", f"line {line}")


def _source_html(kind: str, name: str, text: str, details: Sequence[str], sentence: str) -> str:
    known = " · ".join(escape(detail) for detail in details if detail)
    return (
        f'<div class="source"><span class="kind">{kind}</span> <b>{escape(name)}</b>'
        f"<p>{mark_spans(text, matched_spans(sentence, text))}</p>"
        f'<div class="quiet">{known}</div></div>'
    )
