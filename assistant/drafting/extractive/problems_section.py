"""Write a section on problems: how each shows, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.extractive import templates
from assistant.drafting.extractive.realization import enumerate_items, one_by_one
from assistant.drafting.extractive.section_templates import lead
from assistant.drafting.precedents.past_problems import PastProblem, past_problems
from assistant.drafting.precedents.redundancy import Said, distinct
from assistant.drafting.precedents.relevance import subject_of
from assistant.drafting.precedents.search_precedents import (
    borrower_for,
    passages_for,
    query_for,
    topics_of,
)
from assistant.drafting.topics.sectors import trade_of, unsaid
from assistant.drafting.topics.work_items import works_of

_ITEMS, _MOST_ITEMS = 3, 6  # the user's included: problems are kept short
_FEW = 2  # so many there are at least
_LENGTH = 90  # characters of a problem, unless the notes ask for another length
_CLOSE = 0.7  # of the closest one's score: what else may be said of a problem
_VERY_SURE = 8.0  # from here on what is said belongs to the subject though it does not name it
_SURE = 5.0  # how close a past problem has to be for its cause or its figure to be asked for
_NOT_A_CAUSE = re.compile("原因|主要是|由于|在于|因[为此]|导致|受.{2,12}影响")


def problems(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return a lead and the problems as 一是, 二是: the user's first, then borrowed ones."""
    opening = [Written(text=lead(brief))]
    if not brief.is_leaf:
        return [*opening, *one_by_one(brief.facts, period=brief.period)]
    known = Said([*said, *brief.world.split()])
    if len(brief.headings) > 1:
        return _under_its_heading(brief, retrieve, known)
    items = [_with_cause(fact, brief, retrieve, known) for fact in brief.facts]
    items += _from_past(brief, retrieve, known, wanted=_wanted(brief) - len(items))
    items += _general(brief, known)[: max(_FEW - len(items), 0)]
    return [*opening, *enumerate_items(items)] if items else [*opening, templates.unknown()]


def _wanted(brief: Brief) -> int:
    """Return how many problems there are to be, the user's included."""
    if brief.target_length is None:
        return max(_ITEMS, len(brief.facts))
    return min(max(brief.target_length // _LENGTH, _FEW), _MOST_ITEMS)


def _under_its_heading(brief: Brief, retrieve: Retrieve, known: Said) -> list[Written]:
    """Return how the problem that the heading names shows, and why it is so."""
    written = one_by_one(brief.facts, period=brief.period)
    past = _search(brief.topic, brief, retrieve)
    length = brief.target_length or _LENGTH
    for problem in past:
        enough = sum(len(sentence.text) for sentence in written) >= length / 2
        if enough or problem.score < _CLOSE * past[0].score:
            break
        if signs := _signs(problem, known):
            written.append(Written(text=f"{signs}。", precedents=(problem.passage,)))
            known.add(signs)
    cause = _cause_of(brief.topic, past, known)
    if not written:
        return [_from_heading(brief, cause, known)]
    if cause is None or any(_NOT_A_CAUSE.search(fact.text) for fact in brief.facts):
        return written
    return [*written, replace(cause, text=f"{_opener(known)}{cause.text}。")]


def _from_heading(brief: Brief, cause: Written | None, known: Said) -> Written:
    """Return the problem in one sentence made of its heading, the cause behind it if known."""
    stated = templates.stated(brief.topic)
    if cause is not None:
        if any("致使" in sentence for sentence in known.sentences):
            return replace(cause, text=f"{stated}，{_opener(known)}{cause.text}。")
        return replace(cause, text=f"{cause.text}，致使{stated}。")
    text = templates.shown(stated, known.sentences)
    return Written(text=text, remark=templates.FROM_HEADING)


def _opener(known: Said) -> str:
    return templates.cause_opener(known.sentences)


def _search(text: str, brief: Brief, retrieve: Retrieve) -> list[PastProblem]:
    hits = passages_for(brief, retrieve, query_for(brief, text))
    return past_problems(subject_of(text, brief), hits, borrower_for(brief))


def _signs(problem: PastProblem, known: Said) -> str:
    """Return how a problem shows, with one blank at most; "" where that has been said."""
    certain = problem.speaks_of_it or problem.name or problem.score >= _VERY_SURE
    asks = problem.score >= _SURE and problem.counted and not known.asks(problem.counted)
    counted = problem.counted if asks else ""
    named = "" if counted and Said([counted]).holds(problem.name) else problem.name
    signs = [named, counted, problem.signs if certain else ""]
    return "，".join(distinct(sign for sign in signs if sign and not known.holds(sign)))


def _cause_of(text: str, past: Iterable[PastProblem], known: Said) -> Written | None:
    """Return why a problem is so: as a past report has it, or what generally holds."""
    for problem in past:
        if problem.score >= _SURE and problem.cause and not known.holds(problem.cause):
            return Written(
                text=problem.cause,
                precedents=(problem.passage,),
                remark=templates.THEIR_CAUSE,
            )
    trade = trade_of(text)
    general = unsaid([trade.cause], known.sentences) if trade else ""
    return Written(text=general, remark=templates.GENERAL_CAUSE) if general else None


def _with_cause(fact: Fact, brief: Brief, retrieve: Retrieve, known: Said) -> Written:
    """Return the user's problem, with a cause to be confirmed where the user gave none."""
    [sentence] = one_by_one([fact], period=brief.period)
    known.add(sentence.text)
    if _NOT_A_CAUSE.search(fact.text):
        return sentence
    cause = _cause_of(fact.text, _search(fact.text, brief, retrieve), known)
    if cause is None:
        return sentence
    text = f"{sentence.text.rstrip('。')}，{_opener(known)}{cause.text}。"
    known.add(text)
    return replace(sentence, text=text, precedents=cause.precedents, remark=cause.remark)


def _from_past(brief: Brief, retrieve: Retrieve, known: Said, *, wanted: int) -> list[Written]:
    """Return problems of past reports in the unit's fields of work, one field after the other."""
    ranked = [_search(topic, brief, retrieve) for topic in topics_of(brief)]
    items: list[Written] = []
    taken = [trade_of(fact.text) for fact in brief.facts]
    for place in range(max(map(len, ranked), default=0)):
        for past in ranked:
            if len(items) >= wanted:
                return items
            if place >= len(past):
                continue
            trade = trade_of(past[place].name or past[place].signs)
            again = trade is not None and trade in taken
            if not again and (item := _item(past[place], known)):
                items.append(item)
                taken.append(trade)
    return items


def _item(problem: PastProblem, known: Said) -> Written | None:
    signs = _signs(problem, known)
    if not signs or (problem.name and known.holds(problem.name)):
        return None
    known.add(signs)
    text = signs
    if problem.cause and not known.holds(problem.cause) and "，" not in signs:
        text = f"{signs}，{_opener(known)}{problem.cause}"
        known.add(text)
    return Written(text=f"{text}。", precedents=(problem.passage,))


def _general(brief: Brief, known: Said) -> list[Written]:
    """Return what generally lags in the unit's fields of work, for the user to confirm."""
    written = []
    for theme in brief.themes:
        trade, works = trade_of(theme), works_of([theme])
        if trade and works and unsaid([trade.cause], known.sentences):
            text = f"{works[0]}方面，{trade.cause}。"
            known.add(text)
            written.append(Written(text=text, remark=templates.GENERAL_CAUSE))
    return written
