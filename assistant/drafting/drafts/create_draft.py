"""Create a stored draft from a plan, with no section written yet."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.draft import HOMELESS_HEADING
from assistant.drafting.drafts.stored_draft import (
    EnteredFacts,
    StoredDraft,
    StoredSection,
    VersionOrigin,
    now,
)
from assistant.drafting.pipeline.verify_section import homeless_section
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.precedents.report_selection import ReportSelection


def create_draft(
    draft_id: str, *, outline: str, plan: Plan, choice: ReportSelection, typed: EnteredFacts
) -> StoredDraft:
    """Return a new draft with empty sections."""
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
    """Yield the sections of a plan; unassigned facts get one of their own at the end."""
    for brief in plan.briefs:
        heading = brief.headings[-1] if brief.headings else ""
        yield StoredSection(heading=heading, level=len(brief.headings))
    if (last := homeless_section(plan)) is not None:
        yield StoredSection(heading=HOMELESS_HEADING, level=1).with_version(
            last, VersionOrigin.WRITTEN
        )
