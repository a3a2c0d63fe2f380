"""Update a draft after its ledger changed: plan, headings, sentences, what is to be accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.drafting.draft import (
    HOMELESS_HEADING,
    Brief,
    DraftSection,
    DraftSentence,
    Fact,
    SentenceStatus,
    TracedSection,
)
from assistant.drafting.drafts.manual_edits import reverify
from assistant.drafting.drafts.stored_draft import (
    SCHEMA,
    ProposedEdit,
    StoredDraft,
    StoredSection,
    VersionOrigin,
    now,
)
from assistant.drafting.drafts.updating.compare_ledgers import compare_ledgers
from assistant.drafting.drafts.updating.ledger_changes import FactChangeKind, LedgerChanges
from assistant.drafting.drafts.updating.replan import MakePlan, replan
from assistant.drafting.drafts.updating.rewrite_sentence import UpdateContext, rewrite_sentence
from assistant.drafting.drafts.updating.update_section import (
    SectionUpdate,
    add_facts,
    update_sentences,
)
from assistant.drafting.drafts.updating.updated_draft import PlaceKind, UpdatedDraft, UpdatedPlace
from assistant.drafting.extractive.missed_targets import misses_target
from assistant.drafting.facts.similar_facts import repeats
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.pipeline.verify_section import section_evidence
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.heading_functions import report_period
from assistant.drafting.planning.make_plan import stated_facts
from assistant.errors import DraftError
from assistant.records import Function

_REACHED = "这句说没完成的目标，新台账里不再落后，请看是否删去"
_RELABELLED = "台账把这条事实归到了别的章节，请看要不要把这句移过去"


@dataclass(frozen=True, kw_only=True)
class LedgerUpdate:
    """A new ledger held against a draft: made outside the lock, applied within it."""

    base: Plan  # the plan it was made for
    plan: Plan
    outline: str
    changes: LedgerChanges
    headings: tuple[UpdatedPlace, ...] = field(default=())


def prepare_update(stored: StoredDraft, facts: Sequence[Fact], make_plan: MakePlan) -> LedgerUpdate:
    """Return what the facts of a new ledger change in the plan of a draft."""
    stated = stated_facts(facts, report_period(parse_outline(stored.outline)))
    outline, places = _update_headings(stored, _changes(stored, stated), stated)
    plan = replan(stored, outline, facts, _changes(stored, stated), make_plan)
    return LedgerUpdate(
        base=stored.plan,
        plan=plan,
        outline=outline,
        changes=_changes(stored, plan.facts),  # with what the plan found for them
        headings=tuple(places),
    )


def _changes(stored: StoredDraft, facts: Sequence[Fact]) -> LedgerChanges:
    """Return the changes from the ledger of a draft, and from earlier ones, to these facts."""
    changes = compare_ledgers(stored.plan.facts, facts).changes
    older = _changes_since(_outdated_facts(stored), facts).changes
    return LedgerChanges(changes=(*changes, *older))


def apply_update(stored: StoredDraft, update: LedgerUpdate) -> UpdatedDraft:
    """Return the draft with its new ledger; a section that changes gets a version.

    Raises DraftError where the plan has changed since the update was prepared.
    """
    if stored.plan != update.base:
        raise DraftError("这份草稿刚被别处更新过台账。", hint="请再更新一次。")
    places, proposals, sections = list(update.headings), list[ProposedEdit](), list[StoredSection]()
    for number, section in enumerate(_with_homeless(stored, update.plan)):
        done = _update_section(stored, number, section, update)
        sections.append(done.section)
        places += done.places
        proposals += done.proposals
    draft = replace(
        stored,
        changed=now(),
        outline=update.outline,
        plan=update.plan,
        sections=tuple(sections),
        proposals=tuple(proposals),
        schema=SCHEMA,
    )
    unplaced = tuple(one for one in update.changes.new if one in update.plan.homeless)
    return UpdatedDraft(
        before=stored,
        draft=draft,
        changes=update.changes,
        places=tuple(places),
        unplaced=unplaced,
    )


def follow_ledger(stored: StoredDraft, number: int) -> StoredDraft:
    """Return the draft with a section of old, now restored, held against the ledger of today.

    Where its sentences rest on facts that have changed since, the change is proposed.
    """
    section = stored.sections[number]
    known = set(stored.plan.facts)
    cited = dict.fromkeys(fact for one in section.sentences for fact in one.facts)
    outdated = [fact for fact in cited if fact not in known]
    if not outdated:
        return stored
    evidence = section_evidence(stored.plan, number)
    work = SectionUpdate(number=number, name=section.name, paragraphs=section.paragraphs)
    context = UpdateContext(
        changes=_changes_since(outdated, stored.plan.facts),
        before=replace(evidence, facts=tuple(cited), all_facts=tuple(cited)),
        after=evidence,
        period=stored.plan.briefs[0].period,
    )
    update_sentences(work, context, is_locked=True)
    done = _verified(section, work, stored.plan)
    sections = (*stored.sections[:number], done.section, *stored.sections[number + 1 :])
    return replace(stored, sections=sections, proposals=(*stored.proposals, *done.proposals))


def _outdated_facts(stored: StoredDraft) -> list[Fact]:
    """Return facts of earlier ledgers that sentences still rest on."""
    known = set(stored.plan.facts)
    sentences = (one for section in stored.sections for one in section.sentences)
    cited = dict.fromkeys(fact for one in sentences for fact in one.facts)
    return [fact for fact in cited if fact not in known]


def _changes_since(outdated: Sequence[Fact], facts: Sequence[Fact]) -> LedgerChanges:
    """Return what has become of facts of earlier ledgers; what is new is of no concern to them."""
    found = compare_ledgers(outdated, facts).changes
    return LedgerChanges(changes=tuple(one for one in found if one.before is not None))


def _update_headings(
    stored: StoredDraft, changes: LedgerChanges, facts: Sequence[Fact]
) -> tuple[str, list[UpdatedPlace]]:
    """Return the outline with headings that quote what changed put right, and those headings."""
    outline, places = stored.outline, []
    for number, brief in enumerate(stored.plan.briefs):
        heading = brief.headings[-1] if brief.headings else ""
        evidence = section_evidence(stored.plan, number)
        context = UpdateContext(
            changes=changes,
            before=replace(evidence, given=""),
            after=replace(evidence, given="", facts=(), all_facts=tuple(facts)),
            period=brief.period,
        )
        said = DraftSentence(text=heading, status=SentenceStatus.WRITTEN)
        new = rewrite_sentence(said, context, figures_alone=True)
        if new.is_complete and new.text != heading and heading in outline:
            outline = outline.replace(heading, new.text, 1)
            places.append(
                UpdatedPlace(
                    section=new.text, kind=PlaceKind.HEADING, before=heading, after=new.text
                )
            )
    return outline, places


@dataclass(frozen=True, slots=True, kw_only=True)
class _UpdatedSection:
    """A section after the update."""

    section: StoredSection
    places: tuple[UpdatedPlace, ...] = ()
    proposals: tuple[ProposedEdit, ...] = ()


def _with_homeless(stored: StoredDraft, plan: Plan) -> Iterator[StoredSection]:
    """Yield the sections, one more at the end if only now there are facts that fit no other."""
    yield from stored.sections
    if len(stored.sections) == len(stored.plan.briefs) and plan.homeless:
        empty = DraftSection(heading=HOMELESS_HEADING, level=1, paragraphs=())
        section = StoredSection(heading=HOMELESS_HEADING, level=1)
        yield section.with_version(TracedSection(section=empty), VersionOrigin.UPDATED)


def _update_section(
    stored: StoredDraft, number: int, section: StoredSection, update: LedgerUpdate
) -> _UpdatedSection:
    plan = update.plan
    brief = plan.briefs[number] if number < len(plan.briefs) else None
    section = replace(section, heading=_new_heading(stored, number, section, plan))
    if section.current is None:
        return _UpdatedSection(section=section)
    work = SectionUpdate(number=number, name=section.name, paragraphs=section.paragraphs)
    context = UpdateContext(
        changes=update.changes,
        before=section_evidence(stored.plan, number),
        after=section_evidence(plan, number),
        period=(brief or plan.briefs[0]).period,
        horizon=brief.horizon if brief else "",
    )
    update_sentences(work, context, is_locked=section.is_locked)
    _ask_about_labels(work, stored, update)
    if brief is not None:
        _ask_about_targets(work, brief, update.changes)
    if not section.is_locked:
        own = brief.facts if brief else plan.homeless
        add_facts(work, brief, [fact for fact in _facts_to_add(update.changes) if fact in own])
    return _verified(section, work, plan)


def _facts_to_add(changes: LedgerChanges) -> list[Fact]:
    """Return the new facts; a line that repeats what another one said before it changed is none."""
    former = [one.before for one in changes.of(FactChangeKind.CHANGED) if one.before]
    return [fact for fact in changes.new if not any(repeats(fact, one) for one in former)]


def _new_heading(stored: StoredDraft, number: int, section: StoredSection, plan: Plan) -> str:
    """Return the heading of the outline as it is now, unless a person has changed it since."""
    if number >= len(plan.briefs):
        return section.heading
    old, new = (one.briefs[number].headings[-1:] for one in (stored.plan, plan))
    return new[0] if old == (section.heading,) else section.heading


def _ask_about_labels(work: SectionUpdate, stored: StoredDraft, update: LedgerUpdate) -> None:
    """Propose to move what rests on facts that the new ledger gives to another section."""
    if work.number >= len(stored.plan.briefs):
        return
    was, now = (set(plan.briefs[work.number].facts) for plan in (stored.plan, update.plan))
    left = {
        fact
        for one in update.changes.changes
        if one.before in was and one.after and one.after[0].section not in ((), one.before.section)
        for fact in one.after
        if fact not in now
    }
    for sentence in (one for paragraph in work.paragraphs for one in paragraph):
        if not left.isdisjoint(sentence.facts):
            work.propose(sentence.text, sentence.text, _RELABELLED, sentence.facts)


def _ask_about_targets(work: SectionUpdate, brief: Brief, changes: LedgerChanges) -> None:
    """Propose to remove from the problems what tells of a target that is not missed any more."""
    if brief.function is not Function.PROBLEMS:
        return
    reached = {
        fact
        for one in changes.changes
        if one.before is not None and misses_target(one.before, brief.period)
        for fact in one.after
        if not misses_target(fact, brief.period)
    }
    for sentence in (one for paragraph in work.paragraphs for one in paragraph):
        if not reached.difference(brief.facts).isdisjoint(sentence.facts):
            work.propose(sentence.text, "", _REACHED, sentence.facts)


def _verified(section: StoredSection, work: SectionUpdate, plan: Plan) -> _UpdatedSection:
    """Return the section with every sentence traced again; a version more where one changed."""
    traced = reverify(plan, work.number, work.paragraphs, before=section.unresolved)
    given = [one for paragraph in work.paragraphs for one in paragraph]
    blanked = {
        one.text: kept.text
        for one, kept in zip(given, traced.section.sentences, strict=True)
        if one.text != kept.text
    }
    for old, new in blanked.items():
        work.tell(PlaceKind.REWRITTEN, old, new)
    proposals = tuple(
        replace(one, before=blanked.get(one.before, one.before)) for one in work.proposals
    )
    if [one.text for one in section.sentences] != [one.text for one in traced.section.sentences]:
        section = section.with_version(traced, VersionOrigin.UPDATED)
    elif section.current is not None:
        latest = replace(section.current, traced=traced)
        section = replace(section, versions=(*section.versions[:-1], latest))
    return _UpdatedSection(section=section, places=tuple(work.places), proposals=proposals)
