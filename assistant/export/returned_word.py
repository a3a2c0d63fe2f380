"""Read a returned Word file: its text with resolved changes, and its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.errors import ExportError
from assistant.export.open_word import SAVE_WORD_AGAIN, open_word
from assistant.export.revising.resolve_changes import has_changes, resolve_changes
from assistant.export.revising.word_runs import W, paragraph_text
from assistant.export.word import AUTHOR
from assistant.export.word_package import ATTACHMENT_MARK, CAPTION, SIGNATURE, TITLE
from assistant.foreign_files import refuse_faults
from assistant.manuscript import Block, Manuscript, Remark, RemarkKind, Stretch
from assistant.reports.loading.xml_package import Element

if TYPE_CHECKING:
    from docx.document import Document

_HEADING = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
_ATTACHMENT_LIST = re.compile(r"附件：|　　　\d+\. ")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedWord:
    """A report that came back from its readers, with their comments as remarks."""

    manuscript: Manuscript
    had_changes: bool  # tracked changes, now resolved


@refuse_faults(ExportError, what="Word 文件", hint=SAVE_WORD_AGAIN)
def read_returned(data: bytes, *, accept: bool = True) -> ReturnedWord:
    """Return the manuscript in a reviewed .docx, its tracked changes accepted or rejected.

    Signature, date, tables and attachments are left out, and so are the assistant's own remarks.
    Raises ExportError where `data` is not a Word file.
    """
    document = open_word(data)
    body = document.element.body
    pending = has_changes(body)
    notes = _read_notes(document)
    resolve_changes(body, accept=accept)
    names = {style.style_id: (style.name or "") for style in document.styles}
    title = ""
    blocks: list[Block] = []
    for paragraph in _main_paragraphs(body):
        raw = paragraph_text(paragraph)
        text = raw.strip()
        style = _style_name(paragraph)
        if style == TITLE and not blocks:
            title += text
        elif text and style not in (SIGNATURE, CAPTION) and not _ATTACHMENT_LIST.match(raw):
            level = _HEADING.fullmatch(names.get(style, style))
            stretch = Stretch(text=text, remarks=tuple(_notes_at(paragraph, notes)))
            blocks.append(Block(stretches=(stretch,), level=int(level[1]) if level else 0))
    manuscript = Manuscript(
        title=title,
        content=tuple(blocks),
        reference=document.core_properties.identifier or "",
    )
    return ReturnedWord(manuscript=manuscript, had_changes=pending)


def _main_paragraphs(body: Element) -> Iterator[Element]:
    """Yield the paragraphs before the first attachment, except those in tables."""
    for part in body:
        if part.tag != f"{W}p":
            continue
        if _style_name(part) == ATTACHMENT_MARK:
            return
        yield part


def _style_name(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val", ""))


def _read_notes(document: Document) -> dict[str, Remark]:
    """Return users' comments by id; their quoted words are read before changes are resolved."""
    return {
        str(comment.comment_id): Remark(
            kind=RemarkKind.NOTE,
            author=comment.author,
            text=comment.text.strip(),
            quoted=_quoted_text(document.element.body, str(comment.comment_id)),
        )
        for comment in document.comments
        if comment.author != AUTHOR and comment.text.strip()
    }


def _quoted_text(body: Element, comment_id: str) -> str:
    """Return the text between the two marks of a comment."""
    words: list[str] = []
    inside = False
    for part in body.iter():
        if part.tag == f"{W}commentRangeStart" and part.get(f"{W}id") == comment_id:
            inside = True
        elif part.tag == f"{W}commentRangeEnd" and part.get(f"{W}id") == comment_id:
            break
        elif inside and part.tag == f"{W}t":
            words.append(part.text or "")
    return "".join(words)


def _notes_at(paragraph: Element, notes: dict[str, Remark]) -> Iterator[Remark]:
    for mark in paragraph.iter(f"{W}commentReference"):
        note = notes.get(mark.get(f"{W}id", ""))
        if note is not None:
            yield note
