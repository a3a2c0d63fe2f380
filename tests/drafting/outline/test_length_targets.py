"""How long a section is to be, as people write it."""

from __future__ import annotations

import pytest

from assistant.drafting.outline.length_targets import find_target_length


@pytest.mark.parametrize(
    ("note", "length"),
    [
        pytest.param("三百字左右", 300, id="Chinese numeral"),
        pytest.param("300字", 300, id="figure"),
        pytest.param("约500字", 500, id="about"),
        pytest.param("不超过800字", 800, id="at most"),
        pytest.param("控制在一千字以内", 1000, id="a thousand"),
        pytest.param("【800字】", 800, id="in brackets"),
        pytest.param("字数:600", 600, id="labelled"),
        pytest.param("字数要求：约1000", 1000, id="labelled, about"),
        pytest.param("1.2千字", 1200, id="decimal thousands"),
        pytest.param("一千五百字", 1500, id="two units"),
        pytest.param("两百字", 200, id="两"),
        pytest.param("八十字以内", 80, id="below a hundred"),
        pytest.param("三百五十字", 350, id="hundreds and tens"),
        pytest.param("1,200字", 1200, id="commas"),
        pytest.param("800—1000字", 1000, id="the upper end of a range"),
        pytest.param("400余字", 400, id="and more"),
        pytest.param("突出改革", None, id="no length"),
        pytest.param("概括为八字方针", None, id="a slogan of eight characters"),
        pytest.param("数字化改革", None, id="digital"),
        pytest.param("用三个关键字概括", None, id="key words"),
    ],
)
def test_target_length(note: str, length: int | None) -> None:
    assert find_target_length([note]) == length


def test_the_first_length_counts() -> None:
    assert find_target_length(["写实一些", "200字", "900字"]) == 200
    assert find_target_length([]) is None
