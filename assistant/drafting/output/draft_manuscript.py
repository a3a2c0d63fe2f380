"""Turn a draft into a manuscript, with sources and open questions for a review copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from assistant.drafting.draft import Draft, DraftSentence, FigureStatus, TracedFigure, Unresolved
from assistant.drafting.output.fact_citation import fact_citation
from assistant.drafting.output.indicator_table import TITLE, indicator_table
from assistant.drafting.output.markdown_json import precedent_citation
from assistant.manuscript import (
    Attachment,
    Block,
    Manuscript,
    Remark,
    RemarkKind,
    Stretch,
    Table,
    plain_block,
)
from assistant.records import StoredPassage

_DATE = "〔待填：成文日期〕"
_SOURCES, _OPEN = "出处对照表", "待处理事项"


def to_manuscript(draft: Draft, *, review: bool = False, table: bool = False) -> Manuscript:
    """Return the draft as a manuscript, ready for Word or PDF.

    A review copy has each sentence's sources and open questions as remarks, and attachments
    that list them: sentence, source report, section, line. With `table` the first attachment is
    that of the ledger's indicators; ExportError where it has none.
    """
    indicators = indicator_table(draft.ledger, with_sources=review) if table else None
    listed = (Attachment(title=TITLE, content=(indicators,)),) if indicators else ()
    return Manuscript(
        title=draft.title,
        content=tuple(_blocks(draft, review=review)),
        signature=draft.organisation,
        date=draft.date or (_DATE if draft.organisation else ""),
        attachments=(*listed, *(_attachments(draft) if review else ())),
        reference=draft.id,
    )


def _blocks(draft: Draft, *, review: bool) -> Iterator[Block]:
    for section in draft.printed_sections:
        if section.heading:
            yield plain_block(section.heading, level=section.level)
        for paragraph in section.paragraphs:
            yield Block(
                stretches=tuple(
                    Stretch(
                        text=sentence.text,
                        remarks=tuple(_remarks(draft, sentence, section.heading)) if review else (),
                    )
                    for sentence in paragraph
                )
            )


def _remarks(draft: Draft, sentence: DraftSentence, heading: str) -> Iterator[Remark]:
    for source in _sources(draft, sentence, heading):
        yield Remark(kind=RemarkKind.SOURCE, text=source)
    for row in draft.unresolved:
        if row.text == sentence.text and row.section in ("", heading):
            yield Remark(kind=RemarkKind.OPEN, text=row.reason)


def _sources(draft: Draft, sentence: DraftSentence, heading: str) -> Iterator[str]:
    yield from map(fact_citation, sentence.facts)
    yield from map(_paper_citation, sentence.precedents)
    yield from (
        f"“{figure.text}”由 {figure.origin} 推算"
        for figure in draft.figures
        if _is_computed_here(figure, sentence, heading)
    )


def _paper_citation(passage: StoredPassage) -> str:
    """Return the citation of a past report, its file without folders."""
    place = passage.place
    return precedent_citation(replace(passage, place=replace(place, file=Path(place.file).name)))


def _is_computed_here(figure: TracedFigure, sentence: DraftSentence, heading: str) -> bool:
    return (
        figure.status is FigureStatus.COMPUTED
        and figure.section == heading
        and figure.text in sentence.text
    )


def _attachments(draft: Draft) -> Iterator[Attachment]:
    rows = [
        (section.name, sentence.text, sentence.status.value, "；\n".join(sources))
        for section in draft.printed_sections
        for sentence in section.sentences
        for sources in [list(_sources(draft, sentence, section.heading)) or ["没有出处，请核对"]]
    ]
    if rows:
        table = Table(caption="", header=("章节", "句子", "性质", "出处"), rows=tuple(rows))
        yield Attachment(title=_SOURCES, content=(table,))
    if draft.unresolved:
        yield Attachment(title=_OPEN, content=(_open_table(draft.unresolved),))


def _open_table(rows: tuple[Unresolved, ...]) -> Table:
    return Table(
        caption="",
        header=("章节", "内容", "为什么"),
        rows=tuple((row.section or "全文", row.text, row.reason) for row in rows),
    )
