"""A slip of the pen weighs more than nearness, a thing with a name of its own more than a class."""

from __future__ import annotations

import pytest

from assistant.records import Function
from assistant.review.figures.statements import Statement, find_statements
from assistant.review.figures.value_evidence import LIKELY, SURE, differ_by_slip, weigh
from assistant.review.findings import DraftParagraph


def _read(text: str) -> Statement:
    paragraph = DraftParagraph(n=1, line=1, text=text, section=(), function=Function.RESULTS)
    return find_statements(paragraph, fewest_bigrams=1)[-1]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        pytest.param("自动气象站达到214个。", "全市现有自动气象站241个。", SURE, id="exchanged"),
        pytest.param("自动气象站达到214个。", "自动气象站达到260个。", LIKELY, id="near"),
        pytest.param("临时救助214人。", "临时救助241人。", SURE, id="a class, exchanged"),
        pytest.param("临时救助214人。", "临时救助260人。", None, id="a class, near"),
        pytest.param("开工泵站14座。", "完工泵站41座。", None, id="another act"),
        pytest.param("自动气象站214个。", "乡镇卫生院241个。", None, id="another thing"),
        pytest.param("自动气象站214个。", "自动气象站21.4个。", LIKELY, id="a misplaced point"),
        pytest.param("自动气象站214个。", "自动气象站963个。", None, id="three times as many"),
    ],
)
def test_weights(one: str, other: str, told: float | None) -> None:
    points = weigh(_read(one), _read(other))
    assert points == weigh(_read(other), _read(one))
    assert points >= SURE if told == SURE else (points >= LIKELY) is (told is not None)


def test_a_digit_of_a_long_number_is_a_slip_and_of_a_short_one_none() -> None:
    assert differ_by_slip(_read("存款余额189.5亿元。"), _read("存款余额186.5亿元。"))
    assert not differ_by_slip(_read("企业家数92家。"), _read("企业家数96家。"))
