"""Change one section of a draft by hand: its text, a sentence, its version, its lock.

A section is named by its number (0 is the opening) or as a user writes it: 二（一）, its heading,
导语. All functions raise DraftError where the draft has no such section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import DraftSentence
from assistant.drafting.drafts.manual_edits import merge_edited_text, replace_sentence, reverify
from assistant.drafting.drafts.section_lookup import refuse_locked, section_number
from assistant.drafting.drafts.stored_draft import StoredDraft, VersionOrigin
from assistant.errors import DraftError
from assistant.records import StoredPassage


def edit_section(
    stored: StoredDraft, section: int | str, text: str, *, sources: Sequence[StoredPassage] = ()
) -> StoredDraft:
    """Return the draft with the text of one section replaced, a paragraph on each line.

    Unchanged sentences keep their sources; the others get `sources`.
    """
    number = section_number(stored, section)
    before = stored.sections[number].sentences
    return _with_edit(stored, number, merge_edited_text(text, before, sources))


def edit_sentence(stored: StoredDraft, section: int | str, sentence: int, text: str) -> StoredDraft:
    """Return the draft with one sentence, counted from 1, replaced; "" deletes it.

    Raises DraftError where the section has no such sentence.
    """
    number = section_number(stored, section)
    try:
        paragraphs = replace_sentence(stored.sections[number].paragraphs, sentence, text.strip())
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


def lock_section(stored: StoredDraft, section: int | str, *, locked: bool) -> StoredDraft:
    """Return the draft with a section locked against changes by a program, or unlocked."""
    number = section_number(stored, section)
    return stored.with_section(number, replace(stored.sections[number], is_locked=locked))


def _with_edit(
    stored: StoredDraft, number: int, paragraphs: Sequence[Sequence[DraftSentence]]
) -> StoredDraft:
    traced = reverify(stored.plan, number, paragraphs)
    return stored.with_section(
        number, stored.sections[number].with_version(traced, VersionOrigin.EDITED)
    )
