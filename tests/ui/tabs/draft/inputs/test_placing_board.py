"""What is uncertain stands first, with the sections it can go to; texts of files stay text."""

import re

from assistant.drafting.draft import Fact
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.draft_plan import Placement, Plan
from assistant.drafting.planning.make_plan import make_plan
from assistant.ui.tabs.draft.inputs.inputs_preview import plan_html

TOP, STREETS, REPAIRS = "一、主要工作", "（一）环境卫生", "（二）设施维护"
OUTLINE = f"# 云溪市城管局2025年工作总结\n## {TOP}\n### {STREETS}\n### {REPAIRS}\n"


def _plan(*certainties: float) -> Plan:
    facts = [
        Fact(id=f"F{n}", text=f"<b>新建公厕{n}座</b>", line=n)
        for n in range(1, len(certainties) + 1)
    ]
    made = make_plan(parse_outline(OUTLINE), (), retrieve=lambda *_, **__: [])
    return Plan(
        title=made.title,
        briefs=made.briefs,
        facts=tuple(facts),
        placements=tuple(
            Placement(fact=fact.id, headings=(TOP, STREETS), certainty=sure, second=(TOP, REPAIRS))
            for fact, sure in zip(facts, certainties, strict=True)
        ),
    )


def test_the_least_certain_stand_first_and_sure_ones_are_not_asked_about() -> None:
    asked = plan_html(_plan(0.3, 0.9, 0.1)).split("</ol>")[0]
    assert re.findall(r'<li draggable="true" data-fact="(\w+)">', asked) == ["F3", "F1"]


def test_a_fact_can_be_kept_or_take_the_second_best() -> None:
    asked = plan_html(_plan(0.2))
    assert re.findall(r'data-to="([^"]+)"', asked) == [f"{TOP}／{STREETS}", f"{TOP}／{REPAIRS}"]


def test_only_sections_with_text_of_their_own_can_be_chosen() -> None:
    asked = plan_html(_plan(0.2))
    values = re.findall(r'<option value="([^"]*)"(?: selected)?>', asked)
    assert values == ["", f"{TOP}／{STREETS}", f"{TOP}／{REPAIRS}"]
    assert re.findall(r'data-section="([^"]+)"', asked) == values[1:]
    assert re.findall(r'<option value="([^"]*)" selected>', asked) == values[1:2]


def test_text_is_no_html() -> None:
    assert "<b>" not in plan_html(_plan(0.2, 0.9))


def test_nothing_is_asked_where_all_is_sure() -> None:
    assert "doubtful" not in plan_html(_plan(0.9, 0.8))
