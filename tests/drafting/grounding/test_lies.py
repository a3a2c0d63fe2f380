"""The gate against a service that lies: nearly every lie is caught, nearly no truth is blamed."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.drafting.draft import Written
from assistant.drafting.grounding.gate import Evidence, enforce
from tests.drafting.grounding.ledgers import UNITS
from tests.drafting.grounding.lies import TRUE, Case, lies, true_cases


def passed(case: Case) -> str:
    facts = case.unit.facts
    evidence = Evidence(section="", facts=facts, all_facts=facts, given=case.unit.given, year=2025)
    return enforce(Written(text=case.sentence), evidence).sentence.text


@pytest.fixture(scope="module")
def told() -> list[Case]:
    return list(lies())


def test_the_measure_is_large_enough(told: list[Case]) -> None:
    assert sum(len(unit.items) for unit in UNITS) >= 30
    assert len(told) >= 200
    assert len(list(true_cases())) >= 200


def test_lies_are_caught(told: list[Case]) -> None:
    slipped = [case for case in told if case.false in passed(case)]
    assert len(slipped) <= 0.01 * len(told), "\n".join(map(str, slipped))
    kinds = Counter(case.kind for case in told)
    for kind, count in Counter(case.kind for case in slipped).items():
        assert count <= 0.05 * kinds[kind], kind


def test_true_sentences_pass() -> None:
    cases = list(true_cases())
    blamed = [case for case in cases if passed(case) != case.sentence]
    assert all(case.kind == TRUE for case in cases)
    assert len(blamed) <= 0.02 * len(cases), "\n".join(map(str, blamed))
