"""Show a draft as it stands: every sentence with its sources, every gap to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.draft import DraftSentence, FigureStatus, TracedSection
from assistant.drafting.drafts.stored_draft import KeptDraft, KeptSection
from assistant.ui.i18n.bilingual_html import both, empty
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.language import spoken
from assistant.ui.jobs.drafting_jobs import Work
from assistant.ui.tabs.draft.section_versions import HOW
from assistant.ui.tabs.draft.sentence_sources import sources_of

EMPTY = empty(
    "还没有草稿。在上面写好提纲和数据，点“开始起草”；或点“用示例试试”看一遍全过程。",
    "No draft yet. Write an outline and facts above and start, or try the example.",
)
NO_REPORTS = empty(
    "还没有草稿，档案也是空的：先到“档案”里收录往年的总结，草稿才有表述可借鉴；"
    "也可以点“用示例试试”看一遍全过程。",
    "No draft yet, and no past reports: add some in Archive for drafts to borrow from, "
    "or try the example.",
)
_BLANK = re.compile(r"〔待填[^〕]*〕")
_CLASSES = {"事实": "fact", "借鉴": "borrowed", "撰写": "plain", "待填": "gap", "手改": "hand"}
KINDS = {
    "fact": ("事实", "Fact"),
    "borrowed": ("借鉴往年表述", "Borrowed wording"),
    "plain": ("通用写法", "General wording"),
    "hand": ("手改", "By hand"),
    "gap": ("待填", "To fill in"),
}
_DEEPEST = 6


def paper(kept: KeptDraft, work: Work | None = None) -> str:
    """Return the draft as HTML; sections that `work` is writing show their text so far."""
    return "".join(
        [
            '<article class="paper" lang="zh-CN">',
            f"<h1>{_with_blanks(kept.plan.title)}</h1>",
            *(_section(kept, number, work) for number in range(len(kept.sections))),
            "</article>",
        ]
    )


def _section(kept: KeptDraft, number: int, work: Work | None) -> str:
    section = kept.sections[number]
    name = shown_text(section.heading) or both("导语", "Opening")
    heading = section.heading or spoken("导语", "Opening")
    change = shown_text(f"{spoken('修改这一节', 'Change this section')}：{heading}")
    tag = f"h{min(section.level + 1, _DEEPEST)}" if section.heading else "h2"
    classes = "heading" if section.heading else "heading opening"
    return "".join(
        [
            f'<section data-section="{number}" id="section-{number}">',
            f'<{tag} class="{classes}"><span>{name}</span>',
            f"{_state(kept, number, work)}",
            f'<button type="button" class="open" data-open="{number}"'
            f' aria-label="{change}">{both("修改", "Change")}</button></{tag}>',
            *_body(section, number, work),
            "</section>",
        ]
    )


def _state(kept: KeptDraft, number: int, work: Work | None) -> str:
    section = kept.sections[number]
    if work is not None and work.is_running and work.is_at(number, kept.missing):
        return _said("growing-now", "正在写", "Writing")
    if work is not None and number in work.failed and section.current is None:
        return _said("wrong", "没写成", "Failed")
    if section.is_locked:
        return _said("", "已锁定", "Locked")
    if section.wishes:
        count = len(section.wishes)
        return _said("note", f"有 {count} 条批注", f"{count} notes")
    if section.current is not None:
        how = section.current.how
        return "" if len(section.versions) == 1 else _said("", how.value, HOW[how].capitalize())
    is_waiting = work is not None and work.is_running
    return _said("", "等待", "Waiting") if is_waiting else _said("", "未写", "Not written")


def _said(kind: str, chinese: str, english: str) -> str:
    return f'<span class="{f"state {kind}".strip()}">{both(chinese, english)}</span>'


def _body(section: KeptSection, number: int, work: Work | None) -> Iterator[str]:
    growing = work.growing.get(number) if work is not None else None
    if growing:
        yield from (f'<p class="growing">{shown_text(line)}</p>' for line in growing.splitlines())
    elif section.current is not None:
        yield from _paragraphs(section.current.traced, number)
    elif work is not None and number in work.failed:
        yield f'<p class="failed">{shown_text(work.failed[number])}</p>'


def _paragraphs(traced: TracedSection, number: int) -> Iterator[str]:
    place = 0
    known = []
    # Tab leads from section to section, the arrow keys from sentence to sentence.
    for paragraph in traced.section.paragraphs:
        pieces = []
        for sentence in paragraph:
            place += 1
            key = f"{number}-{place}"
            pieces.append(_sentence(sentence, traced, key))
            known.append(
                f'<div data-for="{key}">{sources_of(sentence, traced.figures, traced.unresolved)}'
                "</div>"
            )
        yield f"<p>{''.join(pieces)}</p>"
    yield f'<div hidden class="known">{"".join(known)}</div>'


def _sentence(sentence: DraftSentence, traced: TracedSection, key: str) -> str:
    kind = _CLASSES[sentence.status.value]
    return (
        f'<span class="sentence {kind}" tabindex="{0 if key.endswith("-1") else -1}" role="button"'
        f' data-key="{key}" aria-description="{spoken(*KINDS[kind])}">'
        f"{_with_marks(sentence, traced)}</span>"
    )


def _with_marks(sentence: DraftSentence, traced: TracedSection) -> str:
    """Return the sentence with blanks marked, and figures that nothing supports."""
    unsupported = [
        re.escape(figure.text)
        for figure in traced.figures
        if figure.status is FigureStatus.UNSUPPORTED and not _BLANK.search(figure.text)
    ]
    if not unsupported:
        return _with_blanks(sentence.text)
    pattern = re.compile(f"({'|'.join(sorted(unsupported, key=len, reverse=True))})")
    pieces = pattern.split(sentence.text)
    return "".join(
        f'<mark class="wrong">{shown_text(piece)}</mark>' if place % 2 else _with_blanks(piece)
        for place, piece in enumerate(pieces)
    )


def _with_blanks(text: str) -> str:
    pieces, at = [], 0
    for blank in _BLANK.finditer(text):
        pieces += [
            shown_text(text[at : blank.start()]),
            f'<mark class="blank">{shown_text(blank[0])}</mark>',
        ]
        at = blank.end()
    return "".join([*pieces, shown_text(text[at:])])
