"""Settle what the ledger says before anything is written: repair, say once, check, work out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.deduplicate import deduplicate_facts
from assistant.drafting.facts.derive import worked_out
from assistant.drafting.facts.growth_check import wrong_changes
from assistant.drafting.facts.repair_facts import repair_facts
from assistant.drafting.facts.share_check import wrong_shares


def normalize_facts(facts: Sequence[Fact]) -> tuple[list[Fact], list[Unresolved]]:
    """Return the facts as the draft may say them, each once, and a row for whatever is doubtful."""
    whole, damaged = repair_facts(facts)
    kept, repeated = deduplicate_facts(whole)
    doubtful = [row for fact in kept for row in _doubts(fact)]
    remarks = [Unresolved(reason=one, text=fact.text) for fact in facts for one in fact.remarks]
    return [worked_out(fact) for fact in kept], [*remarks, *damaged, *repeated, *doubtful]


def _doubts(fact: Fact) -> Iterator[Unresolved]:
    for wrong in (*wrong_changes(fact), *wrong_shares(fact)):
        yield Unresolved(reason=f"事实 {fact.id}（第{fact.line}行）：{wrong}", text=fact.text)
