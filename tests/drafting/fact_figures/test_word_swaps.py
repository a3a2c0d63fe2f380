"""A word in another's place is another thing; another form of the same word is not."""

from __future__ import annotations

import pytest

from assistant.drafting.fact_figures.word_swaps import (
    has_foreign_word,
    has_other_grade,
    has_swapped_character,
    has_swapped_word,
)


@pytest.mark.parametrize(
    ("label", "own"),
    [
        pytest.param("水库建设投入", "水库养护投入", id="another act"),
        pytest.param("交通违章起数", "交通事故起数", id="another event"),
        pytest.param("中考普高上线", "中考中职上线", id="another school"),
    ],
)
def test_another_word_in_the_same_place(label: str, own: str) -> None:
    assert has_swapped_word(label, own, label, own)


@pytest.mark.parametrize(
    ("label", "own", "sentence", "fact"),
    [
        pytest.param("资助特困群众参保", "资助特困居民参保", "", "", id="synonyms"),
        pytest.param("护路巡查人员出动", "护路排查人员出动", "", "", id="acts of a kind"),
        pytest.param("建成公证事项窗口", "建成公证窗口", "", "", id="a longer form"),
        pytest.param("水库建设投入", "水库养护投入", "", "含建设", id="the fact says both"),
        pytest.param("水库建设投入", "水库养护投入", "养护", "", id="the sentence says both"),
        pytest.param("医护进村入户巡诊", "医护走村入户巡诊", "", "", id="one character"),
        pytest.param("建设投入", "养护投入", "", "", id="nothing in front to tell by"),
    ],
)
def test_the_same_thing_in_other_words(label: str, own: str, sentence: str, fact: str) -> None:
    assert not has_swapped_word(label, own, f"{label}{sentence}", f"{own}{fact}")


@pytest.mark.parametrize(
    ("label", "own"),
    [
        pytest.param("百合种植面积", "郁金香种植面积", id="at the beginning"),
        pytest.param("出栏山羊", "肉牛出栏", id="in another order"),
        pytest.param("白内障病例", "流感病例", id="of another length"),
    ],
)
def test_a_foreign_word_in_place_of_the_own_one(label: str, own: str) -> None:
    assert has_foreign_word(label, own, label, own)
    assert not has_foreign_word(label, own, f"{label}，{own}", own)
    assert not has_foreign_word(label, own, label, f"{own}，{label}")


@pytest.mark.parametrize(
    ("label", "own"),
    [
        pytest.param("有效改造服务站", "服务站改造", id="general words"),
        pytest.param("栽植苗木", "种苗木", id="a word with a character in common"),
        pytest.param("救助困难老人", "帮扶困难老人", id="acts of a kind"),
        pytest.param("电梯维保单位", "电梯单位", id="nothing is left out"),
    ],
)
def test_no_foreign_word(label: str, own: str) -> None:
    assert not has_foreign_word(label, own, label, own)


@pytest.mark.parametrize(
    ("label", "own", "is_swapped"),
    [
        pytest.param("民办校学生", "公办校学生", True, id="a character"),
        pytest.param("鉴定B级仓库", "鉴定C级仓库", True, id="a letter"),
        pytest.param("乡村学校", "农村学校", False, id="synonyms"),
        pytest.param("民办校学生", "公办校的学生", False, id="something else differs"),
        pytest.param("时长缩至", "时长缩到", False, id="no part of a name"),
    ],
)
def test_one_character_that_differs(label: str, own: str, is_swapped: bool) -> None:
    assert has_swapped_character(label, own, label, own) == is_swapped


@pytest.mark.parametrize(
    ("clause", "own", "is_other"),
    [
        pytest.param("评出四级工匠6名", "评出五级工匠6名", True, id="another grade"),
        pytest.param("评出五级工匠6名", "五级工匠6名", False, id="the same"),
        pytest.param("评出工匠6名", "五级工匠6名", False, id="none said"),
    ],
)
def test_grades(clause: str, own: str, is_other: bool) -> None:
    assert has_other_grade(clause, own) == is_other
