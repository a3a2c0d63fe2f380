"""Make the plan of a draft from an outline and facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Fact, Outline, Retrieve, Unresolved
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.facts.past_values import supply_past_values
from assistant.drafting.facts.written.word_facts import unpolished_rows, word_facts
from assistant.drafting.outline.parse_outline import UNTITLED
from assistant.drafting.planning.assign_facts import Assignment, assign_facts, builtin_nearness
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.heading_functions import Position, assign_functions, report_period
from assistant.drafting.planning.placement_question import PlaceAdviser
from assistant.records import Function, Period

_AHEAD_OR_LACKING = frozenset({Function.PLAN, Function.PROBLEMS})


def make_plan(
    outline: Outline,
    facts: Sequence[Fact],
    *,
    retrieve: Retrieve,
    nearness: TextNearness | None = None,
    adviser: PlaceAdviser | None = None,
    settled: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> Plan:
    """Return the plan; every fact is in one brief or in `homeless`.

    `nearness` tells what facts and headings mean; without it the static model does. The `adviser`
    is asked once about facts whose section is uncertain. Facts whose ids are `settled` have the
    section with these headings already, () for none.
    """
    facts, doubtful = normalize_facts(facts, report_period(outline))
    model = nearness or builtin_nearness()
    functions = assign_functions(outline, model)
    assignment = assign_facts(
        outline,
        facts,
        retrieve=retrieve,
        nearness=model,
        functions=functions,
        adviser=adviser,
        settled=settled,
    )
    supplied, past = supply_past_values(
        facts,
        done=_facts_done(assignment, functions),
        organisation=outline.organisation,
        period=report_period(outline),
        retrieve=retrieve,
    )
    worded = word_facts(supplied)  # only now: spoken words tell where a fact belongs
    questions = (*_missing_title(outline), *doubtful, *past, *assignment.unresolved)
    return Plan(
        title=outline.title,
        briefs=tuple(make_briefs(outline, _worded_sections(assignment, worded), functions)),
        facts=tuple(worded.values()),
        homeless=tuple(worded[fact.id] for fact in assignment.homeless),
        placements=assignment.placements,
        unresolved=(*questions, *unpolished_rows(list(worded.values()))),
    )


def _worded_sections(
    assignment: Assignment, worded: Mapping[str, Fact]
) -> dict[Position, tuple[Fact, ...]]:
    """Return the facts of each section as they are worded, by their ids in `worded`."""
    return {
        position: tuple(worded[fact.id] for fact in placed)
        for position, placed in assignment.sections.items()
    }


def _facts_done(
    assignment: Assignment, functions: Mapping[Position, tuple[Function, ...]]
) -> set[str]:
    """Return the ids of the facts that tell of neither plans nor problems."""
    return {
        fact.id
        for position, placed in assignment.sections.items()
        if not _AHEAD_OR_LACKING.intersection(functions[position])
        for fact in placed
    }


def stated_facts(facts: Sequence[Fact], period: Period) -> list[Fact]:
    """Return the facts as their plan has them."""
    normalized, _ = normalize_facts(facts, period)
    return list(word_facts(normalized).values())


def _missing_title(outline: Outline) -> Iterable[Unresolved]:
    if outline.title == UNTITLED:
        yield Unresolved(reason="提纲没有标题", text=UNTITLED)
