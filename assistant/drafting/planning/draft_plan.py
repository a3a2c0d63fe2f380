"""The plan of a draft, and the draft assembled from its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Brief, Draft, Fact, TracedSection, Unresolved

HOMELESS_HEADING = "未归入章节的事实"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The briefs and facts of a draft, made before the first sentence is written."""

    title: str
    briefs: tuple[Brief, ...]
    facts: tuple[Fact, ...]  # each once
    homeless: tuple[Fact, ...] = ()  # facts that fit no section
    unresolved: tuple[Unresolved, ...] = ()  # questions about the outline and the facts


def heading_level(plan: Plan, number: int) -> int:
    """Return the depth of a section's heading, 0 for the opening."""
    return 1 if number == len(plan.briefs) else len(plan.briefs[number].headings)


def assemble_draft(plan: Plan, sections: Sequence[TracedSection]) -> Draft:
    """Return the draft with these sections, their figures and all open questions."""
    found = dict.fromkeys(figure for section in sections for figure in section.figures)
    return Draft(
        title=plan.title,
        sections=tuple(section.section for section in sections),
        figures=tuple(found),
        unresolved=(
            *plan.unresolved,
            *(row for section in sections for row in section.unresolved),
        ),
        organisation=plan.briefs[0].organisation,
    )
