"""Change a draft by hand: a section's text, a sentence, a version, a lock, what is confirmed.

A section is named by its number (0 is the opening) or as a user writes it: 二（一）, its heading,
导语. All functions raise DraftError where the draft has no such section.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from assistant.drafting.draft import DraftSentence, TracedSection, Unresolved
from assistant.drafting.drafts.manual_edits import merge_edited_text, replace_sentence, reverify
from assistant.drafting.drafts.section_lookup import refuse_locked, section_number
from assistant.drafting.drafts.stored_draft import ProposedEdit, StoredDraft, VersionOrigin, now
from assistant.drafting.events import Effort
from assistant.errors import DraftError, EditConflictError
from assistant.records import StoredPassage


def edit_section(
    stored: StoredDraft,
    section: int | str,
    text: str,
    *,
    sources: Sequence[StoredPassage] = (),
    version: int | None = None,
) -> StoredDraft:
    """Return the draft with the text of one section replaced, a paragraph on each line.

    Unchanged sentences keep their sources; the others get `sources`. Raises DraftError for a
    locked section, EditConflictError where `version`, the one that was edited, is not the latest.
    """
    number = section_number(stored, section)
    found = stored.sections[number]
    refuse_locked(found)
    if version is not None and version != len(found.versions):
        raise EditConflictError(f"这一节刚在别处改过：{found.name}", current=found.text)
    return _with_edit(stored, number, merge_edited_text(text, found.sentences, sources))


def edit_sentence(
    stored: StoredDraft, section: int | str, sentence: int, text: str, *, before: str = ""
) -> StoredDraft:
    """Return the draft with one sentence, counted from 1, replaced; "" deletes it.

    `before` is how it read when the edit began: where it has moved since, it is found. Raises
    DraftError for a locked section or a sentence there is not, EditConflictError where it was
    changed or deleted meanwhile.
    """
    number = section_number(stored, section)
    found = stored.sections[number]
    refuse_locked(found)
    if before:
        sentence = _find_sentence([one.text for one in found.sentences], sentence, before)
    try:
        paragraphs = replace_sentence(found.paragraphs, sentence, text.strip())
    except IndexError as error:
        raise DraftError(
            f"这一节没有第 {sentence} 句。", hint="用 assistant drafts show 查看正文。"
        ) from error
    return _with_edit(stored, number, paragraphs)


def restore_version(stored: StoredDraft, section: int | str, version: int) -> StoredDraft:
    """Return the draft with a former version of a section, counted from 1, as its latest.

    Raises DraftError for a locked section, or where there is no such version.
    """
    number = section_number(stored, section)
    found = stored.sections[number]
    refuse_locked(found)
    if not 1 <= version <= len(found.versions):
        raise DraftError(
            f"这一节没有第 {version} 版，共 {len(found.versions)} 版。",
            hint=f"用 assistant drafts show {stored.id} --section 章节 查看各版。",
        )
    former = found.versions[version - 1]
    return stored.with_section(number, found.with_version(former.traced, VersionOrigin.RESTORED))


def add_version(
    stored: StoredDraft,
    number: int,
    traced: TracedSection,
    how: VersionOrigin,
    *,
    instruction: str = "",
    effort: Effort,
) -> StoredDraft:
    """Return the draft with a section that a program wrote.

    Unchanged where the section was locked or written by hand meanwhile.
    """
    found = stored.sections[number]
    if found.is_locked or (how is VersionOrigin.WRITTEN and found.current is not None):
        return stored
    changed = found.with_version(traced, how, instruction=instruction, effort=effort)
    changed = replace(changed, wishes=()) if how is VersionOrigin.REDONE else changed
    return stored.with_section(number, changed)


def settle_proposals(
    stored: StoredDraft, numbers: Collection[int] = (), *, accept: bool = True
) -> StoredDraft:
    """Return the draft with what its new ledger proposes done, or else no longer proposed.

    `numbers` are those of the open proposals, counted from 1; without any, all are meant. Raises
    DraftError for a locked section, a number there is not, or where a person has to find the words.
    """
    proposals = stored.open_proposals
    if not proposals or not set(numbers) <= set(range(1, len(proposals) + 1)):
        raise DraftError(
            f"没有这一处：共 {len(proposals)} 处待确认。",
            hint="用 assistant drafts show 查看待处理。",
        )
    chosen = [one for n, one in enumerate(proposals, start=1) if not numbers or n in numbers]
    left = tuple(one for one in proposals if one not in chosen)
    if not accept:
        return replace(stored, proposals=left, changed=now())
    for one in chosen:
        refuse_locked(stored.sections[one.section])
    unclear = (one for one in chosen if one.after == one.before)
    return replace(apply_proposals(stored, chosen), proposals=(*left, *unclear))


def apply_proposals(stored: StoredDraft, proposals: Iterable[ProposedEdit]) -> StoredDraft:
    """Return the draft with these proposals done, as far as they say what to do."""
    for one in proposals:
        if one.after != one.before:
            stored = _with_proposal(stored, one)
    return stored


def _with_proposal(stored: StoredDraft, proposal: ProposedEdit) -> StoredDraft:
    new = {proposal.before: proposal}
    section = stored.sections[proposal.section]
    paragraphs = [
        [
            replace(one, text=proposal.after, facts=proposal.facts) if one.text in new else one
            for one in paragraph
            if one.text not in new or proposal.after
        ]
        for paragraph in section.paragraphs
    ]
    kept = [paragraph for paragraph in paragraphs if paragraph]
    return _with_edit(stored, proposal.section, kept, how=VersionOrigin.UPDATED)


def lock_section(stored: StoredDraft, section: int | str, *, locked: bool) -> StoredDraft:
    """Return the draft with a section locked against all changes, or unlocked."""
    number = section_number(stored, section)
    return stored.with_section(number, replace(stored.sections[number], is_locked=locked))


def confirm_points(
    stored: StoredDraft, points: Sequence[Unresolved], *, confirmed: bool
) -> StoredDraft:
    """Return the draft with points of its worklist found right by a person, or open again."""
    others = tuple(one for one in stored.confirmed if one not in points)
    return replace(stored, confirmed=(*others, *points) if confirmed else others, changed=now())


def switch_rule(stored: StoredDraft, rule: str, *, on: bool) -> StoredDraft:
    """Return the draft with a rule of the check switched off for it, or on again."""
    others = tuple(one for one in stored.rules_off if one != rule)
    return replace(stored, rules_off=others if on else (*others, rule), changed=now())


def set_date(stored: StoredDraft, iso: str) -> StoredDraft:
    """Return the draft with a date, ISO 8601 or ""; DraftError for what is no date."""
    try:
        known = date.fromisoformat(iso).isoformat() if iso else ""
    except ValueError as error:
        raise DraftError(f"没有这个日期：{iso}", hint="请照“2026-01-05”这样写。") from error
    return replace(stored, date=known, changed=now())


def _find_sentence(sentences: Sequence[str], number: int, before: str) -> int:
    """Return the number of the sentence that reads `before`, if it is there once or in its place.

    Raises EditConflictError where it is not.
    """
    places = [place for place, one in enumerate(sentences, 1) if one.strip() == before.strip()]
    if number in places:
        return number
    if len(places) == 1:
        return places[0]
    current = sentences[number - 1] if number <= len(sentences) else ""
    raise EditConflictError(
        "这一句刚在别处改过或删去了。", hint="请重新打开草稿。", current=current
    )


def _with_edit(
    stored: StoredDraft,
    number: int,
    paragraphs: Sequence[Sequence[DraftSentence]],
    *,
    how: VersionOrigin = VersionOrigin.EDITED,
) -> StoredDraft:
    section = stored.sections[number]
    traced = reverify(stored.plan, number, paragraphs, before=section.unresolved)
    return stored.with_section(number, section.with_version(traced, how))
