"""Make the plan of a draft from an outline and facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.drafting.draft import Fact, Outline, Retrieve, Unresolved
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.outline.parse_outline import UNTITLED
from assistant.drafting.planning.assign_facts import assign_facts
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.section_similarity import make_similarity


def make_plan(outline: Outline, facts: Sequence[Fact], *, retrieve: Retrieve) -> Plan:
    """Return the plan; every fact is in one brief or in `homeless`."""
    facts, doubtful = normalize_facts(facts)
    assignment = assign_facts(outline, facts, similarity=make_similarity(retrieve))
    return Plan(
        title=outline.title,
        briefs=tuple(make_briefs(outline, assignment.sections)),
        facts=tuple(facts),
        homeless=assignment.homeless,
        unresolved=(*_missing_title(outline), *doubtful, *assignment.unresolved),
    )


def _missing_title(outline: Outline) -> Iterable[Unresolved]:
    if outline.title == UNTITLED:
        yield Unresolved(reason="提纲没有标题", text=UNTITLED)
