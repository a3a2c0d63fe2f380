"""The dated table: what was in use when the period ended, and only for whom it is meant."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Written
from assistant.drafting.grounding.gate import Evidence, enforce
from assistant.drafting.topics.formulations import formulation_in_use
from assistant.records import Period, Span
from assistant.reports.formulations import Role, formulations


def of(role: Role, year: int | None, span: Span = Span.YEAR, *, enterprise: bool = False) -> str:
    return formulation_in_use(role, Period(year=year, span=span), enterprise=enterprise)


@pytest.mark.parametrize(
    ("year", "span", "spirit"),
    [
        pytest.param(2022, Span.FIRST_HALF, "党的十九大和十九届历次全会精神", id="before 2022-10"),
        pytest.param(2022, Span.YEAR, "党的二十大精神", id="2022-10"),
        pytest.param(2024, Span.FIRST_HALF, "党的二十大和二十届二中全会精神", id="before 2024-07"),
        pytest.param(2024, Span.YEAR, "党的二十大和二十届二中、三中全会精神", id="2024-07"),
        pytest.param(
            2025, Span.FIRST_HALF, "党的二十大和二十届二中、三中全会精神", id="before 2025-10"
        ),
        pytest.param(2025, Span.YEAR, "党的二十大和二十届历次全会精神", id="2025-10"),
        pytest.param(None, Span.YEAR, "", id="no year, nothing dated"),
    ],
)
def test_the_spirit_of_the_day(year: int | None, span: Span, spirit: str) -> None:
    assert of(Role.SPIRIT, year, span) == spirit


def test_campaigns_belong_to_their_months() -> None:
    assert of(Role.CAMPAIGN, 2024) == "党纪学习教育"
    assert of(Role.CAMPAIGN, 2022) == ""
    assert of(Role.CAMPAIGN, 2025, Span.FOURTH_QUARTER) == ""
    assert of(Role.CAMPAIGN, 2025, enterprise=True) == "", "of Party and government bodies only"


def test_years_with_a_name() -> None:
    assert of(Role.YEAR, 2025) == "“十四五”规划收官之年"
    assert of(Role.YEAR, 2026) == "“十五五”规划开局之年"
    assert of(Role.YEAR, 2027) == ""


@pytest.mark.parametrize("row", formulations(), ids=lambda row: row.text)
def test_every_formulation_passes_the_gate_and_names_its_document(row: object) -> None:
    text = getattr(row, "text", "")
    evidence = Evidence(section="", facts=(), all_facts=(), given="")
    assert enforce(Written(text=f"深入学习贯彻{text}。"), evidence).unresolved == ()
    assert getattr(row, "document", "")
