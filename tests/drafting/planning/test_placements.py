"""Facts without labels go where a drafter would put them, most of them, and none is lost."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.assign_facts import assign_facts
from tests.drafting.planning import placements, placements_held_out


@pytest.mark.parametrize(
    ("units", "least"),
    [
        pytest.param(placements.PLACEMENTS, 0.9, id="seven units"),
        pytest.param(placements_held_out.PLACEMENTS, 0.75, id="three units, held out"),
    ],
)
def test_most_facts_are_put_into_their_sections(
    units: dict[str, dict[str, tuple[str, ...]]], least: float
) -> None:
    right, everything = 0, 0
    for text, sections in units.items():
        outline = parse_outline(text)
        heading_of = {node.position: node.heading for node in outline.walk()}
        wanted = {fact: heading for heading, facts in sections.items() for fact in facts}
        assignment = assign_facts(outline, parse_facts("\n".join(f"- {fact}" for fact in wanted)))
        placed = {
            fact.text: heading_of[position]
            for position, facts in assignment.sections.items()
            for fact in facts
        }
        assert len(placed) + len(assignment.homeless) == len(wanted)
        right += sum(placed.get(fact) == heading for fact, heading in wanted.items())
        everything += len(wanted)
    assert right >= least * everything, f"{right} of {everything}"
