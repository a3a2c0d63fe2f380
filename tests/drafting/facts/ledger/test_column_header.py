"""What a column means by its header."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.ledger.column_header import (
    ColumnRole,
    header_unit,
    read_column,
)
from assistant.drafting.facts.terse.unit_remarks import is_unit


@pytest.mark.parametrize(
    ("path", "role", "year", "offset"),
    [
        pytest.param(("2025年", "计划"), ColumnRole.TARGET, 2025, None, id="plan of a year"),
        pytest.param(("2025年", "实际完成"), ColumnRole.VALUE, 2025, None, id="result of a year"),
        pytest.param(("2024",), ColumnRole.VALUE, 2024, None, id="a year alone"),
        pytest.param(("计划", "2025年"), ColumnRole.TARGET, 2025, None, id="the year below"),
        pytest.param(("本期",), ColumnRole.VALUE, 0, 0, id="this period"),
        pytest.param(("上年同期数",), ColumnRole.VALUE, 0, -1, id="last year"),
        pytest.param(("去年",), ColumnRole.VALUE, 0, -1, id="last year, spoken"),
        pytest.param(("计划数量",), ColumnRole.TARGET, 0, None, id="planned amount"),
        pytest.param(("明年计划",), ColumnRole.TARGET, 0, 1, id="next year"),
        pytest.param(("1—6月累计",), ColumnRole.VALUE, 0, None, id="months"),
        pytest.param(("比上年同期增长（%）",), ColumnRole.CHANGE, 0, None, id="growth"),
        pytest.param(("2025年", "同比±%"), ColumnRole.CHANGE, 2025, None, id="growth of a year"),
        pytest.param(("较上年增减",), ColumnRole.DIFFERENCE, 0, None, id="difference"),
        pytest.param(("占年度计划%",), ColumnRole.COMPLETION, 0, None, id="share of the plan"),
        pytest.param(("完成预算",), ColumnRole.COMPLETION, 0, None, id="share of the budget"),
        pytest.param(("预计全年",), ColumnRole.FORECAST, 0, None, id="forecast"),
        pytest.param(("重点任务",), ColumnRole.INDICATOR, 0, None, id="tasks"),
        pytest.param(("任务",), ColumnRole.TARGET, 0, None, id="a task to fulfil"),
        pytest.param(("环比",), ColumnRole.NONE, 0, None, id="not used"),
        pytest.param(("负责人",), ColumnRole.NONE, 0, None, id="unknown"),
    ],
)
def test_read_column(
    path: tuple[str, ...], role: ColumnRole, year: int, offset: int | None
) -> None:
    column = read_column(path)
    assert (column.role, column.period.year, column.period.offset) == (role, year, offset)


@pytest.mark.parametrize(
    ("header", "span", "is_part"),
    [
        pytest.param("1-6月", "1-6", False, id="months"),
        pytest.param("上半年", "1-6", False, id="half a year"),
        pytest.param("2024年1至9月", "1-9", False, id="months of a year"),
        pytest.param("6月", "", True, id="one month"),
        pytest.param("三季度", "", True, id="a quarter"),
        pytest.param("累计", "", False, id="sum"),
    ],
)
def test_spans(header: str, span: str, is_part: bool) -> None:
    period = read_column((header,)).period
    assert (period.span, period.is_part) == (span, is_part)


def test_units_in_headers() -> None:
    assert header_unit("道路（公里）") == "公里"
    assert header_unit("投资(单位：万元)") == "万元"
    assert header_unit("公厕（含改建）") == ""
    assert is_unit("次/百万公里")
    assert not is_unit("水务局")
