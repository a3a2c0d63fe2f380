"""Take back a draft that went out as a file: what was changed, what was noted, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.drafts.manual_edits import edited, reverify
from assistant.drafting.drafts.stored_draft import Origin, StoredDraft, StoredSection
from assistant.manuscript import Block, Manuscript, RemarkKind
from assistant.text.punctuation import typeset_punctuation
from assistant.text.similarity import bigrams, overlap_coefficient

_NOWHERE = -1
_RENAMED = 0.5  # so alike, a heading is the one that was there, in other words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReimportedDraft:
    """A draft after its file came back, and what that changed."""

    draft: StoredDraft
    edited: tuple[str, ...]  # headings of the sections with edits by hand
    noted: tuple[str, ...]  # headings of the sections with notes of readers
    absent: tuple[str, ...]  # headings that the file no longer has; their sections stay
    unplaced: tuple[str, ...]  # headings the draft does not know; their text joined the one before


@dataclass(slots=True, kw_only=True)
class _Part:
    """What stands under one heading of the file."""

    heading: str
    lines: list[str]
    wishes: list[str]
    number: int = _NOWHERE  # of the section that it belongs to


def reimport(kept: StoredDraft, manuscript: Manuscript) -> ReimportedDraft:
    """Return the draft with what the file says; sections that did not change stay as they are."""
    parts = list(_parts(manuscript.blocks))
    _place(parts, kept.sections)
    unplaced = [part.heading for part in parts if part.number == _NOWHERE]
    placed = _joined(parts)
    draft, changed = kept, []
    for part in placed:
        section = draft.sections[part.number]
        taken = _with_text(draft, part) if _differs(section, part) else section
        if taken is not section:
            changed.append(_name(section))
        draft = draft.with_section(
            part.number, replace(taken, wishes=(*taken.wishes, *part.wishes))
        )
    numbers = {part.number for part in placed}
    return ReimportedDraft(
        draft=draft,
        edited=tuple(changed),
        noted=tuple(_name(kept.sections[p.number]) for p in placed if p.wishes),
        absent=tuple(_name(s) for n, s in enumerate(kept.sections) if n not in numbers),
        unplaced=tuple(unplaced),
    )


def _parts(blocks: Sequence[Block]) -> Iterator[_Part]:
    """Yield what stands under each heading; before the first one it is the opening."""
    part = _Part(heading="", lines=[], wishes=[], number=0)
    for block in blocks:
        if block.level:
            yield part
            part = _Part(heading=block.text, lines=[], wishes=[])
        else:
            part.lines.append(block.text)
        part.wishes += [
            remark.text
            for stretch in block.stretches
            for remark in stretch.remarks
            if remark.kind is RemarkKind.NOTE
        ]
    yield part


def _place(parts: Sequence[_Part], sections: Sequence[StoredSection]) -> None:
    """Say which section each part is: the one of its heading, else the most alike one left."""
    free = set(range(1, len(sections)))
    for part in parts[1:]:
        same = [n for n in sorted(free) if sections[n].heading == part.heading]
        part.number = same[0] if same else _NOWHERE
        free -= set(same[:1])
    for part in parts[1:]:
        if part.number == _NOWHERE and free:
            grams = bigrams(part.heading)
            best = max(
                sorted(free), key=lambda n: overlap_coefficient(grams, bigrams(sections[n].heading))
            )
            if overlap_coefficient(grams, bigrams(sections[best].heading)) >= _RENAMED:
                part.number = best
                free.discard(best)


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts that are sections; an unknown one joins what stands before it."""
    placed: list[_Part] = []
    for part in parts:
        if part.number != _NOWHERE:
            placed.append(part)
        else:
            placed[-1].lines += [part.heading, *part.lines]
            placed[-1].wishes += part.wishes
    return placed


def _differs(section: StoredSection, part: _Part) -> bool:
    before = section.current.text.splitlines() if section.current else []
    is_renamed = bool(part.heading) and part.heading != section.heading
    return is_renamed or list(map(typeset_punctuation, filter(None, before))) != list(
        map(typeset_punctuation, part.lines)
    )


def _with_text(draft: StoredDraft, part: _Part) -> StoredSection:
    section = draft.sections[part.number]
    before = section.current.traced.section.sentences if section.current else ()
    traced = reverify(draft.plan, part.number, edited("\n".join(part.lines), before))
    heading = part.heading or section.heading
    traced = replace(traced, section=replace(traced.section, heading=heading))
    return replace(section.with_version(traced, Origin.EDITED), heading=heading)


def _name(section: StoredSection) -> str:
    return section.heading or "导语"
