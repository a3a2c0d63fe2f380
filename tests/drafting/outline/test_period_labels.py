"""How a report names its period and the one after it."""

import pytest

from assistant.drafting.outline.period_labels import next_period_label, period_label
from assistant.records import Period, Span


@pytest.mark.parametrize(
    ("year", "span", "label", "following"),
    [
        pytest.param(2025, Span.YEAR, "2025年", "2026年", id="year"),
        pytest.param(2025, Span.FIRST_HALF, "2025年上半年", "下半年", id="half"),
        pytest.param(2025, Span.THREE_QUARTERS, "2025年前三季度", "下一步", id="three quarters"),
        pytest.param(2025, Span.OTHER, "2025年", "下一步", id="other"),
        pytest.param(None, Span.YEAR, "今年以来", "下一步", id="no year"),
    ],
)
def test_labels(year: int | None, span: Span, label: str, following: str) -> None:
    period = Period(year=year, span=span)
    assert period_label(period, unknown="今年以来") == label
    assert next_period_label(period) == following
