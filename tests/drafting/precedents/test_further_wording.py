"""Further wording is about the section, from several reports, and repeats nothing."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import Brief
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.further_wording import (
    FurtherWording,
    find_further_wording,
    varied_first,
)
from assistant.records import Function
from tests.drafting.samples import passage, retrieve_from

_ARCHIVE = [
    replace(passage(text, number=n), report_id=report)
    for n, (report, text) in enumerate(
        [
            ("R1", "健全垃圾分类收运体系，推动分类投放、收集、运输有序衔接。"),
            ("R1", "加强垃圾分类宣传引导，组织志愿者入户讲解。"),
            ("R2", "完善垃圾分类考核机制，落实投放点日常管理责任。"),
        ],
        start=1,
    )
]


_FACTS = "新建分类投放点84处，组织志愿者入户讲解96场，更新收集、运输车辆6台"


def _brief(heading: str = "垃圾分类") -> Brief:
    outline = parse_outline(f"东浦区城市管理局2025年工作总结\n一、工作情况\n（一）{heading}")
    return make_briefs(outline, {(0, 0): tuple(parse_facts(_FACTS))})[2]


def test_reports_take_turns() -> None:
    found = list(
        find_further_wording(_brief(), retrieve_from(_ARCHIVE), (), others=(), nearness=None)
    )
    assert {one.passages[0].report_id for one in found[:2]} == {"R1", "R2"}
    assert len({one.text for one in found}) == len(found) == 3


def test_what_is_said_is_not_said_again() -> None:
    said = ["健全了垃圾分类收运体系，分类投放、收集、运输有序衔接。"]
    found = find_further_wording(_brief(), retrieve_from(_ARCHIVE), said, others=(), nearness=None)
    assert not any("收运体系" in one.text for one in found)


def test_no_problem_is_confessed() -> None:
    brief = replace(_brief(), functions=(Function.PROBLEMS,))
    assert not list(
        find_further_wording(brief, retrieve_from(_ARCHIVE), (), others=(), nearness=None)
    )


def test_a_term_in_quotation_marks_is_used_once() -> None:
    archive = [passage("严格落实垃圾分类“三会一课”制度，规范投放点管理。", number=9)]
    for said, count in ((), 1), (("落实“三会一课”12次。",), 0):
        found = find_further_wording(
            _brief(), retrieve_from(archive), said, others=(), nearness=None
        )
        assert len(list(found)) == count


def test_a_few_characters_that_nothing_joined_are_no_sentence() -> None:
    archive = [passage("抓好垃圾分类管理。", number=7)]
    found = find_further_wording(_brief(), retrieve_from(archive), (), others=(), nearness=None)
    assert list(found) == []


def test_what_takes_up_words_of_one_before_comes_last() -> None:
    texts = (
        "健全收运体系，定期清运。",
        "规范收运体系运营。",
        "垃圾分类进校园。",
        "推广垃圾分类设备。",
    )
    found = [FurtherWording(text=text, passages=()) for text in texts]
    ordered = [one.text for one in varied_first(found, _brief())]
    assert ordered == [texts[0], texts[2], texts[3], texts[1]], "垃圾分类 is what it is about"
