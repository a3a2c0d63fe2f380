"""Plan a draft anew for another ledger: facts stay in their sections, only new ones are placed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact, Outline
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.updating.ledger_changes import LedgerChanges
from assistant.drafting.outline.find_section import find_section
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.draft_plan import Placement, Plan

_Path = tuple[str, ...]  # headings from the top down
Settled = Mapping[str, _Path]  # id of a fact -> headings; () for none
MakePlan = Callable[[str, Sequence[Fact], Settled], Plan]


def replan(
    stored: StoredDraft,
    outline: str,
    facts: Sequence[Fact],
    changes: LedgerChanges,
    make_plan: MakePlan,
) -> Plan:
    """Return the plan for the new facts under an outline whose headings may quote new figures.

    A fact moves where the new ledger gives it to another section that the outline has.
    """
    parsed = parse_outline(outline)
    headings = _new_headings(stored, parsed)
    known = {one.fact: one for one in stored.plan.placements}
    settled: dict[str, Placement] = {}
    for change in changes.changes:
        if change.before is None or change.before.id not in known:
            continue
        old = known[change.before.id]
        for fact in change.after:
            is_told = find_section(parsed, fact.section) is not None
            if fact.section == change.before.section or not is_told:
                second = headings.get(old.second, old.second)
                place = headings.get(old.headings, old.headings)
                settled[fact.id] = replace(old, fact=fact.id, headings=place, second=second)
    plan = make_plan(outline, facts, {fact: one.headings for fact, one in settled.items()})
    return replace(plan, placements=tuple(settled.get(one.fact, one) for one in plan.placements))


def _new_headings(stored: StoredDraft, outline: Outline) -> Mapping[_Path, _Path]:
    """Return the headings of each section as the outline now has them."""
    now = [tuple(above.heading for above in outline.path(node)) for node in outline.walk()]
    old = [brief.headings for brief in stored.plan.briefs if brief.headings]
    return dict(zip(old, now, strict=True))
