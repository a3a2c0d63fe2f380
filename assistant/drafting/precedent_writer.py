"""Write sections offline, from the facts and the wording of past reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting import stock
from assistant.drafting.assignment import looks_ahead
from assistant.drafting.precedents import Candidate, candidates_for, different
from assistant.drafting.records import Brief, Fact, Retrieve, Written
from assistant.drafting.weaving import enumerate_items, one_by_one, weave
from assistant.records import Function

Paragraph = tuple[Written, ...]

_WITHOUT_FACTS = 3  # practices borrowed for a section the user gave no fact for
_PROBLEM_ITEMS = 3  # facts included: problems are kept short
_PROBLEM_SENTENCES = 2  # under a heading of its own
_PLAN_ITEMS = 4
_PLAN_SENTENCES = 3  # under a heading of its own inside a plan
_STANDS_ALONE = 16  # characters of a borrowed sentence
_MANY_FACTS = 4  # so many need no second practice in front of them


class PrecedentWriter:
    """The writer that needs no service: facts woven in between borrowed sentences."""

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
        yield tuple(Written(text=text) for text in stock.opening(brief))
        return
    for function in brief.functions:
        part = replace(brief, functions=(function,), facts=_facts_of(function, brief))
        sentences = _WRITERS.get(function, _results)(part, retrieve, said)
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


def _results(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return practice, facts, effect; above further headings the facts alone."""
    facts = weave(brief.facts, period=brief.period)
    if not brief.is_leaf:
        return facts
    candidates = list(different(candidates_for(brief, retrieve), said))
    practices = [candidate for candidate in candidates if not candidate.is_effect]
    effects = [candidate for candidate in candidates if candidate.is_effect]
    wanted = _practices_wanted(len(facts))
    written = _joined([*_borrowed(practices[:wanted]), *facts])
    return [*written, *_borrowed(effects[:1])] or [Written(text=stock.gap(brief))]


def _joined(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences, a clause too short to stand alone joined to what it leads up to."""
    joined: list[Written] = []
    for sentence in sentences:
        before = joined[-1] if joined else None
        if before and before.precedents and not before.facts and len(before.text) < _STANDS_ALONE:
            joined[-1] = Written(
                text=f"{before.text.rstrip('。')}，{sentence.text}",
                facts=sentence.facts,
                precedents=(*before.precedents, *sentence.precedents),
            )
        else:
            joined.append(sentence)
    return joined


def _practices_wanted(facts: int) -> int:
    if not facts:
        return _WITHOUT_FACTS
    return 1 if facts >= _MANY_FACTS else 2


def _problems(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return a lead and the problems as 一是, 二是: the user's first, then borrowed ones."""
    known = one_by_one(brief.facts, period=brief.period)
    if not brief.is_leaf:
        return known
    candidates = list(different(candidates_for(brief, retrieve), said))
    top = len(brief.headings) == 1
    missing = max((_PROBLEM_ITEMS if top else _PROBLEM_SENTENCES) - len(known), 0)
    items = [*_borrowed(candidates[:missing])]
    if not (known or items):
        return [Written(text=stock.gap(brief))]
    if not top:  # the heading names the problem: what is generally so first, then the evidence
        return [*items, *known]
    return [Written(text=stock.lead(brief)), *enumerate_items([*known, *items])]


def _plan(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return a lead that names the time, the user's targets, then borrowed steps."""
    top = len(brief.headings) == 1
    lead = [Written(text=stock.lead(brief))] if top else []
    targets = one_by_one(brief.facts, period=brief.period, horizon=brief.horizon if top else "")
    if not brief.is_leaf:
        return [*lead, *targets]
    candidates = list(different(candidates_for(brief, retrieve), said))
    steps = _borrowed(candidates[: _PLAN_ITEMS if top else _PLAN_SENTENCES])
    written = [*targets, *steps] or [Written(text=stock.gap(brief, said))]
    return [*lead, *(enumerate_items(written) if top else written)]


def _borrowed(candidates: Sequence[Candidate]) -> list[Written]:
    return [
        Written(text=candidate.text, precedents=(candidate.passage,)) for candidate in candidates
    ]


_WRITERS = {Function.PROBLEMS: _problems, Function.PLAN: _plan}
