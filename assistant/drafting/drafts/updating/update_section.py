"""Update the paragraphs of a section: rewrite what rests on changed facts, add the new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.drafting.draft import Brief, DraftSentence, Fact, SentenceStatus
from assistant.drafting.drafts.paragraphs import Paragraphs, renumber
from assistant.drafting.drafts.stored_draft import ProposedEdit
from assistant.drafting.drafts.updating.ledger_changes import FactChangeKind, LedgerChanges
from assistant.drafting.drafts.updating.rewrite_sentence import (
    RewrittenSentence,
    UpdateContext,
    remove_fact,
    restate_sentence,
    rewrite_sentence,
)
from assistant.drafting.drafts.updating.updated_draft import PlaceKind, UpdatedPlace
from assistant.drafting.extractive.realization import one_sentence_per_fact, realize_facts
from assistant.drafting.extractive.templates import DATA_PLACEHOLDER, empty_section_text
from assistant.records import Function
from assistant.text.list_marks import is_item

_BY_HAND = "台账已改，这句不是程序写的或已锁定，请看是否照改"
_UNCLEAR = "台账已改，这句里的旧数据程序改不了，请自己改"
_GONE = "台账里已没有这条事实，请看是否删去"


@dataclass(slots=True, kw_only=True)
class SectionUpdate:
    """A section while it is updated: its text, what was done, what a person has to accept."""

    number: int
    name: str
    paragraphs: Paragraphs
    places: list[UpdatedPlace] = field(default_factory=list)
    proposals: list[ProposedEdit] = field(default_factory=list)

    def tell(self, kind: PlaceKind, before: str, after: str) -> None:
        """Note a place that changed, or that is to be looked at."""
        place = UpdatedPlace(section=self.name, kind=kind, before=before, after=after)
        self.places.append(place)

    def propose(self, before: str, after: str, reason: str, facts: Sequence[Fact]) -> None:
        """Note a change that a person has to accept; an empty text deletes the sentence."""
        self.proposals.append(
            ProposedEdit(
                section=self.number, before=before, after=after, reason=reason, facts=tuple(facts)
            )
        )
        self.tell(PlaceKind.TO_ACCEPT if after else PlaceKind.TO_REMOVE, before, after)


def update_sentences(section: SectionUpdate, context: UpdateContext, *, is_locked: bool) -> None:
    """Rewrite the sentences that rest on what changed; propose it where a person wrote or locked.

    What rests on facts that are gone stays, and is proposed to be removed.
    """
    section.paragraphs = [
        [
            _propose_change(one, section, context)
            if is_locked or one.status is SentenceStatus.EDITED
            else _rewrite(one, section, context)
            for one in paragraph
        ]
        for paragraph in section.paragraphs
    ]


def _rewrite(
    sentence: DraftSentence, section: SectionUpdate, context: UpdateContext
) -> DraftSentence:
    new = rewrite_sentence(sentence, context)
    text, known = new.text, _in_ledger(new.facts, context.changes)
    if not new.is_complete and known:
        text = restate_sentence(sentence, known, context)
    if text != sentence.text:
        section.tell(PlaceKind.REWRITTEN, sentence.text, text)
    if len(known) < len(new.facts):
        section.propose(text, _without_gone(text, new, context), _GONE, known)
    return replace(sentence, text=text, facts=new.facts)


def _propose_change(
    sentence: DraftSentence, section: SectionUpdate, context: UpdateContext
) -> DraftSentence:
    """Return the sentence as it is; what would be different in it is proposed."""
    new = rewrite_sentence(sentence, context)
    known = _in_ledger(new.facts, context.changes)
    text = _without_gone(new.text, new, context)
    if text == sentence.text and new.is_complete and len(known) == len(new.facts):
        return replace(sentence, facts=new.facts)
    reason = _BY_HAND if new.is_complete else _UNCLEAR
    section.propose(sentence.text, text, reason if text else _GONE, known)
    return sentence


def _in_ledger(facts: Sequence[Fact], changes: LedgerChanges) -> list[Fact]:
    return [fact for fact in facts if not _is_gone(fact, changes)]


def _is_gone(fact: Fact, changes: LedgerChanges) -> bool:
    found = changes.by_fact.get(fact)
    return found is not None and found.kind is FactChangeKind.GONE


def _without_gone(text: str, new: RewrittenSentence, context: UpdateContext) -> str:
    """Return the text without the facts that are gone, "" where it has no others."""
    gone = [fact for fact in new.facts if _is_gone(fact, context.changes)]
    if gone and len(gone) == len(new.facts):
        return ""
    for fact in gone:
        text = remove_fact(text, fact, context)
    return text


def add_facts(section: SectionUpdate, brief: Brief | None, facts: Sequence[Fact]) -> None:
    """Append the new facts of a section; what stood there for want of facts goes."""
    if not facts:
        return
    if brief is None:
        section.paragraphs = [*section.paragraphs, *_listed(section, facts)]
        return
    blanks = {DATA_PLACEHOLDER, empty_section_text(brief)}
    kept = [[one for one in part if one.text not in blanks] for part in section.paragraphs]
    paragraphs = [part for part in kept if part] or [[]]
    last = paragraphs[-1]
    is_enumerated = bool(last) and is_item(last[-1].text)
    for text, stated in _new_sentences(brief, facts):
        words = f"一是{text}" if is_enumerated else text
        section.tell(PlaceKind.ADDED, "", text)
        last.append(DraftSentence(text=words, status=SentenceStatus.FACT, facts=stated))
    section.paragraphs = renumber(paragraphs) if is_enumerated else paragraphs


def _listed(section: SectionUpdate, facts: Sequence[Fact]) -> Iterator[list[DraftSentence]]:
    """Yield a paragraph for each fact that fits no section, as the ledger has it."""
    for fact in facts:
        text = f"{fact.statement.rstrip('。；，')}。"
        section.tell(PlaceKind.ADDED, "", text)
        yield [DraftSentence(text=text, status=SentenceStatus.FACT, facts=(fact,))]


def _new_sentences(brief: Brief, facts: Sequence[Fact]) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    if brief.function in (Function.PLAN, Function.PROBLEMS):
        written = one_sentence_per_fact(facts, period=brief.period, horizon=brief.horizon)
    else:
        written = realize_facts(facts, period=brief.period, is_timed_before=True)
    return ((one.text, one.facts) for one in written)
