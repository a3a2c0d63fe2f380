"""A section that misses its length says so once, with what it lacks."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import Brief, DraftSection, DraftSentence, Fact, SentenceStatus
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.pipeline.section_length import length_questions
from assistant.drafting.planning.briefs import make_briefs
from assistant.records import Function
from tests.drafting.samples import passage, write_draft

_FACT = Fact(id="F1", text="新建分类投放点84处", line=1)


def _brief(length: int | None, *, facts: tuple[Fact, ...] = (_FACT,)) -> Brief:
    outline = parse_outline("东浦区城市管理局2025年工作总结\n一、垃圾分类")
    return replace(make_briefs(outline, {(0,): facts})[1], target_length=length)


def _reasons(brief: Brief, *sentences: DraftSentence) -> list[str]:
    section = DraftSection(heading="一、垃圾分类", level=1, paragraphs=(sentences,))
    return [row.reason for row in length_questions(brief, section)]


_TOLD = DraftSentence(text="新建分类投放点84处。", status=SentenceStatus.FACT, facts=(_FACT,))
_BORROWED = DraftSentence(
    text="健全收运体系。", status=SentenceStatus.BORROWED, precedents=(passage("甲"),)
)


def test_a_fact_without_practice_is_named() -> None:
    assert _reasons(_brief(200), _TOLD) == [
        "只能写到11字，缺：“新建分类投放点”背后的做法；以往报告里关于“垃圾分类”的做法"
    ]


def test_with_practices_more_of_them_are_lacking() -> None:
    told = replace(_TOLD, precedents=(passage("甲"),))
    assert _reasons(_brief(200), told, _BORROWED) == [
        "只能写到18字，缺：以往报告里关于“垃圾分类”的更多做法"
    ]


def test_without_facts_they_are_lacking() -> None:
    (reason,) = _reasons(_brief(200, facts=()), _BORROWED)
    assert "缺：本节的事实和数据；" in reason


def test_facts_that_are_longer_than_asked() -> None:
    assert _reasons(_brief(30), *[_TOLD] * 4) == ["写了44字，超过要求：本节的1条事实都要写进去"]


def test_problems_lack_signs_and_causes() -> None:
    brief = replace(_brief(200), functions=(Function.PROBLEMS,))
    assert _reasons(brief, _TOLD) == ["只能写到11字，缺：问题的具体表现和原因"]


def test_within_a_seventh_nothing_is_said() -> None:
    assert _reasons(_brief(12), _TOLD) == []
    assert _reasons(_brief(None), _TOLD) == []


def test_a_draft_says_it_once() -> None:
    outline = "东浦区城市管理局2025年工作总结\n一、垃圾分类（900字）\n二、市容秩序"
    rows = write_draft(outline, "一：新建分类投放点84处").unresolved
    assert [row.text for row in rows if row.reason.startswith("只能写到")] == ["要求900字"]


def test_a_practice_beside_a_fact_is_its_practice() -> None:
    (reason,) = _reasons(_brief(200), _BORROWED, _TOLD)
    assert "背后的做法" not in reason


def test_up_to_so_many_may_be_less() -> None:
    limit = replace(_brief(100), notes=("100字以内",))
    assert _reasons(limit, *[_TOLD] * 6) == []
    assert len(_reasons(limit, *[_TOLD] * 2)) == 1, "less than half of it"
    assert len(_reasons(_brief(100), *[_TOLD] * 6)) == 1
