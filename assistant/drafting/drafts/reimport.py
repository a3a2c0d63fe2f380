"""Reimport a draft from its exported file: edits, readers' notes, and the sections they are in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import HOMELESS_HEADING
from assistant.drafting.drafts.manual_edits import merge_edited_text, reverify
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection, VersionOrigin
from assistant.errors import DraftError
from assistant.manuscript import Block, Manuscript, RemarkKind
from assistant.text.punctuation import typeset_punctuation
from assistant.text.similarity import bigrams, overlap_coefficient

_UNMATCHED = -1
_SIMILAR_HEADING = 0.5  # from here on, a heading is an old one reworded


@dataclass(frozen=True, slots=True, kw_only=True)
class ReimportedDraft:
    """A draft after its file came back, and the sections that changed."""

    draft: StoredDraft
    edited: tuple[str, ...]  # headings of the sections with edits by hand
    noted: tuple[str, ...]  # headings of the sections with notes of readers
    absent: tuple[str, ...]  # headings that the file no longer has; their sections stay
    unplaced: tuple[str, ...]  # new headings; their text is added to the section before
    locked: tuple[str, ...]  # headings of locked sections, whose edits were not taken


@dataclass(slots=True, kw_only=True)
class _FilePart:
    """The text and notes under one heading of the file."""

    heading: str
    lines: list[str]
    wishes: list[str]
    number: int = _UNMATCHED  # of its section in the draft


def require_reference(manuscript: Manuscript) -> str:
    """Return the id of the draft that a file was; DraftError where it does not say."""
    if not manuscript.reference:
        raise DraftError(
            "这个文件不是由留存的草稿导出的，认不出是哪份草稿。",
            hint="用 assistant drafts 查看编号，再加上 --draft 草稿编号。",
        )
    return manuscript.reference


def reimport(stored: StoredDraft, manuscript: Manuscript) -> ReimportedDraft:
    """Return the draft with the text and notes of its file; unchanged sections stay as they are."""
    parts = list(_split_by_heading(manuscript.blocks))
    _match_sections(parts, stored.sections)
    unplaced = [part.heading for part in parts if part.number == _UNMATCHED]
    placed = _merge_unmatched(parts)
    draft = stored
    changed: list[str] = []
    locked: list[str] = []
    for part in placed:
        section = draft.sections[part.number]
        taken = section
        if _has_changed(section, part):
            (locked if section.is_locked else changed).append(section.name)
            taken = section if section.is_locked else _replace_text(draft, part)
        draft = draft.with_section(
            part.number, replace(taken, wishes=(*taken.wishes, *part.wishes))
        )
    numbers = {part.number for part in placed}
    return ReimportedDraft(
        draft=draft,
        edited=tuple(changed),
        noted=tuple(stored.sections[p.number].name for p in placed if p.wishes),
        absent=tuple(
            one.name
            for number, one in enumerate(stored.sections)
            if number not in numbers and one.heading != HOMELESS_HEADING  # never printed
        ),
        unplaced=tuple(unplaced),
        locked=tuple(locked),
    )


def _split_by_heading(blocks: Sequence[Block]) -> Iterator[_FilePart]:
    """Yield the part under each heading; the first one is the opening."""
    part = _FilePart(heading="", lines=[], wishes=[], number=0)
    for block in blocks:
        if block.level:
            yield part
            part = _FilePart(heading=block.text, lines=[], wishes=[])
        else:
            part.lines.append(block.text)
        part.wishes += [
            remark.text
            for stretch in block.stretches
            for remark in stretch.remarks
            if remark.kind is RemarkKind.NOTE
        ]
    yield part


def _match_sections(parts: Sequence[_FilePart], sections: Sequence[StoredSection]) -> None:
    """Set the section number of each part: the same heading, else the most similar one left."""
    free = set(range(1, len(sections)))
    for part in parts[1:]:
        same = [n for n in sorted(free) if sections[n].heading == part.heading]
        part.number = same[0] if same else _UNMATCHED
        free -= set(same[:1])
    for part in parts[1:]:
        if part.number == _UNMATCHED and free:
            grams = bigrams(part.heading)
            best = max(
                sorted(free), key=lambda n: overlap_coefficient(grams, bigrams(sections[n].heading))
            )
            if overlap_coefficient(grams, bigrams(sections[best].heading)) >= _SIMILAR_HEADING:
                part.number = best
                free.discard(best)


def _merge_unmatched(parts: Sequence[_FilePart]) -> list[_FilePart]:
    """Return the matched parts, each with the text of the unmatched ones after it."""
    placed: list[_FilePart] = []
    for part in parts:
        if part.number != _UNMATCHED:
            placed.append(part)
        else:
            placed[-1].lines += [part.heading, *part.lines]
            placed[-1].wishes += part.wishes
    return placed


def _has_changed(section: StoredSection, part: _FilePart) -> bool:
    before = section.text.splitlines()
    is_renamed = bool(part.heading) and part.heading != section.heading
    return is_renamed or list(map(typeset_punctuation, filter(None, before))) != list(
        map(typeset_punctuation, part.lines)
    )


def _replace_text(draft: StoredDraft, part: _FilePart) -> StoredSection:
    section = draft.sections[part.number]
    paragraphs = merge_edited_text("\n".join(part.lines), section.sentences)
    traced = reverify(draft.plan, part.number, paragraphs, before=section.unresolved)
    heading = part.heading or section.heading
    traced = replace(traced, section=replace(traced.section, heading=heading))
    return replace(section.with_version(traced, VersionOrigin.EDITED), heading=heading)
