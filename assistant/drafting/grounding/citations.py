"""Keep a citation only where the sentence takes its wording or its content from the source."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.drafting.draft import Fact, Written
from assistant.records import StoredPassage
from assistant.text.clean import clean
from assistant.text.sentences import clause_spans
from assistant.text.similarity import bigrams, content_bigrams

_ENOUGH = 0.5  # share of a clause's pairs of characters that the passage has to hold
_SHORTEST = 3  # pairs of a clause that says enough to be compared
_FACT_WORDS = 0.3


def keep_supported_precedents(written: Written, facts: Iterable[Fact]) -> tuple[StoredPassage, ...]:
    """Return the passages that share the wording of some clause of the sentence.

    Wording taken from facts does not count.
    """
    from_facts = frozenset().union(*(bigrams(fact.text) for fact in facts))
    pieces = [written.text[start:end] for start, end in clause_spans(written.text)]
    own = [content_bigrams(piece) - from_facts for piece in pieces]
    wordings = [pairs for pairs in own if len(pairs) >= _SHORTEST]
    if not wordings:  # words that every report is full of: there is nothing to judge by
        return written.precedents
    return tuple(
        passage
        for passage in written.precedents
        if _shares_wording(bigrams(clean(passage.text)), wordings)
    )


def _shares_wording(words: frozenset[str], wordings: Collection[frozenset[str]]) -> bool:
    return any(len(piece & words) >= _ENOUGH * len(piece) for piece in wordings)


def keep_supported_facts(written: Written, traced: Collection[Fact]) -> tuple[Fact, ...]:
    """Return the facts cited by the writer that the sentence states, and those traced in it."""
    words = content_bigrams(written.text)
    kept = []
    for fact in written.facts:
        own = content_bigrams(fact.text)
        if fact in traced or (own and len(own & words) >= _FACT_WORDS * len(own)):
            kept.append(fact)
    return tuple(dict.fromkeys((*kept, *traced)))
