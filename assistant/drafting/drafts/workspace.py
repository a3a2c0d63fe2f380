"""Work on stored drafts: create, write, revise and edit sections, restore former versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from threading import Event
from types import MappingProxyType

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Draft, Fact, Retrieve, Writer
from assistant.drafting.drafts.create_draft import create_draft
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.kept_drafts import KeptDrafts
from assistant.drafting.drafts.reimport import ReimportedDraft, reimport, require_reference
from assistant.drafting.drafts.revising.revise_section import revise_section
from assistant.drafting.drafts.section_edits import add_version
from assistant.drafting.drafts.section_lookup import refuse_locked, section_number
from assistant.drafting.drafts.stored_draft import EnteredFacts, StoredDraft, VersionOrigin
from assistant.drafting.drafts.unfinished_draft import unfinished_draft_error
from assistant.drafting.drafts.updating.ledger_updates import LedgerUpdates
from assistant.drafting.drafts.updating.replan import Settled
from assistant.drafting.events import (
    DraftEvent,
    SectionDone,
    SectionFailed,
    StreamingWriter,
)
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.pipeline.write_sections import write_sections
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.make_plan import make_plan
from assistant.drafting.planning.placement_question import PlaceAdviser
from assistant.drafting.precedents.report_selection import ReportSelection, restrict_retrieval
from assistant.manuscript import Manuscript

AnyWriter = Writer | StreamingWriter
OnDraftEvent = Callable[[DraftEvent], None]

_ALL_REPORTS = ReportSelection()
_NO_ENTRY = EnteredFacts()


class DraftWorkspace(KeptDrafts):
    """The drafts of the current user, and everything that can be done to them.

    A section is named by its number (0 is the opening) or as a user writes it: 二（一）, its
    heading, 导语. Every change is saved; two programs may work on the same draft.
    """

    def __init__(
        self,
        store: DraftStore,
        *,
        retrieve: Retrieve,
        writer: Callable[[], AnyWriter],
        nearness: Callable[[], TextNearness | None] = lambda: None,
        retrieve_for_plan: Retrieve | None = None,
    ) -> None:
        """`nearness` opens what tells where facts belong; None is the static model.

        `retrieve_for_plan` finds where past reports have a matter, if not `retrieve` does.
        """
        super().__init__(store)
        self._nearness = nearness
        self._retrieve = retrieve
        self._retrieve_for_plan = retrieve_for_plan or retrieve
        self._writer = writer

    def plan(
        self,
        outline: str,
        facts: Sequence[Fact] = (),
        *,
        choice: ReportSelection = _ALL_REPORTS,
        ask_service: bool = False,
        settled: Settled = MappingProxyType({}),
    ) -> Plan:
        """Return the plan of a draft: its sections with their facts, and doubtful assignments.

        With `ask_service` a configured service is asked once about uncertain ones. Facts whose ids
        are `settled` stay in the section with these headings. Raises OutlineError for an outline
        without headings.
        """
        writer = self._writer() if ask_service else None
        return make_plan(
            parse_outline(outline),
            facts,
            retrieve=restrict_retrieval(self._retrieve_for_plan, choice),
            nearness=self._nearness(),
            adviser=writer if isinstance(writer, PlaceAdviser) else None,
            settled=settled,
        )

    def create(
        self,
        outline: str,
        facts: Sequence[Fact] = (),
        *,
        choice: ReportSelection = _ALL_REPORTS,
        typed: EnteredFacts = _NO_ENTRY,
    ) -> StoredDraft:
        """Return a new draft, planned and saved, with no section written yet.

        `choice` selects the past reports it may reuse, `typed` keeps the facts as entered.
        Raises OutlineError as `plan` does.
        """
        plan = self.plan(outline, facts, choice=choice, ask_service=True)
        fresh = self._store.new_id()
        stored = create_draft(fresh, outline=outline, plan=plan, choice=choice, typed=typed)
        self._store.save_or_hold(stored)
        return stored

    def draft(
        self,
        outline: str,
        facts: Sequence[Fact] = (),
        *,
        on_event: OnDraftEvent = lambda _: None,
        stop: Event | None = None,
    ) -> Draft:
        """Create a draft, write all its sections and return it, every sentence with its sources.

        Each section is saved when it is written, and is an event; once `stop` is set, the draft
        is returned as far as it is. Raises OutlineError for an outline without headings,
        ProviderError where the configured model service fails.
        """
        stored = self.create(outline, facts)
        return self.finish(stored.id, on_event=on_event, stop=stop)

    def write(self, draft_id: str, *, stop: Event | None = None) -> Iterator[DraftEvent]:
        """Write the missing sections and yield the events; each section is saved first.

        A section that fails is an event too, and stops no other.
        """
        stored = self.get(draft_id)
        for event in write_sections(
            stored.plan,
            retrieve=restrict_retrieval(self._retrieve, stored.choice),
            writer=self._writer(),
            numbers=stored.missing,
            stop=stop,
        ):
            if isinstance(event, SectionDone):
                self._add(draft_id, event, VersionOrigin.WRITTEN)
            yield event

    def finish(
        self, draft_id: str, *, on_event: OnDraftEvent = lambda _: None, stop: Event | None = None
    ) -> Draft:
        """Write the missing sections and return the draft; once `stop` is set, as far as it is.

        Raises ProviderError where a section failed, after all others have been tried and saved.
        """
        failures = []
        for event in self.write(draft_id, stop=stop):
            on_event(event)
            if isinstance(event, SectionFailed):
                failures.append(event)
        stored = self.get(draft_id)
        if failures:
            raise unfinished_draft_error(stored, failures, is_saved=self.is_saved(draft_id))
        return stored.draft()

    def revise(
        self,
        draft_id: str,
        section: int | str,
        instruction: str = "",
        *,
        stop: Event | None = None,
    ) -> Iterator[DraftEvent]:
        """Write one section anew and yield the events; no other section changes.

        Without an instruction, the readers' notes are followed. Sentences edited by hand stay.
        Raises DraftError for a locked section, or an instruction that the built-in writer cannot
        follow; ProviderError where the service fails.
        """
        stored = self.get(draft_id)
        number = section_number(stored, section)
        refuse_locked(stored.sections[number])
        instruction = instruction or "；".join(stored.sections[number].wishes)
        for event in revise_section(
            stored,
            number,
            instruction,
            retrieve=restrict_retrieval(self._retrieve, stored.choice),
            writer=self._writer(),
            nearness=self._nearness(),
            stop=stop,
        ):
            if isinstance(event, SectionDone):
                self._add(draft_id, event, VersionOrigin.REDONE, instruction=instruction)
            yield event
            if isinstance(event, SectionFailed):
                raise event.error

    def _add(
        self, draft_id: str, event: SectionDone, how: VersionOrigin, *, instruction: str = ""
    ) -> None:
        add = partial(
            add_version,
            number=event.number,
            traced=event.traced,
            how=how,
            instruction=instruction,
            effort=event.effort,
        )
        # A written section must not be lost, even where the disk is full by now.
        self._store.change(draft_id, add, or_hold=True)

    @property
    def ledger(self) -> LedgerUpdates:
        """What there is to do when the ledger of a draft changes."""
        return LedgerUpdates(self._store, self.plan)

    def reimport(self, manuscript: Manuscript) -> ReimportedDraft:
        """Return a draft with the edits and notes of its file that came back.

        Edits count as made by hand; notes are followed when their section is revised. Raises
        DraftError where the file does not say which draft it is, or that one is gone.
        """
        outcome: list[ReimportedDraft] = []

        def change(stored: StoredDraft) -> StoredDraft:
            outcome.append(reimport(stored, manuscript))
            return outcome[-1].draft

        self._store.change(require_reference(manuscript), change)
        return outcome[-1]
