"""Numbers as the cells of a spreadsheet show them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.drafting.facts.workbook.number_format import format_number


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        pytest.param("0.09424083769", "0.0%", "9.4%", id="percent"),
        pytest.param("3.618498", "0.00", "3.62", id="decimals"),
        pytest.param("1340.740740741", "#,##0.00", "1,340.74", id="thousands"),
        pytest.param("36200", '#,##0"万元"', "36,200万元", id="unit in the format"),
        pytest.param("41.8", "General", "41.8", id="general"),
        pytest.param("41.8", "G/通用格式", "41.8", id="general in Chinese"),
        pytest.param("0.333333333333333", "General", "0.333333333", id="general, long"),
        pytest.param("-5.6", "0.0_);(0.0)", "-5.6", id="negative in brackets"),
        pytest.param("-5.6", "0.0_);[Red](0.0)", "-5.6", id="negative in red"),
        pytest.param("0.031", "+0.0%;-0.0%", "3.1%", id="with a plus"),
        pytest.param("36200", '0!.0,"万"', "3.6万", id="a point painted in"),
        pytest.param("1234567", "#,##0,", "1,235", id="in thousands"),
        pytest.param("0", '0.00;-0.00;"—"', "—", id="a dash for zero"),
        pytest.param("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-", id="accounting"),
        pytest.param("5", "[$¥-804]#,##0.00", "¥5.00", id="currency"),
        pytest.param("5.5", "0.##", "5.5", id="optional digits"),
        pytest.param("7", "00", "07", id="leading zero"),
        pytest.param("0.285", "0.00", "0.29", id="half goes up"),
        pytest.param("8", '[<10]0"个";0.0"万个"', "8个", id="a condition"),
        pytest.param("123456", "0.00E+00", "123456", id="scientific"),
    ],
)
def test_format_number(number: str, code: str, shown: str) -> None:
    assert format_number(Decimal(number), code) == shown
