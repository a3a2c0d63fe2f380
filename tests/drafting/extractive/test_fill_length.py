"""A section is brought to the length asked for by whole sentences of past reports."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.draft import Brief, Fact, Written
from assistant.drafting.extractive.fill_length import choose_by_length, count_written, fill_length
from assistant.drafting.outline.parse_outline import parse_outline
from assistant.drafting.planning.briefs import make_briefs
from assistant.drafting.precedents.further_wording import FurtherWording
from tests.drafting.samples import passage, retrieve_from

_ARCHIVE = [
    passage("健全垃圾分类工作机制，压实各级管理责任，完善考核制度。", number=1),
    passage("加强垃圾分类宣传引导，健全各级管理责任体系，强化考核。", number=2),
]
_FACT = Fact(id="F1", text="新建分类投放点84处", line=1)
_TOLD = Written(text="新建分类投放点84处。", facts=(_FACT,))


def _brief(length: int) -> Brief:
    outline = parse_outline("东浦区城市管理局2025年工作总结\n一、垃圾分类")
    return replace(make_briefs(outline, {(0,): (_FACT,)})[1], target_length=length)


def test_practices_stand_in_front_of_the_figures() -> None:
    filled = fill_length([_TOLD], _brief(40), retrieve_from(_ARCHIVE), (), others=(), nearness=None)
    assert filled[-1] is _TOLD
    assert 34 <= count_written(filled) <= 46


def test_a_fact_bears_one_borrowed_sentence() -> None:
    filled = fill_length(
        [_TOLD], _brief(400), retrieve_from(_ARCHIVE), (), others=(), nearness=None
    )
    assert len(filled) == 2


def test_of_too_many_the_borrowed_ones_go() -> None:
    borrowed = Written(text="一是健全垃圾分类收运体系。", precedents=(passage("甲"),))
    items = [replace(_TOLD, text="二是新建分类投放点84处。"), borrowed]
    filled = fill_length(
        [borrowed, items[0]], _brief(30), retrieve_from(()), (), others=(), nearness=None
    )
    assert [one.text for one in filled] == ["新建分类投放点84处。"] or count_written(filled) <= 33


def test_sentences_that_would_be_too_long_are_passed_over() -> None:
    texts = ("长" * 80, "短" * 30, "短" * 30)
    found = [FurtherWording(text=text, passages=(passage("甲"),)) for text in texts]
    assert [one.text[0] for one in choose_by_length(found, 55, asked=100)] == ["短", "短"]


def test_a_short_practice_shares_the_sentence_of_its_figures() -> None:
    archive = retrieve_from([passage("规范垃圾分类投放点管理。", number=3)])
    (filled,) = fill_length([_TOLD], _brief(60), archive, (), others=(), nearness=None)
    assert filled.text == "规范垃圾分类投放点管理，新建分类投放点84处。"
    assert filled.facts == (_FACT,)
    assert len(filled.precedents) == 1


def test_a_short_practice_does_not_lead_to_other_figures() -> None:
    other = Written(text="慰问环卫工人96名。", facts=(replace(_FACT, text="慰问环卫工人96名"),))
    archive = retrieve_from([passage("规范垃圾分类投放点管理。", number=3)])
    filled = fill_length([other], _brief(60), archive, (), others=(), nearness=None)
    assert [one.text for one in filled] == [other.text]
