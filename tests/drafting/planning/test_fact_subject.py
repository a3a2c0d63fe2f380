"""What a fact is about, and which facts go together."""

from __future__ import annotations

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.planning.fact_subject import (
    fact_subject,
    leading_facts,
    same_sender,
    sender,
)


def test_of_a_row_the_indicator_and_the_note_tell_the_subject() -> None:
    (fact,) = parse_facts("指标,数值,单位,去年,备注\n危桥改造,6,座,4,3座还在建")
    assert fact_subject(fact) == "危桥改造，还在建"


def test_departments_stand_beside_themselves() -> None:
    facts = [
        Fact(id="F1", text="甲", line=1, topic="水科"),
        Fact(id="F2", text="乙", line=2),
        Fact(id="F3", text="丙", line=3, source="水科"),
        Fact(id="F4", text="丁", line=4),
    ]
    assert same_sender(facts).tolist() == [[0, 0, 1, 0], [0] * 4, [1, 0, 0, 0], [0] * 4]


def test_parts_and_contradictions_follow_what_came_first() -> None:
    parts = parse_facts(
        "指标,数值,单位\n营业收入,900,万元\n其中：票款,600,万元\n其中：广告,80,万元\n客运量,7,万人"
    )
    assert leading_facts(parts) == {1: 0, 2: 0}
    twice = parse_facts("发放小额信贷4270万元\n改厕12户\n帮扶办：发放小额信贷4720万元")
    assert leading_facts(twice) == {2: 0}


def test_a_heading_of_the_ledger_stands_for_a_department() -> None:
    headed = Fact(id="F1", text="销售化肥2万吨", line=1, section=("一、业务科",))
    assert sender(headed) == "一、业务科"
    assert sender(Fact(id="F2", text="销售化肥2万吨", line=1, topic="业务科")) == "业务科"


def test_a_line_that_opens_with_among_them_follows_the_one_above() -> None:
    said = ("营业收入8亿元", "其中供水收入4亿元", "其中工程收入1亿元", "售水量1亿吨")
    facts = [Fact(id=f"F{line}", text=text, line=line) for line, text in enumerate(said, 1)]
    assert leading_facts(facts) == {1: 0, 2: 0}
