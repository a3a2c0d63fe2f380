"""Settle what is to be written, before the first sentence is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.drafting.assignment import assign
from assistant.drafting.likely_sections import similarity_from
from assistant.drafting.outline import UNTITLED
from assistant.drafting.plan import Plan
from assistant.drafting.planning import briefs_of
from assistant.drafting.records import Fact, Outline, Retrieve, Unresolved
from assistant.drafting.settled_facts import settled


def make_plan(outline: Outline, facts: Sequence[Fact], *, retrieve: Retrieve) -> Plan:
    """Return what is to be written; every fact is in one brief or in `homeless`."""
    facts, doubtful = settled(facts)
    assignment = assign(outline, facts, similarity=similarity_from(retrieve))
    return Plan(
        title=outline.title,
        briefs=tuple(briefs_of(outline, assignment.sections)),
        facts=tuple(facts),
        homeless=assignment.homeless,
        unresolved=(*_untitled(outline), *doubtful, *assignment.unresolved),
    )


def _untitled(outline: Outline) -> Iterable[Unresolved]:
    if outline.title == UNTITLED:
        yield Unresolved(reason="提纲没有标题", text=UNTITLED)
