"""Work on kept drafts: begin, go on, redo a section, edit by hand, go back to a former version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from threading import Event

from assistant.drafting.draft import Draft, DraftSentence, Fact, Retrieve, TracedSection, Writer
from assistant.drafting.drafts.create import begun
from assistant.drafting.drafts.draft_store import DraftStore
from assistant.drafting.drafts.manual_edits import edited, replaced, retraced
from assistant.drafting.drafts.reimport import TakenBack, taken_back
from assistant.drafting.drafts.revise_section import redone
from assistant.drafting.drafts.section_lookup import refuse_locked, section_number
from assistant.drafting.drafts.stored_draft import FactsTyped, How, KeptDraft
from assistant.drafting.drafts.unfinished_draft import unfinished
from assistant.drafting.events import (
    DraftEvent,
    Effort,
    SectionDone,
    SectionFailed,
    StreamingWriter,
)
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.pipeline.write_sections import write_sections
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.make_plan import make_plan
from assistant.drafting.precedents.report_selection import ReportSelection, restrict_retrieval
from assistant.errors import DraftError
from assistant.manuscript import Manuscript
from assistant.records import StoredPassage

AnyWriter = Writer | StreamingWriter
Hear = Callable[[DraftEvent], None]

_ANY = ReportSelection()
_NOTHING_TYPED = FactsTyped()


class DraftDesk:
    """The drafts of one archive, and all that can be done to them.

    A section is named by its number (0 is the opening) or as a person says it: 二（一）, its
    heading, 导语. Whatever changes a draft saves it; two programs may work on the same draft.
    """

    def __init__(
        self, store: DraftStore, *, retrieve: Retrieve, writer: Callable[[], AnyWriter]
    ) -> None:
        self._store = store
        self._retrieve = retrieve
        self._writer = writer

    def all(self, notice: Callable[[str], None] = lambda _: None) -> list[KeptDraft]:
        """Return all drafts, the one changed last first; one that cannot be read is a notice."""
        found = []
        for draft_id in self._store.ids():
            try:
                found.append(self._store.load(draft_id))
            except DraftError as error:
                notice(f"{error} {error.hint}")
        return sorted(found, key=lambda kept: kept.changed, reverse=True)

    def get(self, draft_id: str) -> KeptDraft:
        """Return one draft; DraftError where there is none."""
        return self._store.load(draft_id)

    def is_saved(self, draft_id: str) -> bool:
        """Return whether a draft is on disk; where the disk refuses, drafts live in memory."""
        return self._store.is_saved(draft_id)

    def remove(self, draft_id: str) -> None:
        """Remove a draft with its history; DraftError where there is none."""
        self._store.remove(draft_id)

    def plan(
        self, outline: str, facts: Sequence[Fact] = (), *, choice: ReportSelection = _ANY
    ) -> Plan:
        """Return what would be written: sections with their facts, and what is doubtful.

        Raises OutlineError for an outline without headings.
        """
        return make_plan(
            parse_outline(outline), facts, retrieve=restrict_retrieval(self._retrieve, choice)
        )

    def begin(
        self,
        outline: str,
        facts: Sequence[Fact] = (),
        *,
        choice: ReportSelection = _ANY,
        typed: FactsTyped = _NOTHING_TYPED,
    ) -> KeptDraft:
        """Return a new draft, planned and saved, none of its sections written yet.

        `choice` says which past reports it may borrow from, `typed` how the facts were given.
        Raises OutlineError as `plan` does.
        """
        self._writer()  # a service gets ready while the sections are planned
        plan = self.plan(outline, facts, choice=choice)
        fresh = self._store.fresh_id()
        kept = begun(fresh, outline=outline, plan=plan, choice=choice, typed=typed)
        self._store.keep(kept)
        return kept

    def write(self, draft_id: str, *, stop: Event | None = None) -> Iterator[DraftEvent]:
        """Yield what happens while the missing sections are written; each is saved first.

        A section that fails is told and stops no other.
        """
        kept = self.get(draft_id)
        for event in write_sections(
            kept.plan,
            retrieve=restrict_retrieval(self._retrieve, kept.choice),
            writer=self._writer(),
            numbers=kept.missing,
            stop=stop,
        ):
            if isinstance(event, SectionDone):
                self._keep(draft_id, event.number, event.traced, How.WRITTEN, effort=event.effort)
            yield event

    def finish(
        self, draft_id: str, *, hear: Hear = lambda _: None, stop: Event | None = None
    ) -> Draft:
        """Return the draft with its missing sections written; all of it where none is stopped.

        Raises ProviderError where a section failed, after all others have been tried and saved.
        """
        failures = []
        for event in self.write(draft_id, stop=stop):
            hear(event)
            if isinstance(event, SectionFailed):
                failures.append(event)
        kept = self.get(draft_id)
        if failures:
            raise unfinished(kept, failures, is_saved=self.is_saved(draft_id))
        return kept.draft()

    def redo(
        self,
        draft_id: str,
        section: int | str,
        instruction: str = "",
        *,
        stop: Event | None = None,
    ) -> Iterator[DraftEvent]:
        """Yield what happens while one section is written anew; no other section changes.

        Without an instruction, what readers noted is followed. Sentences by hand stay. Raises
        DraftError for a locked section, or an instruction that the built-in writer cannot
        follow; ProviderError where the service fails.
        """
        kept = self.get(draft_id)
        number = section_number(kept, section)
        refuse_locked(kept.sections[number])
        instruction = instruction or "；".join(kept.sections[number].wishes)
        for event in redone(
            kept,
            number,
            instruction,
            retrieve=restrict_retrieval(self._retrieve, kept.choice),
            writer=self._writer(),
            stop=stop,
        ):
            if isinstance(event, SectionDone):
                self._keep(
                    draft_id,
                    number,
                    event.traced,
                    How.REDONE,
                    instruction=instruction,
                    effort=event.effort,
                )
            yield event
            if isinstance(event, SectionFailed):
                raise event.error

    def edit_sentence(
        self, draft_id: str, section: int | str, sentence: int, text: str
    ) -> KeptDraft:
        """Return the draft with one sentence (from 1) as a person wrote it; "" deletes it."""

        def by_hand(paragraphs: Sequence[Sequence[DraftSentence]]) -> list[list[DraftSentence]]:
            try:
                return replaced(paragraphs, sentence, text.strip())
            except IndexError as error:
                raise DraftError(
                    f"这一节没有第 {sentence} 句。", hint="用 assistant drafts show 查看正文。"
                ) from error

        return self._edit(draft_id, section, by_hand)

    def edit_section(
        self,
        draft_id: str,
        section: int | str,
        text: str,
        *,
        taken_from: Sequence[StoredPassage] = (),
    ) -> KeptDraft:
        """Return the draft with one section as a person wrote it, a paragraph a line.

        Sentences that are as they were keep their sources; others rest on what they were
        `taken_from`.
        """

        def by_hand(paragraphs: Sequence[Sequence[DraftSentence]]) -> list[list[DraftSentence]]:
            before = [one for paragraph in paragraphs for one in paragraph]
            return edited(text, before, taken_from)

        return self._edit(draft_id, section, by_hand)

    def take_back(self, manuscript: Manuscript) -> TakenBack:
        """Return what a draft became that went out as a file and came back marked up.

        Edits count as made by hand, notes are kept as wishes for the section they stand in.
        Raises DraftError where the file does not say which draft it is, or that one is gone.
        """
        if not manuscript.reference:
            raise DraftError(
                "这个文件不是由留存的草稿导出的，认不出是哪份草稿。",
                hint="用 assistant drafts 查看编号，再加上 --draft 草稿编号。",
            )
        outcome: list[TakenBack] = []

        def change(kept: KeptDraft) -> KeptDraft:
            outcome.append(taken_back(kept, manuscript))
            return outcome[-1].draft

        self._store.change(manuscript.reference, change)
        return outcome[-1]

    def restore(self, draft_id: str, section: int | str, version: int) -> KeptDraft:
        """Return the draft with a former version (from 1) of a section on top of its history."""
        number = section_number(self.get(draft_id), section)

        def change(kept: KeptDraft) -> KeptDraft:
            found = kept.sections[number]
            refuse_locked(found)
            if not 1 <= version <= len(found.versions):
                raise DraftError(
                    f"这一节没有第 {version} 版，共 {len(found.versions)} 版。",
                    hint=f"用 assistant drafts show {draft_id} --section 章节 查看各版。",
                )
            former = found.versions[version - 1]
            return kept.with_section(number, found.with_version(former.traced, How.RESTORED))

        return self._store.change(draft_id, change)

    def lock(self, draft_id: str, section: int | str, *, locked: bool = True) -> KeptDraft:
        """Return the draft with a section that no program changes any more, or may again."""
        number = section_number(self.get(draft_id), section)
        return self._store.change(
            draft_id,
            lambda kept: kept.with_section(
                number, replace(kept.sections[number], is_locked=locked)
            ),
        )

    def _edit(
        self,
        draft_id: str,
        section: int | str,
        by_hand: Callable[[Sequence[Sequence[DraftSentence]]], list[list[DraftSentence]]],
    ) -> KeptDraft:
        number = section_number(self.get(draft_id), section)

        def change(kept: KeptDraft) -> KeptDraft:
            found = kept.sections[number]
            before = found.current.traced.section.paragraphs if found.current else ()
            traced = retraced(kept.plan, number, by_hand(before))
            return kept.with_section(number, found.with_version(traced, How.EDITED))

        return self._store.change(draft_id, change)

    def _keep(
        self,
        draft_id: str,
        number: int,
        traced: TracedSection,
        how: How,
        *,
        instruction: str = "",
        effort: Effort,
    ) -> None:
        """Save a section; one that was locked or written by hand meanwhile stays on top."""

        def change(kept: KeptDraft) -> KeptDraft:
            found = kept.sections[number]
            if found.is_locked or (how is How.WRITTEN and found.current is not None):
                return kept
            changed = found.with_version(traced, how, instruction=instruction, effort=effort)
            changed = replace(changed, wishes=()) if how is How.REDONE else changed
            return kept.with_section(number, changed)

        # What was written must not be lost, even where the disk is full by now.
        self._store.change(draft_id, change, at_any_rate=True)
