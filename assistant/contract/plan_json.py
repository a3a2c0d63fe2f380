"""Convert the plan of a draft to the JSON of the contract."""

from collections import defaultdict

from assistant.contract.json_values import JsonRow
from assistant.drafting.draft import Fact
from assistant.drafting.planning.draft_plan import Placement, Plan


def plan_json(plan: Plan) -> JsonRow:
    """Return the sections with their facts, and the facts that fit none."""
    placed = {one.fact: one for one in plan.placements}
    facts: defaultdict[tuple[str, ...], list[JsonRow]] = defaultdict(list)
    for fact in plan.facts:
        facts[placed[fact.id].headings].append(_fact_row(fact, placed[fact.id]))
    return {
        "title": plan.title,
        "sections": [
            {
                "heading": brief.headings[-1],
                "path": list(brief.headings),
                "function": brief.function.value,
                "length": brief.target_length,
                "facts": facts[brief.headings],
            }
            for brief in plan.briefs
            if brief.headings
        ],
        "unplaced": facts[()],
    }


def _fact_row(fact: Fact, placement: Placement) -> JsonRow:
    return {
        "fact": fact.id,
        "line": fact.line,
        "sheet": fact.sheet,
        "repeated": list(fact.repeated),
        "text": fact.statement,
        "sure": placement.is_sure,
        "certainty": round(placement.certainty, 2),
        "or": list(placement.second),
    }
