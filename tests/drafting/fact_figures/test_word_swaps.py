"""A word in another's place is another thing; another form of the same word is not."""

from __future__ import annotations

import pytest

from assistant.drafting.fact_figures.word_swaps import has_swapped_word


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
