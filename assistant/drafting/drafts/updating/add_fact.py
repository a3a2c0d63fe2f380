"""Add a figure that a person typed in the text to the facts of a draft; no word of it changes."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import Fact, FigureStatus
from assistant.drafting.drafts.manual_edits import reverify
from assistant.drafting.drafts.section_lookup import section_number
from assistant.drafting.drafts.stored_draft import (
    SEPARATOR,
    EnteredFacts,
    StoredDraft,
    StoredSection,
    now,
)
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.planning.draft_plan import Placement, Plan


def add_fact(stored: StoredDraft, section: int | str, text: str) -> StoredDraft:
    """Return the draft with a fact of one section more, and what rests on it traced again.

    Raises OutlineError for a text that is no fact, DraftError where there is no such section.
    """
    number = section_number(stored, section)
    (given, *_) = parse_facts(text.strip())
    line = max((one.line for one in stored.plan.facts), default=0) + 1
    known = {one.id for one in stored.plan.facts}
    fresh = next(name for n in range(1, len(known) + 2) if (name := f"F{n}") not in known)
    fact = replace(given, id=fresh, line=line)
    plan = _with_fact(stored.plan, number, fact)
    return replace(
        stored,
        plan=plan,
        typed=_with_line(stored.typed, fact, plan.placements[-1].headings),
        sections=tuple(_traced(plan, *one) for one in enumerate(stored.sections)),
        changed=now(),
    )


def _with_fact(plan: Plan, number: int, fact: Fact) -> Plan:
    """Return the plan with a fact in one section; behind the last is that of facts without one."""
    plan = replace(plan, facts=(*plan.facts, fact))
    if number == len(plan.briefs):
        place = Placement(fact=fact.id, headings=())
        return replace(plan, homeless=(*plan.homeless, fact), placements=(*plan.placements, place))
    brief = plan.briefs[number]
    place = Placement(fact=fact.id, headings=brief.headings)
    brief = replace(brief, facts=(*brief.facts, fact))
    briefs = (*plan.briefs[:number], brief, *plan.briefs[number + 1 :])
    return replace(plan, briefs=briefs, placements=(*plan.placements, place))


def _with_line(typed: EnteredFacts, fact: Fact, headings: tuple[str, ...]) -> EnteredFacts:
    """Return what was typed with the fact on a line of its own, for when it is taken up again."""
    chosen = ((fact.text, SEPARATOR.join(headings)),) if headings else ()
    return replace(
        typed,
        pasted="\n".join(filter(None, [typed.pasted.rstrip(), fact.text])),
        chosen=(*typed.chosen, *chosen),
    )


def _traced(plan: Plan, number: int, section: StoredSection) -> StoredSection:
    """Return a section with its figures traced again, if one had no source."""
    last = section.current
    figures = last.traced.figures if last else ()
    if last is None or not any(one.status is FigureStatus.UNSUPPORTED for one in figures):
        return section
    traced = reverify(plan, number, section.paragraphs, before=section.unresolved)
    return replace(section, versions=(*section.versions[:-1], replace(last, traced=traced)))
