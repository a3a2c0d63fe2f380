"""Write a report without a model service, from facts and the wording of past reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.drafting.draft import Brief, Fact, Retrieve, Written, WrittenParagraphs
from assistant.drafting.extractive.opening_section import closing_sentence, opening_sentences
from assistant.drafting.extractive.plan_section import write_plan
from assistant.drafting.extractive.problems_section import write_problems
from assistant.drafting.extractive.results_section import write_results
from assistant.drafting.planning.fact_roles import is_planned
from assistant.records import Function
from assistant.text.list_marks import ITEMS, strip_item_marks, strip_opening_mark

_WRITERS = {Function.PROBLEMS: write_problems, Function.PLAN: write_plan}


class PrecedentWriter:
    """The built-in writer: facts behind wording of past reports."""

    def write(self, briefs: Sequence[Brief], *, retrieve: Retrieve) -> Iterator[WrittenParagraphs]:
        """Yield the paragraphs of each brief; no sentence is borrowed twice in a report.

        The plan answers borrowed problems as it does the user's own.
        """
        cached = cache(retrieve)  # sections ask for the same passages
        said: list[str] = []
        borrowed: list[str] = []  # problems of past reports
        for brief in briefs:
            own = replace(brief, problems=(*brief.problems, *borrowed))
            paragraphs = _write_section(own, cached, said)
            written = [sentence for paragraph in paragraphs for sentence in paragraph]
            said += [sentence.text for sentence in written]
            if brief.functions == (Function.PROBLEMS,) and len(brief.headings) == 1:
                borrowed += [
                    _problem_name(one.text) for one in written if one.precedents and not one.facts
                ]
            yield paragraphs


def _problem_name(item: str) -> str:
    return strip_opening_mark(re.split("[，。]", item)[0], ITEMS)


def _write_section(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> WrittenParagraphs:
    if not brief.headings:
        return (tuple(Written(text=text) for text in opening_sentences(brief)),)
    parts = [_brief_for_function(brief, function) for function in brief.functions]
    paragraphs = [
        tuple(_WRITERS.get(part.function, write_results)(part, retrieve, said)) for part in parts
    ]
    if text := closing_sentence(brief):
        paragraphs.append((Written(text=text),))
    return tuple(filter(None, paragraphs))


def _brief_for_function(brief: Brief, function: Function) -> Brief:
    """Return the brief of one part of a merged section; its plan answers its problems."""
    problems = brief.problems
    if Function.PROBLEMS in brief.functions:
        here = _facts_for_function(Function.PROBLEMS, brief)
        problems = (*problems, *(strip_item_marks(fact.text) for fact in here))
    facts = _facts_for_function(function, brief)
    return replace(brief, functions=(function,), facts=facts, problems=problems)


def _facts_for_function(function: Function, brief: Brief) -> tuple[Fact, ...]:
    """Return the facts of one part of a merged section, planned ones for the plan."""
    if len(brief.functions) == 1:
        return brief.facts
    if Function.PLAN not in brief.functions:
        return brief.facts if function is brief.function else ()
    plans = function is Function.PLAN
    return tuple(fact for fact in brief.facts if is_planned(fact, brief.period) is plans)
