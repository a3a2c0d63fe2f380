from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.records import Line
from assistant.reports.passages import cut_paragraph

SENTENCE = "全县各乡镇组织护林员开展巡护并及时报告火情。"


def pieces(text: str) -> list[str]:
    return [text[p.start : p.end] for p in cut_paragraph(Line(number=1, text=text)).passages]


def test_a_usual_paragraph_is_one_passage() -> None:
    assert pieces(SENTENCE * 10) == [SENTENCE * 10]


def test_items_are_passages() -> None:
    items = [f"{n}是{SENTENCE * 2}" for n in "一二三"]
    lead_in = SENTENCE * 2
    assert pieces(lead_in + "".join(items)) == [lead_in, *items]


def test_long_text_is_cut_at_the_first_sentence_end_from_400_on() -> None:
    found = pieces(SENTENCE * 60)
    expected = SENTENCE * (400 // len(SENTENCE) + 1)
    assert found[0] == expected
    assert "".join(found) == SENTENCE * 60


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("防火" * 900, id="no mark at all"),
        pytest.param("加强防火，" * 300, id="commas only"),
        pytest.param("一是" + "加强防火" * 300 + "。二是" + SENTENCE * 50, id="long items"),
    ],
)
def test_no_passage_is_longer_than_600(text: str) -> None:
    found = pieces(text)
    assert max(map(len, found)) <= 600
    assert "".join(found) == text


def test_a_marker_is_neither_cut_nor_kept_in_the_clean_text() -> None:
    text = "防" * 595 + "##paidbegin##" + "火" * 100
    passages = cut_paragraph(Line(number=1, text=text)).passages
    assert "".join(p.clean for p in passages) == "防" * 595 + "火" * 100


def test_blank_text_has_no_passages() -> None:
    assert pieces(" \u3000 ") == []


@given(st.text(alphabet="一二三是。；，防火x#p1 ", max_size=2000))
def test_passages_follow_each_other(text: str) -> None:
    passages = cut_paragraph(Line(number=1, text=text)).passages
    for passage in passages:
        assert 0 < passage.end - passage.start <= 600
        assert passage.clean.strip()
    assert all(a.end <= b.start for a, b in pairwise(passages))
