"""Figures of one fact told in each other's words, or rightly in their own."""

from __future__ import annotations

import pytest

from assistant.drafting.fact_figures.siblings import (
    has_only_own_words,
    is_named_like_sibling,
    lacks_qualifier,
)
from assistant.text.figures.figure_labels import LabelledFigure, label_figures


def _pick(text: str, figure: str) -> LabelledFigure:
    return next(one for one in label_figures(text) if one.figure.text == figure)


@pytest.mark.parametrize(
    ("fact", "own", "sentence", "is_siblings"),
    [
        pytest.param(
            "甲流疫苗5万支，HIB疫苗3万支", "5万支", "HIB疫苗5万支", True, id="told by its letters"
        ),
        pytest.param(
            "调解208件，成功196件", "208件", "调解成功208件", True, id="the last word counts"
        ),
        pytest.param("义诊90场，送药义诊40场", "90场", "送药义诊90场", True, id="all as a kind"),
        pytest.param("老字号5家，新增2家", "5家", "老字号新增5家", True, id="all as new"),
        pytest.param("老字号5家，新增2家", "2家", "老字号新增2家", False, id="new as new"),
        pytest.param(
            "体检机设了14台，进学校6台", "14台", "体检机进学校14台", True, id="all as some"
        ),
        pytest.param(
            "科普经费投入82万元，其中校园科普30万元",
            "82万元",
            "校园科普经费投入82万元",
            True,
            id="the whole in the words of its part",
        ),
        pytest.param(
            "新装路灯260盏，累计1900盏", "1900盏", "新装路灯1900盏", True, id="total as new"
        ),
        pytest.param(
            "新装路灯260盏，累计1900盏", "1900盏", "路灯累计1900盏", False, id="total as total"
        ),
        pytest.param(
            "收到信访件96件，办结91件", "96件", "办结信访件96件", True, id="received as settled"
        ),
        pytest.param(
            "收到信访件96件，办结91件", "91件", "办结信访件91件", False, id="settled as settled"
        ),
        pytest.param(
            "培训干部580人，其中村干部120人",
            "580人",
            "培训村干部580人",
            True,
            id="whole as its part",
        ),
        pytest.param(
            "3月排查隐患52处，8月排查隐患31处", "52处", "8月排查隐患52处", True, id="another month"
        ),
        pytest.param(
            "3月排查隐患52处，8月排查隐患31处", "31处", "8月排查隐患31处", False, id="its own month"
        ),
    ],
)
def test_siblings(fact: str, own: str, sentence: str, is_siblings: bool) -> None:
    mine = _pick(fact, own)
    siblings = [one for one in label_figures(fact) if one.figure.key.endswith(mine.figure.unit)]
    siblings = [one for one in siblings if one.figure.key != mine.figure.key]
    place = _pick(sentence, own)
    assert is_named_like_sibling(place, mine, siblings) is is_siblings


@pytest.mark.parametrize(
    ("fact", "sentence", "lacks"),
    [
        pytest.param("日均处理垃圾820吨", "全年处理垃圾820吨", True, id="a daily average"),
        pytest.param("日均处理垃圾820吨", "日均处理垃圾820吨", False, id="told as one"),
        pytest.param("计划建成驿站60座", "建成驿站60座", True, id="a target"),
    ],
)
def test_averages_and_targets_are_told_as_such(fact: str, sentence: str, lacks: bool) -> None:
    (own,), (place,) = label_figures(fact), label_figures(sentence)
    assert lacks_qualifier(place, own) is lacks


@pytest.mark.parametrize(
    ("sentence", "is_own"),
    [
        pytest.param("李树面积31万亩", True, id="the measure is the first one's"),
        pytest.param("桃树面积31万亩", False, id="the other's words"),
        pytest.param("果树面积31万亩", False, id="neither's words"),
    ],
)
def test_words_that_only_one_has(sentence: str, is_own: bool) -> None:
    peach, plum = label_figures("桃树面积30万亩，李树31万亩")
    assert has_only_own_words(label_figures(sentence)[0], plum, [peach]) is is_own
