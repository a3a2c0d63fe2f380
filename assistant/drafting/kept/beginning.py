"""What a kept draft begins with: its sections, none of them written yet."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.gated import homeless_section
from assistant.drafting.kept.records import How, KeptSection
from assistant.drafting.plan import HOMELESS_HEADING, Plan


def empty_sections(plan: Plan) -> Iterator[KeptSection]:
    """Yield the sections of a plan; facts that belong to none have their place at the end."""
    for brief in plan.briefs:
        heading = brief.headings[-1] if brief.headings else ""
        yield KeptSection(heading=heading, level=len(brief.headings))
    if (last := homeless_section(plan)) is not None:
        yield KeptSection(heading=HOMELESS_HEADING, level=1).with_version(last, How.WRITTEN)
