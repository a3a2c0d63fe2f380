"""Plan a draft anew for another ledger: facts stay in their sections, only new ones are placed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.updating.ledger_changes import LedgerChanges
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
    """Return the plan for the new facts under an outline whose headings may quote new figures."""
    headings = _new_headings(stored, outline)
    known = {one.fact: one for one in stored.plan.placements}
    settled: dict[str, Placement] = {}
    for change in changes.changes:
        if change.before is None or change.before.id not in known:
            continue
        old = known[change.before.id]
        for fact in change.after:
            if fact.section in ((), change.before.section):
                second = headings.get(old.second, old.second)
                place = headings.get(old.headings, old.headings)
                settled[fact.id] = replace(old, fact=fact.id, headings=place, second=second)
    plan = make_plan(outline, facts, {fact: one.headings for fact, one in settled.items()})
    return replace(plan, placements=tuple(settled.get(one.fact, one) for one in plan.placements))


def _new_headings(stored: StoredDraft, outline: str) -> Mapping[_Path, _Path]:
    """Return the headings of each section as the outline now has them."""
    parsed = parse_outline(outline)
    now = [tuple(above.heading for above in parsed.path(node)) for node in parsed.walk()]
    old = [brief.headings for brief in stored.plan.briefs if brief.headings]
    return dict(zip(old, now, strict=True))
