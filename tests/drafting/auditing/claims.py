"""Find the unsupported claims of a report as a check does: the ledger is normalized first."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.drafting.auditing.audit import UnsupportedClaim, find_unsupported_claims
from assistant.drafting.draft import Fact
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.records import Period, Span

YEAR = Period(year=2025, span=Span.YEAR)


def unsupported_claims(
    paragraphs: Sequence[str],
    facts: Sequence[Fact],
    *,
    period: Period = YEAR,
    planned: Collection[int] = (),
) -> list[UnsupportedClaim]:
    """Return the claims of paragraphs without title and headings."""
    ledger, _ = normalize_facts(facts, period)
    return list(
        find_unsupported_claims(paragraphs, ledger, given="", period=period, planned=planned)
    )
