"""Show a draft as HTML: every sentence with its sources, every blank marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from assistant.drafting.draft import DraftSentence, FigureStatus, TracedSection
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection
from assistant.text.spans import mark_spans
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import section_name, section_name_html
from assistant.ui.jobs.drafting_jobs import DraftingJob
from assistant.ui.tabs.draft.section_versions import ORIGIN_WORDS
from assistant.ui.tabs.draft.sentence_parts import sentence_parts
from assistant.ui.tabs.draft.sentence_sources import sources_html

_BLANK = re.compile(r"〔待填[^〕]*〕")
_CLASSES = {"事实": "fact", "借鉴": "borrowed", "撰写": "plain", "待填": "gap", "手改": "hand"}
KINDS = {
    "fact": ("事实", "Fact"),
    "mixed": ("半是事实，半是借鉴", "Part fact, part borrowed"),
    "borrowed": ("借鉴往年表述", "Borrowed wording"),
    "plain": ("通用写法", "General wording"),
    "hand": ("手改", "By hand"),
    "gap": ("待填", "To fill in"),
}
_MAX_LEVEL = 6


def paper_html(stored: StoredDraft, job: DraftingJob | None = None) -> str:
    """Return the draft as HTML; sections that `job` is writing show their text so far."""
    return "".join(
        [
            '<article class="paper" lang="zh-CN">',
            f"<h1>{_mark_blanks(stored.plan.title)}</h1>",
            *(_section_html(stored, number, job) for number in range(len(stored.sections))),
            "</article>",
        ]
    )


def _section_html(stored: StoredDraft, number: int, job: DraftingJob | None) -> str:
    section = stored.sections[number]
    name = section_name_html(section.heading)
    change = localized("修改这一节", "Change this section")
    change = escape(f"{change}：{section_name(section.heading)}")
    tag = f"h{min(section.level + 1, _MAX_LEVEL)}" if section.heading else "h2"
    classes = "heading" if section.heading else "heading opening"
    return "".join(
        [
            f'<section data-section="{number}" id="section-{number}">',
            f'<{tag} class="{classes}"><span>{name}</span>',
            f"{_section_state(stored, number, job)}",
            f'<button type="button" class="open" data-open="{number}"'
            f' aria-label="{change}">{bilingual_html("修改", "Change")}</button></{tag}>',
            *_body_html(section, number, job),
            "</section>",
        ]
    )


def _section_state(stored: StoredDraft, number: int, job: DraftingJob | None) -> str:
    section = stored.sections[number]
    if job is not None and job.is_running and job.is_writing(number, stored.missing):
        return _state_badge("growing-now", "正在写", "Writing")
    if job is not None and number in job.failures and section.current is None:
        return _state_badge("wrong", "没写成", "Failed")
    if section.is_locked:
        return _state_badge("", "已锁定", "Locked")
    if section.wishes:
        count = len(section.wishes)
        return _state_badge("note", f"有 {count} 条批注", f"{count} notes")
    if section.current is not None:
        how = section.current.how
        return (
            ""
            if len(section.versions) == 1
            else _state_badge("", how.value, ORIGIN_WORDS[how].capitalize())
        )
    is_waiting = job is not None and job.is_running
    return (
        _state_badge("", "等待", "Waiting")
        if is_waiting
        else _state_badge("", "未写", "Not written")
    )


def _state_badge(kind: str, chinese: str, english: str) -> str:
    return f'<span class="{f"state {kind}".strip()}">{bilingual_html(chinese, english)}</span>'


def _body_html(section: StoredSection, number: int, job: DraftingJob | None) -> Iterator[str]:
    growing = job.partial_texts.get(number) if job is not None else None
    if growing:
        yield from (f'<p class="growing">{escape(line)}</p>' for line in growing.splitlines())
    elif section.current is not None:
        yield from _paragraphs_html(section.current.traced, number)
    elif job is not None and number in job.failures:
        yield f'<p class="failed">{escape(job.failures[number])}</p>'


def _paragraphs_html(traced: TracedSection, number: int) -> Iterator[str]:
    place = 0
    known = []
    # Tab leads from section to section, the arrow keys from sentence to sentence.
    for paragraph in traced.section.paragraphs:
        pieces = []
        for sentence in paragraph:
            place += 1
            key = f"{number}-{place}"
            pieces.append(_sentence_html(sentence, traced, key))
            known.append(
                f'<div data-for="{key}">{sources_html(sentence, traced.figures, traced.unresolved)}'
                "</div>"
            )
        yield f"<p>{''.join(pieces)}</p>"
    yield f'<div hidden class="known">{"".join(known)}</div>'


def _sentence_html(sentence: DraftSentence, traced: TracedSection, key: str) -> str:
    parts = sentence_parts(sentence)
    kind = "mixed" if parts else _CLASSES[sentence.status.value]
    pattern = _unsupported(traced)
    shown = "".join(
        f'<span class="part {"borrowed" if part.is_borrowed else "fact"}">'
        f"{_mark_text(part.text, pattern)}</span>"
        for part in parts
    )
    return (
        f'<span class="sentence {kind}" tabindex="{0 if key.endswith("-1") else -1}" role="button"'
        f' data-key="{key}" aria-description="{localized(*KINDS[kind])}">'
        f"{shown or _mark_text(sentence.text, pattern)}</span>"
    )


def _unsupported(traced: TracedSection) -> re.Pattern[str] | None:
    """Return a pattern of the figures of a section that nothing supports; None without any."""
    found = [
        re.escape(figure.text)
        for figure in traced.figures
        if figure.status is FigureStatus.UNSUPPORTED and not _BLANK.search(figure.text)
    ]
    return re.compile(f"({'|'.join(sorted(found, key=len, reverse=True))})") if found else None


def _mark_text(text: str, unsupported: re.Pattern[str] | None) -> str:
    """Return a text with blanks and unsupported figures marked."""
    if unsupported is None:
        return _mark_blanks(text)
    return "".join(
        f'<mark class="wrong">{escape(piece)}</mark>' if place % 2 else _mark_blanks(piece)
        for place, piece in enumerate(unsupported.split(text))
    )


def _mark_blanks(text: str) -> str:
    return mark_spans(text, (blank.span() for blank in _BLANK.finditer(text)), "blank")
