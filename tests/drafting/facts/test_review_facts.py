"""Values as the review of a ledger shows them."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.load_facts import parse_facts
from assistant.drafting.facts.review_facts import review_facts, shown_value


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        pytest.param("41.8", "公里", "41.8公里", id="a number"),
        pytest.param("27.5公里", "公里", "27.5公里", id="typed with its unit"),
        pytest.param("14条左右", "条", "14条左右", id="with a word behind the unit"),
        pytest.param("近20", "处", "近20处", id="with a word before it"),
        pytest.param("", "万元", "", id="no value, so no unit alone"),
        pytest.param("7", "", "7", id="no unit"),
    ],
)
def test_a_value_is_shown_with_its_unit_once(value: str, unit: str, shown: str) -> None:
    fact = Fact(id="F1", line=1, text="整治河道", indicator="整治河道", value=value, unit=unit)
    assert shown_value(fact) == shown


def test_talk_of_a_chat_is_left_out() -> None:
    review = review_facts(parse_facts("渡客260万人次\n收到，大家辛苦了"))
    assert [row.text for row in review.left_out] == ["收到，大家辛苦了"]
    assert review.questions == ()
