"""What the gate leaves unsupported in a sentence, for tests of assertions."""

from __future__ import annotations

from assistant.drafting.draft import Fact, Written
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.trace import trace_claims


def unsupported(sentence: str, *facts: str) -> list[str]:
    """Return the claims of `sentence` that do not follow from `facts`, as they are written."""
    records = tuple(Fact(id=f"F{n}", text=text, line=n) for n, text in enumerate(facts, start=1))
    evidence = Evidence(section="", facts=(), all_facts=records, given="", year=2025)
    traces = trace_claims(Written(text=sentence), evidence)
    return [sentence[one.claim.start : one.claim.end] for one in traces if one.is_unsupported]
