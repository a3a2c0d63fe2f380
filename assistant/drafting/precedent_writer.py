"""Write a report offline, section by section, from the facts and the wording of past reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.assignment import looks_ahead
from assistant.drafting.plan_section import plan
from assistant.drafting.problems_section import problems
from assistant.drafting.records import Brief, Fact, Retrieve, Written
from assistant.drafting.results_section import results
from assistant.drafting.stock import opening
from assistant.records import Function

Paragraph = tuple[Written, ...]

_WRITERS = {Function.PROBLEMS: problems, Function.PLAN: plan}


class PrecedentWriter:
    """The writer that needs no service: facts woven in behind borrowed wording."""

    def write(
        self, briefs: Sequence[Brief], *, retrieve: Retrieve
    ) -> Iterator[tuple[Paragraph, ...]]:
        """Yield the paragraphs of each brief; no sentence is borrowed twice in a report."""
        said: list[str] = []
        for brief in briefs:
            paragraphs = tuple(_section(brief, retrieve, said))
            said += [sentence.text for paragraph in paragraphs for sentence in paragraph]
            yield paragraphs


def _section(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> Iterator[Paragraph]:
    if not brief.headings:
        yield tuple(Written(text=text) for text in opening(brief))
        return
    for function in brief.functions:
        part = replace(brief, functions=(function,), facts=_facts_of(function, brief))
        sentences = _WRITERS.get(function, results)(part, retrieve, said)
        if sentences:
            yield tuple(sentences)


def _facts_of(function: Function, brief: Brief) -> tuple[Fact, ...]:
    """Return the facts of one part of a merged section: of 问题和打算 the planned go last."""
    if len(brief.functions) == 1:
        return brief.facts
    if Function.PLAN not in brief.functions:
        return brief.facts if function is brief.function else ()
    plans = function is Function.PLAN
    return tuple(fact for fact in brief.facts if looks_ahead(fact) is plans)
