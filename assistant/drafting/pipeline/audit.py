"""Find unsupported claims in a text written elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Fact, Written
from assistant.drafting.facts.normalize_facts import normalize_facts
from assistant.drafting.grounding.claims import ClaimKind
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.trace import trace_claims
from assistant.text.sentences import sentence_spans

_ASKED = {ClaimKind.FIGURE, ClaimKind.RANK, ClaimKind.AWARD, ClaimKind.COMPARISON}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsupportedClaim:
    """A claim of a text that no fact supports."""

    paragraph: int  # index into the paragraphs
    start: int
    end: int
    what: str  # 数量，万元


def find_unsupported_claims(
    paragraphs: Sequence[str], facts: Sequence[Fact], *, given: str, year: int | None
) -> Iterator[UnsupportedClaim]:
    """Yield each figure, date, rank and award that cannot be traced to a fact.

    `given` is the text that needs no fact: title and headings. Repeated figures are yielded
    each time.
    """
    normalized, _ = normalize_facts(facts)  # as a draft states them, growth and shares computed
    everything = tuple(normalized)
    evidence = Evidence(section="", facts=(), all_facts=everything, given=given, year=year)
    for index, paragraph in enumerate(paragraphs):
        for start, end in sentence_spans(paragraph):
            for one in trace_claims(Written(text=paragraph[start:end]), evidence):
                if one.is_unsupported and one.claim.kind in _ASKED:
                    yield UnsupportedClaim(
                        paragraph=index,
                        start=start + one.claim.start,
                        end=start + one.claim.end,
                        what=one.claim.label,
                    )
