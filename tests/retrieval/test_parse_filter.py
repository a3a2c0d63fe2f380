"""Limits typed by a person become a filter, or a refusal that names what can be typed."""

import pytest

from assistant.errors import QueryError
from assistant.records import Filter, Function, Level
from assistant.retrieval.parse_filter import make_filter


def test_words_become_a_filter() -> None:
    made = make_filter(years=[2024], org_types=[" 城管局 "], levels=["区"], functions=["问题"])
    assert made == Filter(
        years=(2024,),
        org_types=("城管局",),
        levels=(Level.DISTRICT,),
        functions=(Function.PROBLEMS,),
    )


def test_an_unknown_word_is_refused_with_the_known_ones() -> None:
    with pytest.raises(QueryError, match="成果") as refusal:
        make_filter(functions=["成果"])
    assert "成效" in refusal.value.hint
