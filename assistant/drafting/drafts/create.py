"""Begin a kept draft: its sections, none of them written yet."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.drafts.stored_draft import (
    EnteredFacts,
    Origin,
    StoredDraft,
    StoredSection,
    now,
)
from assistant.drafting.pipeline.verify_section import homeless_section
from assistant.drafting.planning.draft_plan import HOMELESS_HEADING, Plan
from assistant.drafting.precedents.report_selection import ReportSelection


def create_draft(
    draft_id: str, *, outline: str, plan: Plan, choice: ReportSelection, typed: EnteredFacts
) -> StoredDraft:
    """Return a new draft, made now."""
    moment = now()
    return StoredDraft(
        id=draft_id,
        made=moment,
        changed=moment,
        outline=outline,
        plan=plan,
        sections=tuple(_empty_sections(plan)),
        choice=choice,
        typed=typed,
    )


def _empty_sections(plan: Plan) -> Iterator[StoredSection]:
    """Yield the sections of a plan; facts that belong to none have their place at the end."""
    for brief in plan.briefs:
        heading = brief.headings[-1] if brief.headings else ""
        yield StoredSection(heading=heading, level=len(brief.headings))
    if (last := homeless_section(plan)) is not None:
        yield StoredSection(heading=HOMELESS_HEADING, level=1).with_version(last, Origin.WRITTEN)
