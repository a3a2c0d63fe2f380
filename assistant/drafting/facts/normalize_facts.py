"""Normalize the facts before anything is written: spell out, repair, deduplicate, check, derive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.arithmetic_check import check_arithmetic
from assistant.drafting.facts.clashes.possible_repeats import possible_repeats
from assistant.drafting.facts.deduplicate import deduplicate_facts
from assistant.drafting.facts.derive import derive_figures
from assistant.drafting.facts.repair_facts import repair_facts
from assistant.drafting.facts.roles.goal_ahead import part_goals_ahead
from assistant.drafting.facts.roles.mark_planned import mark_planned
from assistant.drafting.facts.roles.split_roles import split_roles
from assistant.drafting.facts.terse.spell_out import spell_out
from assistant.drafting.facts.terse.year_ahead import name_year_ahead
from assistant.drafting.facts.terse.year_before import name_year_before
from assistant.records import Period, Span

_UNKNOWN = Period(year=None, span=Span.OTHER)


def normalize_facts(
    facts: Sequence[Fact], period: Period = _UNKNOWN
) -> tuple[list[Fact], list[Unresolved]]:
    """Return the facts as the draft may state them, each once, and a row for each doubt.

    `period` is that of the report: what comes after it is planned.
    """
    told = [fact for fact in facts if not fact.set_aside]
    named = part_goals_ahead(name_year_ahead(name_year_before(told, period), period), period)
    spelt = [replace(fact, text=spell_out(fact.text)) for fact in named]
    whole, damaged = repair_facts(spelt)
    kept, repeated = deduplicate_facts(mark_planned(split_roles(whole), period))
    doubtful = [row for fact in kept for row in _doubts(fact)]
    remarks = [
        Unresolved(reason=one, text=fact.text)
        for fact in told
        for one in (*fact.questions, *fact.remarks)
    ]
    repeated += possible_repeats(kept)
    remarks += map(_row_aside, (fact for fact in facts if fact.set_aside))
    return [derive_figures(fact) for fact in kept], [*remarks, *damaged, *repeated, *doubtful]


def _row_aside(fact: Fact) -> Unresolved:
    reason = f"台账第{fact.line}行是{fact.set_aside}，没有写进稿子"
    return Unresolved(reason=reason, text=fact.text)


def _doubts(fact: Fact) -> Iterator[Unresolved]:
    for remark in check_arithmetic(fact):
        yield Unresolved(reason=f"事实 {fact.id}（第{fact.line}行）：{remark}", text=fact.text)
