"""A model is asked once about uncertain facts, and followed as far as it can be right."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.assign_facts import Assignment, assign_facts
from assistant.drafting.planning.placement_question import PlacementQuestion
from assistant.errors import ProviderError

OUTLINE = parse_outline(
    "青石镇2025年工作总结\n一、工作回顾\n（一）星火传薪\n（二）精打细算\n二、不足\n三、2026年打算"
)
FACTS = "组织技能比武12场\n走访老党员46人\n人手不足，缺编3人\n2026年新建公厕6座"


class Adviser:
    """Answers by what a fact says; keeps what it was asked."""

    def __init__(self, answer: Callable[[PlacementQuestion], str]) -> None:
        self.answer = answer
        self.asked: list[PlacementQuestion] = []

    def advise_places(self, question: PlacementQuestion) -> str:
        self.asked.append(question)
        return self.answer(question)


def to(title: str) -> Callable[[PlacementQuestion], str]:
    """Put every fact into the section of this title."""

    def answer(question: PlacementQuestion) -> str:
        (section,) = [one for one in question.sections if one.node.title == title]
        return "\n".join(f"F{one.number}=S{section.number}" for one in question.facts)

    return answer


def planned(adviser: Adviser | None, facts: str = FACTS) -> Assignment:
    return assign_facts(OUTLINE, parse_facts(facts), adviser=adviser)


def titles(assignment: Assignment) -> list[str]:
    return [one.headings[-1] if one.headings else "" for one in assignment.placements]


def test_uncertain_facts_go_where_the_model_says() -> None:
    alone = planned(None)
    assert not alone.placements[0].is_sure
    adviser = Adviser(to("精打细算"))
    found = planned(adviser)
    assert len(adviser.asked) == 1
    assert titles(found)[0] == "（二）精打细算"
    assert found.unresolved == ()


def test_only_uncertain_facts_are_asked_about() -> None:
    adviser = Adviser(lambda _: "")
    alone = planned(None)
    planned(adviser)
    asked = {one.place for one in adviser.asked[0].facts}
    assert asked == {n for n, one in enumerate(alone.placements) if one.certainty < 0.9}
    assert 0 < len(asked) < len(alone.placements)
    labelled = Adviser(lambda _: "")
    planned(labelled, "一（一）：组织技能比武12场\n二：缺编3人")
    assert labelled.asked == [], "the user has said it"


def test_a_plan_is_no_result_whoever_says_so() -> None:
    everything = "\n".join(FACTS.splitlines()[i] for i in (0, 1, 3))
    found = planned(Adviser(to("星火传薪")), everything)
    assert titles(found)[2] == "三、2026年打算"
    done = planned(Adviser(to("2026年打算")), everything)
    assert set(titles(done)[:2]) <= {"（一）星火传薪", "（二）精打细算"}


def test_where_both_agree_it_is_certain_and_where_not_a_person_looks() -> None:
    alone = planned(None)
    same = planned(Adviser(to(titles(alone)[0].partition("）")[2])))
    assert same.placements[0].is_sure
    other = next(one for one in ("星火传薪", "精打细算") if one not in titles(alone)[0])
    moved = planned(Adviser(to(other)))
    assert not moved.placements[0].is_sure
    assert moved.placements[0].second == alone.placements[0].headings


def test_a_label_of_a_chapter_binds_the_model_too() -> None:
    outline = parse_outline(
        "青石镇2025年工作总结\n一、工作回顾\n（一）星火传薪\n（二）精打细算\n二、特色\n（一）春风化雨\n三、不足"
    )
    facts = parse_facts("一：走访老党员46人\n开展夜校课程9期")
    found = assign_facts(outline, facts, adviser=Adviser(to("春风化雨")))
    assert titles(found)[0] in {"（一）星火传薪", "（二）精打细算"}
    assert titles(found)[1] == "（一）春风化雨"


def test_what_belongs_nowhere_is_listed_at_the_end() -> None:
    adviser = Adviser(lambda question: f"F{question.facts[0].number}=S0")
    facts = "组织技能比武12场\n走访老党员46人\n开展夜校课程9期"
    found = planned(adviser, facts)
    assert len(adviser.asked[0].facts) > 1
    first = adviser.asked[0].facts[0].place
    assert [fact.text for fact in found.homeless] == [facts.splitlines()[first]]


def test_a_model_that_finds_no_place_for_most_is_not_believed() -> None:
    lazy = Adviser(lambda question: "\n".join(f"F{one.number}=S0" for one in question.facts))
    assert planned(lazy).placements == planned(None).placements


def _refuse(_: PlacementQuestion) -> str:
    raise ProviderError("模型服务不接受密钥。", hint="请检查。")


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        pytest.param(_refuse, "模型服务不接受密钥）", id="refused"),
        pytest.param(lambda _: "", "回答里没有归类", id="silent"),
        pytest.param(lambda _: "F99=S1 F1=S77", "回答里没有归类", id="numbers of its own"),
        pytest.param(lambda _: "坚持统筹推进[F1]。", "回答里没有归类", id="prose"),
    ],
)
def test_without_a_usable_answer_the_plan_stays(
    answer: Callable[[PlacementQuestion], str], why: str
) -> None:
    adviser = Adviser(answer)
    found, alone = planned(adviser), planned(None)
    assert len(adviser.asked) == 1
    assert found.placements == alone.placements
    (row,) = found.unresolved
    assert why in row.reason
    assert row.text == "、".join(f"F{one.place + 1}" for one in adviser.asked[0].facts)


def test_the_question_shows_what_a_section_holds() -> None:
    adviser = Adviser(lambda _: "")
    planned(adviser, f"{FACTS}\n一（一）：发展党员9名")
    question = adviser.asked[0]
    lines = [one.line for one in question.sections]
    assert lines[0] == "S1 一、工作回顾 ＞ （一）星火传薪（写成效；已有：发展党员9名）"
    assert lines[3].startswith("S4 三、2026年打算（写计划")
    assert all(re.match(r"F\d+ \S", one.line) for one in question.facts)


def test_a_shortened_question_keeps_the_least_certain() -> None:
    adviser = Adviser(lambda _: "")
    planned(adviser, f"{FACTS}\n一（一）：发展党员9名")
    question = adviser.asked[0].shortened()
    assert not any(one.examples for one in question.sections)
    assert len(question.facts) == len(adviser.asked[0].facts)
    least = min(question.facts, key=lambda one: one.certainty)
    while len(question.facts) > 1:
        question = question.shortened()
        assert least in question.facts
    assert question.shortened().facts == ()
