"""The records of an update: each place of the draft, what it was and what it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.drafting.draft import Fact
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.updating.ledger_changes import LedgerChanges


class PlaceKind(StrEnum):
    """What was done at a place, or is left to a person."""

    REWRITTEN = "已改"
    ADDED = "已加"
    HEADING = "标题已改"
    TO_ACCEPT = "待确认"
    TO_REMOVE = "待删"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatedPlace:
    """A sentence or a heading that the update touched; `after` is "" for one to be removed."""

    section: str
    kind: PlaceKind
    before: str  # "" for a sentence that was added
    after: str

    @property
    def is_done(self) -> bool:
        """Whether the draft has it already; else a person has to accept it."""
        return self.kind not in (PlaceKind.TO_ACCEPT, PlaceKind.TO_REMOVE)


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatedDraft:
    """A draft after its ledger changed, and what became of it."""

    before: StoredDraft
    draft: StoredDraft
    changes: LedgerChanges
    places: tuple[UpdatedPlace, ...]
    unplaced: tuple[Fact, ...]  # new facts that fit no section
