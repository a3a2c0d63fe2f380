"""Small numbers in characters are rhetoric, unless the ledger counts the same thing."""

from __future__ import annotations

import pytest

from assistant.drafting.facts.load_facts import parse_facts
from assistant.records import Period, Span
from tests.drafting.auditing.claims import unsupported_claims


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("重点抓好两件事：一是修渠，二是清淤。", [], id="counts its own list"),
        pytest.param("培育三个示范点。", [True], id="may be in no ledger"),
        pytest.param("建成三座泵站。", [False], id="the ledger counts it otherwise"),
        pytest.param("第二批提灌站投用。", [True], id="names one of a series"),
        pytest.param("位列全市第二。", [False], id="a rank"),
    ],
)
def test_numbers_in_characters(text: str, asked: list[bool]) -> None:
    facts = parse_facts("建成泵站4座，提灌站投用12处\n")
    found = unsupported_claims([text], facts)
    assert [one.is_general for one in found] == asked


def test_plans_may_count_what_no_ledger_does() -> None:
    facts = parse_facts("建成泵站4座\n")
    period = Period(year=2025, span=Span.YEAR)
    text = "启动第二批改造，培育三个示范点，办好五件实事。"
    assert not unsupported_claims([text], facts, period=period, planned=(0,))
