"""The gate against changed sentences of every shape, none of them made by a pattern."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Written
from assistant.drafting.grounding.gate import Evidence
from assistant.drafting.grounding.trace import trace_claims
from tests.drafting.grounding.adversary import (
    LEDGERS,
    Ledger,
    Told,
    false_sentences,
    true_sentences,
)
from tests.drafting.grounding.adversary_held_out import HELD_OUT


def blanks(told: Told) -> list[tuple[int, int]]:
    """Return the stretches of the sentence that the gate does not let through."""
    ledger = told.ledger
    year = 2026 if told.sentence.startswith("2026年") else 2025
    evidence = Evidence(
        section="",
        facts=ledger.records,
        all_facts=ledger.records,
        given=ledger.given,
        year=year,
    )
    found = trace_claims(Written(text=told.sentence), evidence)
    return [(one.claim.start, one.claim.end) for one in found if one.is_unsupported]


def is_caught(told: Told) -> bool:
    return any(start < told.end and told.start < end for start, end in blanks(told))


def test_the_measure_is_large_enough() -> None:
    assert len(list(true_sentences())) >= 40
    assert len(list(false_sentences())) >= 400


@pytest.mark.parametrize(
    ("ledgers", "allowed"),
    [pytest.param(LEDGERS, 0.01, id="known"), pytest.param(HELD_OUT, 0.02, id="held out")],
)
def test_changed_sentences_are_caught(ledgers: tuple[Ledger, ...], allowed: float) -> None:
    told = list(false_sentences(ledgers))
    slipped = [one for one in told if not is_caught(one)]
    assert len(slipped) <= allowed * len(told), "\n".join(one.sentence for one in slipped)


@pytest.mark.parametrize(
    "ledgers", [pytest.param(LEDGERS, id="known"), pytest.param(HELD_OUT, id="held out")]
)
def test_true_sentences_pass(ledgers: tuple[Ledger, ...]) -> None:
    told = list(true_sentences(ledgers))
    blamed = [one for one in told if blanks(one)]
    assert len(blamed) <= 0.02 * len(told), "\n".join(one.sentence for one in blamed)
