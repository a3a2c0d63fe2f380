"""Words end where the dictionary says; cuts elsewhere tear a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.text.segmentation import (
    can_close,
    can_open,
    is_balanced,
    segment,
    tears_word,
    units,
    verbs_in,
    word_ends,
)

_TEXTS = st.text(
    st.sampled_from("落实国家政策群众满意度12.5,%“”《》（）的了和 \n甲A😀𠮷"), max_size=30
)


@given(_TEXTS)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(segment(text)) == text
    assert "".join(units(text)) == text
    assert {0, len(text)} <= word_ends(text)


def test_figures_stay_whole() -> None:
    assert segment("收入12,345.6万元") == ["收入", "12,345.6", "万元"]


@pytest.mark.parametrize(
    ("pattern", "text", "torn"),
    [
        pytest.param("全(.+)满意度", "群众安全感和满意度", True, id="starts inside a word"),
        pytest.param("全(.+)满意度", "全县群众满意度", True, id="全县 is a word too"),
        pytest.param("提升(.+)满意度", "提升群众满意度", False, id="whole words"),
        pytest.param("落实国(.+)", "落实国家政策", True, id="ends inside a word"),
        pytest.param("(.+)满意度", "群众满意度", False, id="open at the front"),
        pytest.param("推动(.+)法", "推动“来信必复法”落地", True, id="a border inside quotes"),
        pytest.param("落实", "落实国家政策", False, id="no gap"),
        pytest.param("湾", "翠云湾", False, id="characters without a common word"),
    ],
)
def test_torn_words(pattern: str, text: str, torn: bool) -> None:
    match = re.search(pattern, text)
    assert match is not None
    assert tears_word(match) is torn


def test_pairs_of_quotes() -> None:
    assert units("落实“三会一课”制度") == ["落实", "“三会一课”", "制度"]
    assert is_balanced("《办法》（试行）“‘一’”")
    assert not is_balanced("“甲")


def test_particles_open_and_close_nothing() -> None:
    assert [word for word in ("的", "和", "对", "群众") if can_open(word)] == ["对", "群众"]
    assert [word for word in ("的", "和", "对", "群众") if can_close(word)] == ["群众"]


def test_verbs() -> None:
    assert [verbs_in(one) for one in ("不断提高群众", "推进", "群众", "抓")] == [
        ["提高"],
        ["推进"],
        [],
        [],
    ]
