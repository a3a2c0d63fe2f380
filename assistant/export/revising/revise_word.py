"""Write the difference between a Word file and a newer text into the file as tracked changes."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from assistant.errors import ExportError
from assistant.export.open_word import SAVE_WORD_AGAIN, open_word
from assistant.export.revising.pair_units import pair_units
from assistant.export.revising.resolve_changes import resolve_changes
from assistant.export.revising.revisable_units import RevisableUnit, list_units
from assistant.export.revising.text_edits import find_edits
from assistant.export.revising.tracked_changes import (
    ChangeMarker,
    inserted_paragraph,
    mark_edit,
    strike_paragraph,
)
from assistant.export.revising.word_runs import W, paragraph_text
from assistant.export.xml_characters import xml_text
from assistant.foreign_files import refuse_faults
from assistant.reports.loading import CELL_GAP
from assistant.reports.loading.xml_package import Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A Word file with tracked changes, and their number."""

    content: bytes
    changed: int  # paragraphs with edits
    added: int  # paragraphs
    removed: int
    # Of tables and text boxes: what none of the newer lines fits, and lines that fit nowhere.
    unrevised: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParagraph:
    """A paragraph of the newer text."""

    text: str
    level: int = 0  # of a heading, from 1; 0 for body text


@refuse_faults(ExportError, what="Word 文件", hint=SAVE_WORD_AGAIN)
def revise_word(old: bytes, new: Sequence[NewParagraph], *, author: str) -> Revision:
    """Return the old file with the differences from `new` as native insertions and deletions.

    Changes that were pending in the old file are accepted. In tables and text boxes the words
    change; rows and lines are neither added nor struck out there. Raises ExportError where `old`
    is not a Word file.
    """
    document = open_word(old)
    body = document.element.body
    resolve_changes(body, accept=True)
    units = list_units(body)
    revised = [NewParagraph(text=xml_text(one.text).strip(), level=one.level) for one in new]
    pairs = pair_units(units, [one.text for one in revised])
    reviser = _Reviser(units, revised, ChangeMarker(author=author))
    counts = reviser.mark(pairs)
    file = io.BytesIO()
    document.save(file)
    return Revision(
        content=file.getvalue(),
        changed=counts[_Outcome.CHANGED],
        added=counts[_Outcome.ADDED],
        removed=counts[_Outcome.REMOVED],
        unrevised=tuple(reviser.unrevised),
        unplaced=tuple(reviser.unplaced),
    )


@refuse_faults(ExportError, what="Word 文件", hint=SAVE_WORD_AGAIN)
def read_paragraphs(data: bytes) -> list[NewParagraph]:
    """Return what of a Word file has text in it, as the paragraphs of a newer text."""
    return [
        NewParagraph(text=unit.text, level=_heading_level(unit.paragraph) if unit.is_body else 0)
        for unit in list_units(open_word(data).element.body)
    ]


class _Outcome(Enum):
    """What became of a pair of paragraphs."""

    SAME = 0
    CHANGED = 1
    ADDED = 2
    REMOVED = 3
    LEFT = 4


class _Reviser:
    """One pass over a document in which each pair of paragraphs is marked."""

    def __init__(
        self, units: list[RevisableUnit], revised: list[NewParagraph], marker: ChangeMarker
    ) -> None:
        self._units, self._revised, self._marker = units, revised, marker
        self._paragraphs = [unit.paragraph for unit in units if unit.is_body]
        self._last: Element | None = None  # behind which a new paragraph goes
        self.unrevised: list[str] = []
        self.unplaced: list[str] = []

    def mark(self, pairs: list[tuple[int | None, int | None]]) -> Counter[_Outcome]:
        """Mark what differs; return how often each outcome came."""
        return Counter(
            self._insert(self._revised[new])
            if old is None and new is not None
            else self._revise(self._units[old or 0], None if new is None else self._revised[new])
            for old, new in pairs
        )

    def _insert(self, added: NewParagraph) -> _Outcome:
        if CELL_GAP in added.text:
            self.unplaced.append(added.text)
            return _Outcome.LEFT
        template = _template(self._paragraphs, added, self._last)
        inserted = inserted_paragraph(added.text, template, self._marker)
        _insert_after(inserted, self._last, self._paragraphs)
        self._last = inserted
        return _Outcome.ADDED

    def _revise(self, unit: RevisableUnit, revised: NewParagraph | None) -> _Outcome:
        if unit.is_body:
            self._last = unit.paragraph
        if revised is None:
            return self._remove(unit)
        if unit.text == revised.text:
            return _Outcome.SAME
        texts = _cell_texts(unit, revised.text)
        if len(texts) != len(unit.cells):
            self.unplaced.append(revised.text)
            return self._leave(unit)
        edits = [
            _mark_edits(paragraph, text.strip(), self._marker)
            for copies, text in zip(unit.cells, texts, strict=True)
            for paragraph in copies
        ]
        return _Outcome.CHANGED if any(edits) else _Outcome.SAME

    def _remove(self, unit: RevisableUnit) -> _Outcome:
        if not unit.is_body:
            return self._leave(unit)
        strike_paragraph(unit.paragraph, self._marker)
        return _Outcome.REMOVED

    def _leave(self, unit: RevisableUnit) -> _Outcome:
        self.unrevised.append(unit.text)
        return _Outcome.LEFT


def _cell_texts(unit: RevisableUnit, text: str) -> list[str]:
    """Return what each cell says anew: of a row with one filled cell, readers see only this."""
    if len(unit.cells) == 1:
        return [text]
    if CELL_GAP in text or len(unit.filled) != 1:
        return text.split(CELL_GAP)
    return [text if place in unit.filled else "" for place in range(len(unit.cells))]


def _mark_edits(paragraph: Element, revised: str, marker: ChangeMarker) -> int:
    """Mark what turns a paragraph into its revised text; return the number of edits."""
    text = paragraph_text(paragraph)
    lead = len(text) - len(text.lstrip())
    edits = find_edits(text.strip(), revised)
    for edit in reversed(edits):
        moved = type(edit)(start=edit.start + lead, removed=edit.removed, added=edit.added)
        mark_edit(paragraph, moved, marker)
    return len(edits)


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
