"""Give facts the sections that a person chose for them on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.drafting.drafts.stored_draft import SEPARATOR
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.outline.parse_outline import parse_outline

Chosen = Mapping[str, str]  # the text of a fact as given -> its headings, from the top down


def with_chosen_sections(facts: Sequence[Fact], chosen: Chosen, outline: str) -> list[Fact]:
    """Return the facts, with a section for those that one was chosen for.

    A choice whose headings the outline has no more is passed over. Raises OutlineError for an
    outline without headings.
    """
    if not chosen:
        return list(facts)
    given = parse_outline(outline)
    known = {SEPARATOR.join(above.heading for above in given.path(node)) for node in given.walk()}
    wanted = {text: section for text, section in chosen.items() if section in known}
    return [
        replace(fact, section=tuple(wanted[fact.text].split(SEPARATOR)))
        if fact.text in wanted
        else fact
        for fact in facts
    ]


def choose_section(
    chosen: Chosen, facts: Sequence[Fact], fact_id: str, section: str
) -> dict[str, str]:
    """Return the choices with one more; with an empty `section` that of the fact is given up.

    The lines that repeat the fact go with it.
    """
    planned, _ = normalize_facts(facts)  # where the plan has one fact for lines that say the same
    placed = next((fact for fact in planned if fact.id == fact_id), None)
    if placed is None:  # the facts were changed meanwhile
        return dict(chosen)
    place, lines = (placed.file, placed.sheet), {placed.line, *placed.repeated}
    texts = {fact.text for fact in facts if (fact.file, fact.sheet) == place and fact.line in lines}
    kept = {text: headings for text, headings in chosen.items() if text not in texts}
    return kept | dict.fromkeys(texts, section) if section else kept
