from __future__ import annotations

import pytest

from assistant.text.figures.date_spans import day_span, half_year_span
from assistant.text.figures.read_figures import find_figures


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("5月18日", ((5, 18), (5, 18)), id="a day"),
        pytest.param("五月十八日", ((5, 18), (5, 18)), id="a day in characters"),
        pytest.param("3月份", ((3, 1), (3, 31)), id="a month"),
        pytest.param("十二月签约", ((12, 1), (12, 31)), id="a month in characters"),
        pytest.param("四月中旬", ((4, 11), (4, 20)), id="ten days of a month"),
        pytest.param("6月底", ((6, 21), (6, 31)), id="its end"),
        pytest.param("1-5月", ((1, 1), (5, 31)), id="a run of months"),
        pytest.param("三季度", ((7, 1), (9, 31)), id="a quarter"),
        pytest.param("“5·18”", ((5, 18), (5, 18)), id="a day in a name"),
        pytest.param("前三季度", ((1, 1), (9, 31)), id="the first quarters"),
    ],
)
def test_days_covered(text: str, span: tuple[tuple[int, int], tuple[int, int]]) -> None:
    (figure,) = find_figures(text)
    assert day_span(figure) == span


def test_a_span_covers_what_lies_within_it() -> None:
    (may,), (day,) = find_figures("5月"), find_figures("5月18日")
    month, date = day_span(may), day_span(day)
    first_half = half_year_span("上半年")
    assert month is not None
    assert date is not None
    assert first_half is not None
    assert first_half.covers(month)
    assert month.covers(date)
    assert not date.covers(month)


def test_what_is_no_date_covers_nothing() -> None:
    assert day_span(find_figures("35件")[0]) is None
    assert half_year_span("今年") is None
