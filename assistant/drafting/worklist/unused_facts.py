"""List the facts that the draft leaves out, and those whose value the ledger leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.worklist.written_report import WrittenReport
from assistant.text.figures.read_figures import find_figures


def unused_facts(report: WrittenReport) -> Iterator[Unresolved]:
    """Yield the facts that no sentence states; none before every section is written."""
    if not report.is_whole:
        return
    for fact in report.plan.facts:
        if not report.states(fact):
            yield Unresolved(
                reason=f"事实 {fact.id}（第{fact.line}行）没有写进草稿",
                text=fact.text,
                section=report.heading_of(fact),
            )


def facts_without_value(report: WrittenReport) -> Iterator[Unresolved]:
    """Yield the rows of tables that name an indicator and give nothing for it."""
    for fact in report.plan.facts:
        if _lacks_value(fact):
            yield Unresolved(
                reason=f"事实 {fact.id}（第{fact.line}行）没有数值，请补上或删去这一行",
                text=fact.text,
                section=report.heading_of(fact),
            )


def _lacks_value(fact: Fact) -> bool:
    """Return whether a fact is the name of an indicator alone; what is asked anyway is no fault."""
    is_name = bool(fact.indicator) and not fact.value and fact.text.rstrip("。") == fact.indicator
    return is_name and not fact.questions and not find_figures(fact.text)
