"""Verify a section: add the facts that it lacks, and blank whatever has no source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import (
    HOMELESS_HEADING,
    Brief,
    DraftSection,
    DraftSentence,
    Fact,
    TracedSection,
    Written,
)
from assistant.drafting.extractive.templates import empty_section_text
from assistant.drafting.grounding.coverage import missing_facts, retells_fact
from assistant.drafting.grounding.gate import Evidence, enforce
from assistant.drafting.pipeline.section_length import length_questions
from assistant.drafting.planning.draft_plan import Plan, heading_level
from assistant.drafting.topics.speakers import speaker_of
from assistant.records import Function

_Paragraphs = Sequence[Sequence[Written]]


def verify_section(plan: Plan, number: int, paragraphs: _Paragraphs) -> TracedSection:
    """Return the written paragraphs as a section, completed with missing facts and gated."""
    brief, evidence, level = (
        plan.briefs[number],
        section_evidence(plan, number),
        heading_level(plan, number),
    )
    completed = _add_missing_facts(brief, paragraphs)
    section = _gate_all(completed, evidence, level)
    # A fact that the writer misstated has been blanked: it is added as the ledger has it.
    lost = _untold_facts(brief, section.section.sentences)
    section = _gate_all([*completed, lost], evidence, level) if lost else section
    return with_length_questions(brief, section)


def with_length_questions(brief: Brief, traced: TracedSection) -> TracedSection:
    """Return a section with the open question of its length, if it misses the one asked for."""
    rows = length_questions(brief, traced.section)
    return replace(traced, unresolved=(*traced.unresolved, *rows))


def homeless_section(plan: Plan) -> TracedSection | None:
    """Return the last section, with the facts that fit no other; None where all fit."""
    if not plan.homeless:
        return None
    number = len(plan.briefs)
    paragraphs = [[_fact_sentence(fact)] for fact in plan.homeless]
    return _gate_all(paragraphs, section_evidence(plan, number), heading_level(plan, number))


def section_evidence(plan: Plan, number: int) -> Evidence:
    """Return the evidence for a section; the number after the last is the homeless section's."""
    if number == len(plan.briefs):
        heading, facts, year = HOMELESS_HEADING, plan.homeless, None
    else:
        brief = plan.briefs[number]
        heading, facts = (brief.headings[-1] if brief.headings else ""), brief.facts
        year = _section_year(brief)
    return Evidence(
        section=heading,
        facts=facts,
        all_facts=plan.facts,
        given=_given_text(plan.briefs),
        year=year,
    )


def _section_year(brief: Brief) -> int | None:
    """Return the year of a section; None for one on both results and plans."""
    if Function.PLAN not in brief.functions:
        return brief.period.year
    ahead = brief.horizon.removesuffix("年")
    return int(ahead) if len(brief.functions) == 1 and ahead.isdecimal() else None


def _given_text(briefs: Sequence[Brief]) -> str:
    """Return the user's text besides the facts: title, unit, headings, notes, plan years."""
    unit = briefs[0].organisation
    pieces = [briefs[0].title, unit, speaker_of(unit).self_reference if unit else ""]
    for brief in briefs:
        pieces += [*brief.headings, *brief.notes, brief.horizon]
    return "\n".join(dict.fromkeys(pieces))


def _add_missing_facts(brief: Brief, paragraphs: _Paragraphs) -> _Paragraphs:
    """Return the paragraphs with missing facts added, or a placeholder in an empty leaf."""
    written = [sentence for paragraph in paragraphs for sentence in paragraph]
    if added := _untold_facts(brief, written):
        return [*paragraphs[:-1], [*(paragraphs[-1] if paragraphs else ()), *added]]
    if not any(sentence.text for sentence in written) and brief.headings and brief.is_leaf:
        return [[Written(text=empty_section_text(brief))]]
    return paragraphs


def _untold_facts(brief: Brief, sentences: Sequence[Written | DraftSentence]) -> list[Written]:
    """Return sentences for the facts that no sentence states, or rests on and tells in other words.

    The second holds for facts without figures alone.
    """
    said = "".join(one.text for one in sentences)
    return [
        _fact_sentence(fact)
        for fact in missing_facts(brief.facts, said, horizon=brief.horizon)
        if not any(fact in one.facts and retells_fact(one.text, fact) for one in sentences)
    ]


def _fact_sentence(fact: Fact) -> Written:
    return Written(text=f"{fact.statement.rstrip('。；，')}。", facts=(fact,))


def _gate_all(paragraphs: _Paragraphs, evidence: Evidence, level: int) -> TracedSection:
    checked = [[enforce(sentence, evidence) for sentence in paragraph] for paragraph in paragraphs]
    results = [result for paragraph in checked for result in paragraph]
    return TracedSection(
        section=DraftSection(
            heading=evidence.section,
            level=level,
            paragraphs=tuple(
                tuple(result.sentence for result in paragraph) for paragraph in checked
            ),
        ),
        figures=tuple(figure for result in results for figure in result.traced),
        unresolved=tuple(row for result in results for row in result.unresolved),
    )
