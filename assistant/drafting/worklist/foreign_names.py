"""List places in reused sentences that only the report they come from names."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.draft import DraftSentence, Fact, Unresolved
from assistant.drafting.worklist.written_report import WrittenReport
from assistant.text.clean import clean
from assistant.text.places import place_names
from assistant.text.wording import rare_spans


def foreign_names(report: WrittenReport) -> Iterator[Unresolved]:
    """Yield the reused sentences with a name that neither outline nor facts hold."""
    own, organisation = _own_text(report), report.plan.briefs[0].organisation
    for section in report.sections:
        for sentence in section.sentences:
            if name := _foreign_name(sentence, own, organisation):
                yield Unresolved(
                    reason=f"“{name}”可能是借来的文字里别的单位的内容，请核对",
                    text=sentence.text,
                    section=section.heading,
                )


def _own_text(report: WrittenReport) -> str:
    """Return all that the user gave: outline, unit, facts, notes."""
    briefs = report.plan.briefs
    return "，".join(
        [
            *(briefs[0].world, briefs[0].organisation),
            *(note for brief in briefs for note in brief.notes),
            *(part for fact in report.plan.facts for part in _words_of(fact)),
        ]
    )


def _words_of(fact: Fact) -> tuple[str, ...]:
    return fact.text, fact.scope, fact.source, fact.note, fact.topic


def _foreign_name(sentence: DraftSentence, own: str, organisation: str) -> str:
    """Return a place in a sentence that one of its precedents names and the user does not."""
    lent = "，".join(
        clean(passage.text)
        for passage in sentence.precedents
        if passage.organisation != organisation
    )
    if not lent:
        return ""
    own = "，".join([own, *(part for fact in sentence.facts for part in _words_of(fact))])
    for start, end in rare_spans(sentence.text):
        rare = sentence.text[start:end]
        if rare in place_names() and rare in lent and rare not in own:
            return rare
    return ""
