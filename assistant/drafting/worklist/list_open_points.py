"""List all open points of a draft, each once, with its place.

What is asked anew after each change, whoever made it: an entry is true as long as it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import HOMELESS_HEADING, Fact, TracedSection, Unresolved
from assistant.drafting.facts.repair_facts import HIDDEN
from assistant.drafting.facts.written.word_facts import TO_POLISH
from assistant.drafting.grounding.claims import ClaimKind
from assistant.drafting.planning.draft_plan import Plan
from assistant.drafting.worklist.copied_sentences import copied_sentences, repeated_sentences
from assistant.drafting.worklist.foreign_names import foreign_names
from assistant.drafting.worklist.unpolished_wording import unpolished_wording
from assistant.drafting.worklist.unused_facts import facts_without_value, unused_facts
from assistant.drafting.worklist.written_report import (
    WrittenReport,
    WrittenSection,
    read_report,
)
from assistant.text.lexicon import group

_FACT = re.compile(r"事实 (\w+)")
_MASKED = f"〔待填：{ClaimKind.MASK.value}〕"
# What would be wrong in print comes first, then what is empty, all else, and wording.
_PRESSING, _EMPTY = group("worklist.pressing"), group("worklist.empty")
_BORROWED, _MINOR = group("worklist.borrowed"), group("worklist.minor")
_FIRST, _OTHERS, _LAST = (_PRESSING, _EMPTY), 2, (_BORROWED, _MINOR)

# One function for each kind of entry: from the report as it stands to its rows, `text` a sentence
# of the section `section`, or the heading for an entry on the section as a whole.
_ENTRIES: tuple[Callable[[WrittenReport], Iterator[Unresolved]], ...] = (
    unused_facts,
    facts_without_value,
    foreign_names,
    copied_sentences,
    repeated_sentences,
    unpolished_wording,
)


def list_open_points(
    plan: Plan,
    sections: Sequence[TracedSection],
    *,
    is_whole: bool = True,
    proposed: Collection[Fact] = (),
) -> tuple[Unresolved, ...]:
    """Return the open points of the plan, of each sentence, and of the report as it stands.

    Facts whose sentences are `proposed` are not missing.
    """
    report = read_report(plan, tuple(sections), is_whole=is_whole, proposed=proposed)
    rows = [
        *(_with_place(row, report) for row in plan.unresolved if _is_true(row, report)),
        *(row for section in sections for row in section.unresolved),
        *(row for entry in _ENTRIES for row in entry(report)),
    ]
    return tuple(sorted(dict.fromkeys(rows), key=urgency))


def urgency(row: Unresolved) -> int:
    """Return a rank by the reason of a row: 0 pressing, 1 empty, 2 others, 3 borrowed, 4 minor."""
    for rank, words in enumerate(_FIRST):
        if words.occurs_in(row.reason):
            return rank
    later = [rank for rank, words in enumerate(_LAST, start=1) if words.occurs_in(row.reason)]
    return _OTHERS + max(later, default=0)


def _with_place(row: Unresolved, report: WrittenReport) -> Unresolved:
    """Return a point about a fact with the section that the fact is in."""
    if row.section:
        return row
    named = _FACT.findall(row.reason)
    for fact in report.plan.facts:
        if fact.id in named or row.text in (fact.text, fact.statement):
            return replace(row, section=report.heading_of(fact))
    return row


def _is_true(row: Unresolved, report: WrittenReport) -> bool:
    """Return whether a point of the plan still stands: a fact without a section is at the end.

    Spoken words of the ledger are looked for in the sentences, and what it hides too.
    """
    if row.reason.endswith(TO_POLISH):
        return False
    if row.reason.endswith(HIDDEN):  # where it is written, the blank says so
        return not any(_MASKED in section.text for section in _sections_of(row, report))
    if row.text not in {fact.text for fact in report.plan.homeless}:
        return True
    last = report.sections[-1]
    return last.heading == HOMELESS_HEADING and row.text in last.text


def _sections_of(row: Unresolved, report: WrittenReport) -> Iterator[WrittenSection]:
    """Yield the sections with sentences that rest on the fact of a row."""
    for section in report.sections:
        facts = (fact for sentence in section.sentences for fact in sentence.facts)
        if any(fact.id in _FACT.findall(row.reason) for fact in facts):
            yield section
