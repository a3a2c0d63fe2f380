"""Write the difference between a Word file and a newer text into the file as tracked changes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from assistant.errors import ExportError
from assistant.export.revising.align_paragraphs import align_paragraphs
from assistant.export.revising.resolve_changes import resolve_changes
from assistant.export.revising.text_edits import find_edits
from assistant.export.revising.tracked_changes import (
    ChangeMarker,
    inserted_paragraph,
    mark_edit,
    strike_paragraph,
)
from assistant.export.revising.word_runs import W, isolate_runs, paragraph_text
from assistant.export.xml_characters import xml_text
from assistant.reports.loading.docx.docx_package import Element

if TYPE_CHECKING:
    from docx.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A Word file with tracked changes, and their number."""

    content: bytes
    changed: int  # paragraphs with edits
    added: int  # paragraphs
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParagraph:
    """A paragraph of the newer text."""

    text: str
    level: int = 0  # of a heading, from 1; 0 for body text


def revise_word(old: bytes, new: Sequence[NewParagraph], *, author: str) -> Revision:
    """Return the old file with the differences from `new` as native insertions and deletions.

    Changes that were pending in the old file are accepted; tables stay unchanged. Raises
    ExportError where `old` is not a Word file.
    """
    document = open_word(old)
    body = document.element.body
    resolve_changes(body, accept=True)
    paragraphs = [part for part in body if part.tag == f"{W}p" and paragraph_text(part).strip()]
    texts = [paragraph_text(part).strip() for part in paragraphs]
    revised = [NewParagraph(text=xml_text(one.text).strip(), level=one.level) for one in new]
    pairs = align_paragraphs(texts, [one.text for one in revised])
    _mark_changes(paragraphs, revised, pairs, ChangeMarker(author=author))
    file = io.BytesIO()
    document.save(file)
    return Revision(
        content=file.getvalue(),
        changed=sum(
            a is not None and b is not None and texts[a] != revised[b].text for a, b in pairs
        ),
        added=sum(a is None for a, _ in pairs),
        removed=sum(b is None for _, b in pairs),
    )


def read_paragraphs(data: bytes) -> list[NewParagraph]:
    """Return the paragraphs of a Word file with text in them, as those of a newer text."""
    body = open_word(data).element.body
    return [
        NewParagraph(text=text, level=_heading_level(part))
        for part in body
        if part.tag == f"{W}p" and (text := paragraph_text(part).strip())
    ]


def open_word(data: bytes) -> Document:
    """Return the Word document in `data`. Raises ExportError where there is none."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        raise ExportError(
            "这不是完好的 Word 文件（.docx）。", hint="请用 Word 或 WPS 打开它，另存为 .docx 再试。"
        ) from error


def _mark_changes(
    paragraphs: list[Element],
    revised: list[NewParagraph],
    pairs: list[tuple[int | None, int | None]],
    marker: ChangeMarker,
) -> None:
    last: Element | None = None
    for old, new in pairs:
        if old is None and new is not None:
            inserted = inserted_paragraph(
                revised[new].text, _template(paragraphs, revised[new], last), marker
            )
            _insert_after(inserted, last, paragraphs)
            last = inserted
            continue
        if old is None:
            continue
        last = paragraphs[old]
        if new is None:
            strike_paragraph(last, isolate_runs(last, 0, len(paragraph_text(last))), marker)
        else:
            _mark_edits(last, revised[new].text, marker)


def _mark_edits(paragraph: Element, revised: str, marker: ChangeMarker) -> None:
    text = paragraph_text(paragraph)
    lead = len(text) - len(text.lstrip())
    for edit in reversed(find_edits(text.strip(), revised)):
        moved = type(edit)(start=edit.start + lead, removed=edit.removed, added=edit.added)
        mark_edit(paragraph, moved, marker)


def _template(
    paragraphs: list[Element], revised: NewParagraph, last: Element | None
) -> Element | None:
    """Return the paragraph whose format a new one takes: one of its level, else the last."""
    same = [part for part in paragraphs if _heading_level(part) == revised.level]
    after_title = same[1:] if revised.level == 0 and len(same) > 1 else same
    return next(iter(after_title or same), last)


def _heading_level(paragraph: Element) -> int:
    """Return the heading level of the paragraph's style, 0 for other styles."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else style.get(f"{W}val", "")
    digits = name.removeprefix("Heading")
    return int(digits) if name.startswith("Heading") and digits.isdigit() else 0


def _insert_after(inserted: Element, last: Element | None, paragraphs: list[Element]) -> None:
    if last is not None:
        last.addnext(inserted)
    elif paragraphs:
        paragraphs[0].addprevious(inserted)
