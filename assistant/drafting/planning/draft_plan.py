"""The plan of a draft, and the draft assembled from its sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Brief, Draft, Fact, TracedSection, Unresolved

SURE = 0.72  # certainty from which a placement needs no look


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The section of a fact, and how sure that is."""

    fact: str  # its id
    headings: tuple[str, ...]  # from the top down; () where it fits no section
    certainty: float = 1.0  # 0 to 1: its share there, by all lines; 1 for a label
    second: tuple[str, ...] = ()  # the section that it might belong to instead

    @property
    def is_sure(self) -> bool:
        """Whether nobody need look at it."""
        return self.certainty >= SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The briefs and facts of a draft, made before the first sentence is written."""

    title: str
    briefs: tuple[Brief, ...]
    facts: tuple[Fact, ...]  # each once
    homeless: tuple[Fact, ...] = ()  # facts that fit no section
    unresolved: tuple[Unresolved, ...] = ()  # questions about the outline and the facts
    placements: tuple[Placement, ...] = ()  # one for each fact


def heading_level(plan: Plan, number: int) -> int:
    """Return the depth of a section's heading, 0 for the opening."""
    return 1 if number == len(plan.briefs) else len(plan.briefs[number].headings)


def assemble_draft(
    plan: Plan, sections: Sequence[TracedSection], unresolved: Sequence[Unresolved]
) -> Draft:
    """Return the draft with these sections, their figures and what is open."""
    found = dict.fromkeys(figure for section in sections for figure in section.figures)
    return Draft(
        title=plan.title,
        sections=tuple(section.section for section in sections),
        figures=tuple(found),
        unresolved=tuple(unresolved),
        organisation=plan.briefs[0].organisation,
        ledger=plan.facts,
    )
