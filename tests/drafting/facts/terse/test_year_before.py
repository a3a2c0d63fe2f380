"""The year before a report is last year where a value of it stands behind this year's."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Fact
from assistant.drafting.facts.terse.year_before import name_year_before
from assistant.records import Period, Span

_YEAR = Period(year=2024, span=Span.YEAR)
_HALF = Period(year=2024, span=Span.FIRST_HALF)


@pytest.mark.parametrize(
    ("period", "line", "text"),
    [
        pytest.param(_YEAR, "游船9艘，2023年7艘", "游船9艘，上年7艘", id="behind a comma"),
        pytest.param(_YEAR, "游船9艘（2023年为7艘）", "游船9艘（上年为7艘）", id="in brackets"),
        pytest.param(_HALF, "游船9艘，2023年同期7艘", "游船9艘，上年同期7艘", id="the same months"),
        pytest.param(
            _HALF, "游船9艘，2023年7艘", "游船9艘，2023年7艘", id="a whole year for a half"
        ),
        pytest.param(_YEAR, "游船9艘，2023年3月修好", "游船9艘，2023年3月修好", id="a month of it"),
        pytest.param(
            _YEAR, "游船2022年5艘，2023年7艘", "游船2022年5艘，2023年7艘", id="a series of years"
        ),
        pytest.param(_YEAR, "码头，2023年7座", "码头，2023年7座", id="no value of this year"),
        pytest.param(
            Period(year=None, span=Span.OTHER),
            "游船9艘，2023年7艘",
            "游船9艘，2023年7艘",
            id="no year",
        ),
    ],
)
def test_name_year_before(period: Period, line: str, text: str) -> None:
    (fact,) = name_year_before([Fact(id="F1", line=1, text=line)], period)
    assert fact.text == text
