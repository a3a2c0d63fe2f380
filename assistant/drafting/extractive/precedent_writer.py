"""Write a report without a model service, from facts and the wording of past reports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Fact, Retrieve, Written, WrittenParagraphs
from assistant.drafting.extractive.fill_length import fill_length
from assistant.drafting.extractive.missed_targets import tell_missed_targets
from assistant.drafting.extractive.opening.opening_section import closing_sentence, write_opening
from assistant.drafting.extractive.plan_section import write_plan
from assistant.drafting.extractive.problems_section import write_problems
from assistant.drafting.extractive.results_section import write_results
from assistant.drafting.facts.roles.later_time import is_planned
from assistant.drafting.planning.assign_facts import builtin_nearness
from assistant.records import Function
from assistant.text.fluency.joints import without_doubled
from assistant.text.list_marks import ITEMS, strip_item_marks, strip_opening_mark


class PrecedentWriter:
    """The built-in writer: facts behind wording of past reports."""

    def __init__(self, nearness: Callable[[], TextNearness | None] = lambda: None) -> None:
        """`nearness` opens what tells whether wording is about a section; it is opened if asked."""
        self._nearness = nearness

    def write(self, briefs: Sequence[Brief], *, retrieve: Retrieve) -> Iterator[WrittenParagraphs]:
        """Yield the paragraphs of each brief; no sentence is borrowed twice in a report.

        The plan answers borrowed problems as it does the user's own.
        """
        cached = cache(retrieve)  # sections ask for the same passages
        said: list[str] = []
        borrowed: list[str] = []  # problems of past reports
        for brief in briefs:
            own = replace(brief, problems=(*brief.problems, *borrowed))
            paragraphs = self._write_section(own, cached, said, briefs)
            paragraphs = tuple(tuple(map(_without_slips, one)) for one in paragraphs)
            written = [sentence for paragraph in paragraphs for sentence in paragraph]
            said += [sentence.text for sentence in written]
            if brief.functions == (Function.PROBLEMS,) and len(brief.headings) == 1:
                borrowed += [
                    _problem_name(one.text) for one in written if one.precedents and not one.facts
                ]
            yield paragraphs

    def _write_section(
        self, brief: Brief, retrieve: Retrieve, said: Sequence[str], others: Sequence[Brief]
    ) -> WrittenParagraphs:
        if not brief.headings:
            return write_opening(brief, retrieve, self._nearness())
        parts = [_brief_for_function(brief, function) for function in brief.functions]
        paragraphs = [tuple(self._write_part(part, retrieve, said, others)) for part in parts]
        if text := closing_sentence(brief):
            paragraphs.append((Written(text=text),))
        return tuple(filter(None, paragraphs))

    def _write_part(
        self, part: Brief, retrieve: Retrieve, said: Sequence[str], others: Sequence[Brief]
    ) -> list[Written]:
        nearness = self._nearness() or builtin_nearness()
        if part.function is Function.PROBLEMS:
            missed = tell_missed_targets(part, others)
            written = write_problems(part, retrieve, said, missed)
        elif part.function is Function.PLAN:
            facts = [fact for one in others for fact in one.facts]
            aims = _aims(others)
            written = write_plan(part, retrieve, said, facts=facts, aims=aims, nearness=nearness)
        else:
            written = write_results(part, retrieve, said, nearness)
        if part.target_length is None:
            return written
        return fill_length(written, part, retrieve, said, others=others, nearness=self._nearness())


def _without_slips(sentence: Written) -> Written:
    """Return the sentence without a stretch said twice in a row, unless the ledger says it so."""
    text = without_doubled(sentence.text)
    stated = "".join(fact.text for fact in sentence.facts)
    is_own = text == sentence.text or without_doubled(stated) != stated
    return sentence if is_own else replace(sentence, text=text)


def _aims(briefs: Sequence[Brief]) -> list[Fact]:
    """Return the targets of a report."""
    plans = [one for one in briefs if Function.PLAN in one.functions]
    return [fact for one in plans for fact in _facts_for_function(Function.PLAN, one)]


def _problem_name(item: str) -> str:
    return strip_opening_mark(re.split("[，。]", item)[0], ITEMS)


def _brief_for_function(brief: Brief, function: Function) -> Brief:
    """Return the brief of one part of a merged section; its plan answers its problems."""
    problems = brief.problems
    if Function.PROBLEMS in brief.functions:
        here = _facts_for_function(Function.PROBLEMS, brief)
        problems = (*problems, *(strip_item_marks(fact.text) for fact in here))
    facts = _facts_for_function(function, brief)
    length = brief.target_length and brief.target_length // len(brief.functions)
    return replace(
        brief, functions=(function,), facts=facts, problems=problems, target_length=length
    )


def _facts_for_function(function: Function, brief: Brief) -> tuple[Fact, ...]:
    """Return the facts of one part of a merged section, planned ones for the plan."""
    if len(brief.functions) == 1:
        return brief.facts
    if Function.PLAN not in brief.functions:
        return brief.facts if function is brief.function else ()
    plans = function is Function.PLAN
    return tuple(fact for fact in brief.facts if is_planned(fact, brief.period) is plans)
