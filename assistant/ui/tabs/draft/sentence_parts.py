"""Tell in a sentence on facts what the ledger says from what a past report lent its words to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from assistant.drafting.draft import DraftSentence, SentenceStatus
from assistant.text.sentences import clause_spans
from assistant.text.similarity import bigrams


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPart:
    """Clauses of one origin that stand together."""

    text: str
    is_borrowed: bool


def sentence_parts(sentence: DraftSentence) -> tuple[OriginPart, ...]:
    """Return the parts of a sentence that is half fact, half borrowed; () for any other.

    A clause is borrowed where it shares more with the precedents than with the facts.
    """
    if sentence.status is not SentenceStatus.FACT or not sentence.precedents:
        return ()
    told = _words(part for fact in sentence.facts for part in (fact.text, fact.scope))
    lent = _words(passage.text for passage in sentence.precedents)
    clauses = [sentence.text[start:end] for start, end in clause_spans(sentence.text)]
    parts = tuple(
        OriginPart(text="".join(group), is_borrowed=is_borrowed)
        for is_borrowed, group in groupby(clauses, lambda one: _is_borrowed(one, told, lent))
    )
    return parts if len(parts) > 1 and "".join(one.text for one in parts) == sentence.text else ()


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(pair for text in texts for pair in bigrams(text))


def _is_borrowed(clause: str, told: frozenset[str], lent: frozenset[str]) -> bool:
    words = bigrams(clause)
    return len(words & lent) > len(words & told)
