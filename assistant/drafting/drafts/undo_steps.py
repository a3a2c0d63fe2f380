"""Keep each change of a draft as a step, and take steps back or do them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.drafting.drafts.stored_draft import (
    SectionState,
    Step,
    StepKind,
    StoredDraft,
    StoredSection,
    VersionOrigin,
    now,
)
from assistant.errors import DraftError

_MOST = 100  # steps; each is some lines of the file, a plan too where it changed
_PARTS = ("outline", "plan", "typed", "proposals", "confirmed", "rules_off", "date")  # kept whole
_KINDS = {
    VersionOrigin.WRITTEN: StepKind.WRITTEN,
    VersionOrigin.REDONE: StepKind.REDONE,
    VersionOrigin.EDITED: StepKind.EDITED,
    VersionOrigin.RESTORED: StepKind.RESTORED,
    VersionOrigin.UPDATED: StepKind.UPDATED,
}


def record_step(before: StoredDraft, after: StoredDraft) -> StoredDraft:
    """Return the draft after a change with the step that takes it back.

    A section that is written for the first time is no step, and taking back is none.
    """
    if after is before or (after.undo, after.redo) != (before.undo, before.redo):
        return after
    step = _step_to(before, after)
    if not _is_change(step, after):
        return after
    return replace(after, undo=(*after.undo, step)[-_MOST:], redo=())


def undo_step(stored: StoredDraft) -> StoredDraft:
    """Return the draft without its last change; DraftError where there is none."""
    if not stored.undo:
        raise DraftError("没有可撤销的改动。", hint="改动过以后才能撤销。")
    *rest, step = stored.undo
    before, again = _take(stored, step)
    return replace(before, undo=tuple(rest), redo=(*stored.redo, again))


def redo_step(stored: StoredDraft) -> StoredDraft:
    """Return the draft with the change that was last undone; DraftError where there is none."""
    if not stored.redo:
        raise DraftError("没有可重做的改动。", hint="撤销过以后才能重做。")
    *rest, step = stored.redo
    after, back = _take(stored, step)
    return replace(after, undo=(*stored.undo, back), redo=tuple(rest))


def _take(stored: StoredDraft, step: Step) -> tuple[StoredDraft, Step]:
    """Return the draft that a step leads to, and the step that leads back."""
    sections = list(stored.sections[: step.count])
    for state in step.sections:
        sections[state.number : state.number + 1] = [_section(state, stored.sections)]
    parts = {name: getattr(step, name) for name in _PARTS}
    given = {name: part for name, part in parts.items() if part is not None}
    taken = replace(stored, sections=tuple(sections), changed=now(), **given)
    return taken, replace(_step_to(stored, taken), kind=step.kind, section=step.section)


def _step_to(target: StoredDraft, base: StoredDraft) -> Step:
    """Return the step that leads from `base` to `target`; it is named for the way back."""
    changed = [
        (number, section)
        for number, section in enumerate(target.sections)
        if number >= len(base.sections) or section != base.sections[number]
    ]
    parts = {name: getattr(target, name) for name in _PARTS}
    kind, section = _named(target, base)
    return Step(
        kind=kind,
        section=section,
        count=len(target.sections),
        sections=tuple(_state(number, one, base.sections) for number, one in changed),
        **{name: part for name, part in parts.items() if part != getattr(base, name)},
    )


def _state(number: int, section: StoredSection, others: tuple[StoredSection, ...]) -> SectionState:
    """Return a section, told by what it shares with one of the others."""
    shared = [_count_shared(section, one) for one in others]
    most = max(shared, default=0)
    return SectionState(
        number=number,
        heading=section.heading,
        level=section.level,
        place=shared.index(most) if most else 0,
        shared=most,
        versions=section.versions[most:],
        is_locked=section.is_locked,
        wishes=section.wishes,
    )


def _count_shared(section: StoredSection, other: StoredSection) -> int:
    count = 0
    for one, two in zip(section.versions, other.versions, strict=False):
        if one is not two and one != two:
            break
        count += 1
    return count


def _section(state: SectionState, others: tuple[StoredSection, ...]) -> StoredSection:
    shared = others[state.place].versions[: state.shared] if state.shared else ()
    return StoredSection(
        heading=state.heading,
        level=state.level,
        versions=(*shared, *state.versions),
        is_locked=state.is_locked,
        wishes=state.wishes,
    )


def _is_change(step: Step, after: StoredDraft) -> bool:
    """Return whether a step takes anything back but the first writing of sections."""
    if any(getattr(step, name) is not None for name in _PARTS) or step.count != len(after.sections):
        return True
    return any(one.shared or one.versions for one in step.sections)


def _named(before: StoredDraft, after: StoredDraft) -> tuple[StepKind, str]:
    """Return what happened, and in which section."""
    if before.plan != after.plan:
        return StepKind.LEDGER, ""
    for kind, name in _section_changes(before, after):
        return kind, name
    marks = {"confirmed": StepKind.CONFIRMED, "rules_off": StepKind.RULE, "date": StepKind.DATED}
    for name, kind in marks.items():
        if getattr(before, name) != getattr(after, name):
            return kind, ""
    return StepKind.LEDGER, ""


def _section_changes(before: StoredDraft, after: StoredDraft) -> Iterator[tuple[StepKind, str]]:
    for old, new in zip(before.sections, after.sections, strict=False):
        if old.versions != new.versions:
            yield (_KINDS[new.current.how] if new.current else StepKind.WRITTEN), new.name
        elif old.is_locked != new.is_locked:
            yield StepKind.LOCKED, new.name
        elif old.wishes != new.wishes:
            yield StepKind.NOTED, new.name
