"""Print the plan of a draft: each fact with its section, the uncertain ones first."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.drafting.planning.draft_plan import Plan

_NOWHERE = "（放不进任何章节）"
_SURE = "可靠"


def print_plan(plan: Plan) -> None:
    """Print a row for each fact; for an uncertain one also the section that comes second."""
    facts = {fact.id: fact for fact in plan.facts}
    table = Table(box=None, pad_edge=False)
    for name in ("行", "事实", "章节", "把握", "或者"):
        table.add_column(name, overflow="fold")
    for one in sorted(plan.placements, key=lambda one: (one.is_sure, one.certainty)):
        fact = facts[one.fact]
        table.add_row(
            "、".join(map(str, (fact.line, *fact.repeated))),
            escape(fact.statement),
            escape(one.headings[-1] if one.headings else _NOWHERE),
            _SURE if one.is_sure else f"{one.certainty:.0%}",
            "" if one.is_sure or not one.second else escape(one.second[-1]),
        )
    Console().print(table)


def summary(plan: Plan) -> str:
    """Return how many facts are placed, and how many of them are to be looked at."""
    doubtful = sum(not one.is_sure for one in plan.placements)
    blank = [
        brief.headings[-1]
        for brief in plan.briefs
        if brief.headings and brief.is_leaf and not brief.facts
    ]
    said = f"共{len(plan.placements)}条事实，其中{doubtful}条拿不准，请看一看。"
    return said + (f"没有事实的章节：{'、'.join(blank)}。" if blank else "")
