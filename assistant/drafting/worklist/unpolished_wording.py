"""List sentences with spoken words that no table could put into written language."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.draft import HOMELESS_HEADING, Unresolved
from assistant.drafting.facts.written.word_facts import TO_POLISH
from assistant.drafting.facts.written.written_language import spoken_words
from assistant.drafting.worklist.written_report import WrittenReport


def unpolished_wording(report: WrittenReport) -> Iterator[Unresolved]:
    """Yield the sentences that speak, whoever wrote them; what the ledger says does not count.

    Facts that fit nowhere are listed as the ledger has them, to be taken out.
    """
    for section in report.sections:
        if section.heading == HOMELESS_HEADING:
            continue
        for sentence in section.sentences:
            if words := spoken_words(sentence.text, is_ledger=bool(sentence.facts)):
                said = "、".join(f"“{one}”" for one in words)
                yield Unresolved(
                    reason=f"{said}{TO_POLISH}", text=sentence.text, section=section.heading
                )
