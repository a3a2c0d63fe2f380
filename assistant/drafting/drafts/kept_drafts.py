"""Read, change and remove kept drafts: all that a person does and that needs no writer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from assistant.drafting.draft import Unresolved
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.section_edits import (
    confirm_points,
    edit_section,
    edit_sentence,
    lock_section,
    restore_version,
    set_date,
    switch_rule,
)
from assistant.drafting.drafts.section_lookup import section_number
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.undo_steps import redo_step, undo_step
from assistant.drafting.drafts.updating.update_draft import follow_ledger
from assistant.errors import DraftError
from assistant.records import StoredPassage


class KeptDrafts:
    """The drafts of the current user as they are kept; every change is saved, and can be undone."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store

    def all(self, notice: Callable[[str], None] = lambda _: None) -> list[StoredDraft]:
        """Return all drafts, the latest changed first; one that cannot be read gives a notice."""
        found = []
        for draft_id in self._store.ids():
            try:
                found.append(self._store.load(draft_id))
            except DraftError as error:
                notice(f"{error} {error.hint}")
        return sorted(found, key=lambda stored: stored.changed, reverse=True)

    def get(self, draft_id: str) -> StoredDraft:
        """Return one draft; DraftError where there is none."""
        return self._store.load(draft_id)

    def is_saved(self, draft_id: str) -> bool:
        """Return whether a draft is on disk; where the disk is full, drafts are in memory."""
        return self._store.is_saved(draft_id)

    def remove(self, draft_id: str) -> None:
        """Remove a draft with its history; DraftError where there is none."""
        self._store.remove(draft_id)

    def edit_sentence(
        self, draft_id: str, section: int | str, sentence: int, text: str, *, before: str = ""
    ) -> StoredDraft:
        """Return the draft with one sentence replaced by hand: see `section_edits`."""
        return self._store.change(
            draft_id, lambda stored: edit_sentence(stored, section, sentence, text, before=before)
        )

    def edit_section(
        self,
        draft_id: str,
        section: int | str,
        text: str,
        *,
        sources: Sequence[StoredPassage] = (),
        version: int | None = None,
    ) -> StoredDraft:
        """Return the draft with the text of one section replaced by hand: see `section_edits`."""
        edit = partial(edit_section, section=section, text=text, sources=sources, version=version)
        return self._store.change(draft_id, edit)

    def restore(self, draft_id: str, section: int | str, version: int) -> StoredDraft:
        """Return the draft with a former version of a section, counted from 1, as its latest.

        What its ledger has changed since is proposed.
        """

        def change(stored: StoredDraft) -> StoredDraft:
            restored = restore_version(stored, section, version)
            return follow_ledger(restored, section_number(stored, section))

        return self._store.change(draft_id, change)

    def lock(self, draft_id: str, section: int | str, *, locked: bool = True) -> StoredDraft:
        """Return the draft with a section locked against all changes, or unlocked."""
        return self._store.change(
            draft_id, lambda stored: lock_section(stored, section, locked=locked)
        )

    def undo(self, draft_id: str) -> StoredDraft:
        """Return the draft without its last change; DraftError where there is none."""
        return self._store.change(draft_id, undo_step)

    def redo(self, draft_id: str) -> StoredDraft:
        """Return the draft with the change that was last undone; DraftError where there is none."""
        return self._store.change(draft_id, redo_step)

    def confirm(self, draft_id: str, *points: Unresolved, confirmed: bool = True) -> StoredDraft:
        """Return the draft with points of its worklist found right, or open again, in one step."""
        return self._store.change(
            draft_id, lambda stored: confirm_points(stored, points, confirmed=confirmed)
        )

    def switch_rule(self, draft_id: str, rule: str, *, on: bool) -> StoredDraft:
        """Return the draft with a rule of the check switched off for it, or on again."""
        return self._store.change(draft_id, lambda stored: switch_rule(stored, rule, on=on))

    def set_date(self, draft_id: str, iso: str) -> StoredDraft:
        """Return the draft with the date that its last line prints, ISO 8601, "" to leave it open.

        Raises DraftError for what is no date.
        """
        return self._store.change(draft_id, lambda stored: set_date(stored, iso))
