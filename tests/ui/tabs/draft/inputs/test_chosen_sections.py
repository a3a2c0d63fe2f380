"""A choice holds for a fact and its repetitions, as long as the outline has the section."""

import pytest

from assistant.drafting.draft import Fact, Outline
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.planning.make_plan import make_plan
from assistant.errors import OutlineError
from assistant.ui.tabs.draft.inputs.chosen_sections import choose_section, with_chosen_sections
from assistant.ui.tabs.draft.inputs.collect_facts import collect_facts

OUTLINE = "# 云溪市城管局2025年工作总结\n## 一、主要工作\n### （一）环境卫生\n### （二）市容秩序\n"
TIDY = "一、主要工作／（二）市容秩序"
FACTS = "新建公厕12座\n清理占道经营860处\n新建公厕12座"


def _facts() -> list[Fact]:
    return collect_facts(FACTS, [], [], outline=OUTLINE)


def _plan(facts: list[Fact]) -> Plan:
    outline: Outline = parse_outline(OUTLINE)
    return make_plan(outline, facts, retrieve=lambda *_, **__: [])


def test_a_chosen_fact_and_the_line_that_repeats_it_go_together() -> None:
    facts = _facts()
    plan = _plan(facts)
    toilets = next(fact for fact in plan.facts if "公厕" in fact.text)
    assert toilets.repeated == (3,)
    chosen = choose_section({}, facts, toilets.id, TIDY)
    assert chosen == {"新建公厕12座": TIDY}
    labelled = with_chosen_sections(facts, chosen, OUTLINE)
    assert [fact.section for fact in labelled] == [
        ("一、主要工作", "（二）市容秩序"),
        (),
        ("一、主要工作", "（二）市容秩序"),
    ]
    placed = {one.fact: one for one in _plan(labelled).placements}[toilets.id]
    assert placed.headings == ("一、主要工作", "（二）市容秩序")
    assert placed.is_sure


def test_a_choice_is_given_up_with_no_section() -> None:
    facts = _facts()
    plan = _plan(facts)
    toilets = next(fact for fact in plan.facts if "公厕" in fact.text)
    assert choose_section({"新建公厕12座": TIDY, "别的": TIDY}, facts, toilets.id, "") == {
        "别的": TIDY
    }


def test_a_fact_that_is_gone_changes_nothing() -> None:
    facts = _facts()
    assert choose_section({"旧的": TIDY}, facts, "F99", TIDY) == {"旧的": TIDY}


def test_a_section_that_the_outline_lost_is_passed_over() -> None:
    changed = OUTLINE.replace("（二）市容秩序", "（二）城市管理")
    labelled = with_chosen_sections(_facts(), {"新建公厕12座": TIDY}, changed)
    assert all(fact.section == () for fact in labelled)


def test_an_outline_without_headings_is_refused_only_where_something_was_chosen() -> None:
    assert with_chosen_sections(_facts(), {}, "") == _facts()
    with pytest.raises(OutlineError):
        with_chosen_sections(_facts(), {"新建公厕12座": TIDY}, "")
