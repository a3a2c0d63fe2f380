"""Let a stored draft follow its ledger: try, do, settle what a person has to decide."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.drafting.draft import Fact
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.section_edits import settle_proposals
from assistant.drafting.drafts.stored_draft import EnteredFacts, StoredDraft
from assistant.drafting.drafts.updating.add_fact import add_fact
from assistant.drafting.drafts.updating.replan import Settled
from assistant.drafting.drafts.updating.update_draft import (
    LedgerUpdate,
    apply_update,
    prepare_update,
)
from assistant.drafting.drafts.updating.updated_draft import UpdatedDraft
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.precedents.report_selection import ReportSelection

_NO_ENTRY = EnteredFacts()


class PlanDraft(Protocol):
    """Makes the plan of a draft."""

    def __call__(
        self, outline: str, facts: Sequence[Fact], *, choice: ReportSelection, settled: Settled
    ) -> Plan:
        """Return the plan; facts whose ids are `settled` stay where these headings say."""
        ...


class LedgerUpdates:
    """What there is to do when the ledger of a draft changes."""

    def __init__(self, store: DraftStore, plan: PlanDraft) -> None:
        self._store = store
        self._plan = plan

    def preview(self, draft_id: str, facts: Sequence[Fact]) -> UpdatedDraft:
        """Return what `update` would do; nothing is saved."""
        stored = self._store.load(draft_id)
        return apply_update(stored, self._prepare(stored, facts))

    def update(
        self, draft_id: str, facts: Sequence[Fact], *, typed: EnteredFacts = _NO_ENTRY
    ) -> UpdatedDraft:
        """Return a draft with the facts of a new ledger, and each place that this changes.

        Only sentences that rest on what changed are rewritten. What a person wrote or locked, and
        what rests on facts that are gone, is proposed: see `settle`. `typed` keeps the facts as
        entered.
        """
        update = self._prepare(self._store.load(draft_id), facts)
        outcome: list[UpdatedDraft] = []

        def change(stored: StoredDraft) -> StoredDraft:
            done = apply_update(stored, update)
            entered = replace(typed, chosen=stored.typed.chosen)
            outcome.append(replace(done, draft=replace(done.draft, typed=entered)))
            return outcome[-1].draft

        self._store.change(draft_id, change)
        return outcome[-1]

    def add(self, draft_id: str, section: int | str, text: str) -> StoredDraft:
        """Return the draft with a fact of one section more; no sentence changes.

        Raises OutlineError for a text that is no fact.
        """
        return self._store.change(draft_id, lambda stored: add_fact(stored, section, text))

    def settle(
        self, draft_id: str, numbers: Collection[int] = (), *, accept: bool = True
    ) -> StoredDraft:
        """Return the draft with what an update proposed done, or else no longer proposed.

        `numbers` are those of `open_proposals`, counted from 1; all of them without any. Raises
        DraftError where there is no such proposal, or its section is locked.
        """
        return self._store.change(
            draft_id, lambda stored: settle_proposals(stored, numbers, accept=accept)
        )

    def _prepare(self, stored: StoredDraft, facts: Sequence[Fact]) -> LedgerUpdate:
        def plan(outline: str, facts: Sequence[Fact], settled: Settled) -> Plan:
            return self._plan(outline, facts, choice=stored.choice, settled=settled)

        return prepare_update(stored, facts, plan)
