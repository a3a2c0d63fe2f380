"""Write a report offline, section by section, from the facts and the wording of past reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.extractive.opening_section import closing_sentence, opening_sentences
from assistant.drafting.extractive.plan_section import write_plan
from assistant.drafting.extractive.problems_section import write_problems
from assistant.drafting.extractive.results_section import write_results
from assistant.drafting.planning.assign_facts import looks_ahead
from assistant.drafting.planning.briefs import starts_after
from assistant.records import Function
from assistant.text.list_marks import ITEMS, strip_item_marks, strip_opening_mark

Paragraph = tuple[Written, ...]

_WRITERS = {Function.PROBLEMS: write_problems, Function.PLAN: write_plan}


class PrecedentWriter:
    """The writer that needs no service: facts woven in behind borrowed wording."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[Paragraph, ...]]:
        """Yield the paragraphs of each brief; no sentence is borrowed twice in a report.

        A problem that was borrowed is answered in the plan as the user's own are.
        """
        asked = cache(retrieve)  # sections ask for the same passages
        said: list[str] = []
        lacking: list[str] = []
        for brief in briefs:
            own = replace(brief, problems=(*brief.problems, *lacking))
            paragraphs = tuple(_write_section(own, asked, said))
            written = [sentence for paragraph in paragraphs for sentence in paragraph]
            said += [sentence.text for sentence in written]
            if brief.functions == (Function.PROBLEMS,) and len(brief.headings) == 1:
                lacking += [
                    _problem_name(one.text) for one in written if one.precedents and not one.facts
                ]
            yield paragraphs


def _problem_name(item: str) -> str:
    return strip_opening_mark(re.split("[，。]", item)[0], ITEMS)


def _write_section(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> Iterator[Paragraph]:
    if not brief.headings:
        yield tuple(Written(text=text) for text in opening_sentences(brief))
        return
    for function in brief.functions:
        sentences = _WRITERS.get(function, write_results)(
            _brief_for_function(brief, function), retrieve, said
        )
        if sentences:
            yield tuple(sentences)
    if text := closing_sentence(brief):
        yield (Written(text=text),)


def _brief_for_function(brief: Brief, function: Function) -> Brief:
    """Return the brief of one part of a merged section; the plan answers the problems above it."""
    facts = _facts_for_function(function, brief)
    here = (
        _facts_for_function(Function.PROBLEMS, brief)
        if Function.PROBLEMS in brief.functions
        else ()
    )
    problems = (*brief.problems, *(strip_item_marks(fact.text) for fact in here))
    return replace(brief, functions=(function,), facts=facts, problems=problems)


def _facts_for_function(function: Function, brief: Brief) -> tuple[Fact, ...]:
    """Return the facts of one part of a merged section: of 问题和打算 the planned go last."""
    if len(brief.functions) == 1:
        return brief.facts
    if Function.PLAN not in brief.functions:
        return brief.facts if function is brief.function else ()
    plans = function is Function.PLAN
    return tuple(fact for fact in brief.facts if _is_planned(fact, brief) is plans)


def _is_planned(fact: Fact, brief: Brief) -> bool:
    return looks_ahead(fact) or starts_after(fact.text, brief.period)
