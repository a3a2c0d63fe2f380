"""Chinese numerals, against numbers written out by a second, independent rule."""

from __future__ import annotations

import pytest

from assistant.text.figures.chinese_numerals import parse_chinese_number

_ONES = "零一二三四五六七八九"


def _written(number: int) -> str:
    """Return a number below 1000 in Chinese, by hand."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{_ONES[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _ONES[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_ONES[ones] if ones else "")


def test_reads_what_a_second_rule_writes() -> None:
    assert [parse_chinese_number(_written(number)) for number in range(1, 1000)] == list(
        range(1, 1000)
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("二〇二三", 2023, id="digit by digit"),
        pytest.param("两百", 200, id="两"),
        pytest.param("三千二百万", 32_000_000, id="ten thousands"),
        pytest.param("一亿零五万", 100_050_000, id="hundred millions"),
        pytest.param("１２", 12, id="full-width"),
        pytest.param("", None, id="empty"),
        pytest.param("三五十", None, id="two digits in a row"),
        pytest.param("万", None, id="a multiplier of nothing"),
        pytest.param("三个", None, id="not a numeral"),
    ],
)
def test_other_forms(text: str, number: int | None) -> None:
    assert parse_chinese_number(text) == number
