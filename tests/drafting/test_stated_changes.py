"""Claimed growth against the values beside it, worked out by hand."""

from __future__ import annotations

import pytest

from assistant.drafting.records import Fact
from assistant.drafting.stated_changes import wrong_changes


def reasons(text: str) -> list[str]:
    return [row.reason for row in wrong_changes([Fact(id="F1", text=text, line=1)])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收运垃圾2.84万吨，比2024年的2.31万吨增长22.9%", id="0.53/2.31 = 22.94%"),
        pytest.param("收运垃圾2.84万吨，比上年的2.31万吨增长23.4%", id="2.845/2.305 = 23.43%"),
        pytest.param("受理投诉300件，同比下降25%（上年同期400件）", id="100/400 = 25%"),
        pytest.param("受理投诉300件，同比下降25%", id="nothing to check by"),
    ],
)
def test_right(text: str) -> None:
    assert reasons(text) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        pytest.param("收运垃圾2.84万吨，比上年的2.31万吨增长29.2%", "增长22.9%", id="turned"),
        pytest.param("受理投诉300件，比上年的400件增长25%", "下降25.0%", id="wrong direction"),
        pytest.param("办结案件120件，同比增长30%（上年同期100件）", "增长20.0%", id="in brackets"),
    ],
)
def test_wrong(text: str, computed: str) -> None:
    (reason,) = reasons(text)
    assert f"算得的{computed}不符" in reason
