"""Write the facts of a plan in the language of reports; list what a person has to polish."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.written.written_language import spoken_words, write_formally

TO_POLISH = "是口语，请润色"


def word_facts(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Return each fact, by its id, with its text and what belongs to it in written language."""
    return {fact.id: _worded(fact) for fact in facts}


def unpolished_rows(facts: Sequence[Fact]) -> Iterator[Unresolved]:
    """Yield a row for each fact with spoken words that no table is sure of."""
    for fact in facts:
        if words := spoken_words(fact.statement, is_ledger=True):
            said = "、".join(f"“{one}”" for one in words)
            reason = f"事实 {fact.id}（第{fact.line}行）里的{said}{TO_POLISH}"
            yield Unresolved(reason=reason, text=fact.statement)


def _worded(fact: Fact) -> Fact:
    """Return the fact with all its wording changed alike, so that its parts stay parts of it."""
    return replace(
        fact,
        text=write_formally(fact.text),
        asides=tuple(map(write_formally, fact.asides)),
        computed="，".join(map(write_formally, fact.computed.split("，"))),
        head=write_formally(fact.head),
    )
