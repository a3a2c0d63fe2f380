"""Split a line of a ledger that tells a result and then a plan or a problem, one fact for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Fact
from assistant.drafting.facts.roles.borrowed_subject import is_whole, lacking_clause, planned_clause
from assistant.drafting.facts.roles.later_time import CLAUSE, is_planned, starts_after
from assistant.drafting.facts.roles.role_odds import role_odds
from assistant.records import Period, Span
from assistant.text.figures.read_figures import states_value
from assistant.text.lexicon import group

# Not that of the report: a ledger is cut in the same way whatever it is read for.
_ANY_PERIOD = Period(year=None, span=Span.OTHER)
_HALF_TIME = Period(year=None, span=Span.FIRST_HALF)
_STOP = re.compile("[；。，]")
_OTHER_THING = re.compile("另外?[：:]")
_STRONG_STOPS = "；。"
_LATER_HALF, _NEXT_YEAR = group("outlook.second_half"), group("outlook.next_year")
_AHEAD, _ONCE_MORE, _PAST = (
    group("outlook.ahead"),
    group("outlook.once_more"),
    group("outlook.past"),
)
_DEED, _FINISHED = group("facts.deed"), group("claims.finished")
_CHANGED = re.compile(
    rf"{group('moves.change').pattern}[^，。；]{{0,3}}\d|(?:上年|去年)[^，。；]*\d"
)
_CLEAR, _UNLIKELY = 0.7, 0.3
_LONGEST = 500  # characters: more is a paragraph with many results and plans, no line of two
_SETUP = 2  # clauses of a problem that a comma sets off: what it is about, and what is wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """A place where a text may be cut."""

    left: str
    right: str
    is_strong: bool  # a full stop or a semicolon


def split_roles(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts; a line of two roles is two facts of one line, the second with a b.

    >>> line = Fact(id="F1", text="新建驿站12个，明年再建20个", line=1)
    >>> [(fact.id, fact.text) for fact in split_roles([line])]
    [('F1', '新建驿站12个'), ('F1b', '明年再新建驿站20个')]
    """
    taken = {fact.id for fact in facts}
    return [
        part
        for fact in facts
        for part in ((fact,) if f"{fact.id}b" in taken else _halves(fact) or (fact,))
    ]


def _halves(fact: Fact) -> tuple[Fact, Fact] | None:
    """Return both halves of a fact, None for one of a single role."""
    if len(fact.text) > _LONGEST:
        return None
    for cut in _cuts(fact.text):
        if (other := _OTHER_THING.match(cut.right)) and is_whole(cut.right[other.end() :]):
            return _cut_fact(fact, cut.left, cut.right[other.end() :], is_plan=False)
        if planned := _plan_behind(cut):
            return _cut_fact(fact, cut.left, planned, is_plan=True)
        if lacking := _problem_behind(cut):
            return _cut_fact(fact, cut.left, lacking, is_plan=False)
    return None


def _cuts(text: str) -> Iterator[_Cut]:
    """Yield the places where a text may be cut, not in brackets, those at strong stops first."""
    whole = text.strip(_STRONG_STOPS)
    found = [
        _Cut(left=left, right=whole[stop.end() :], is_strong=stop[0] in _STRONG_STOPS)
        for stop in _STOP.finditer(whole)
        if (left := whole[: stop.start()]).count("（") == left.count("）")
        and left.count("“") == left.count("”")
    ]
    yield from sorted(found, key=lambda cut: not cut.is_strong)


def _cut_fact(fact: Fact, left: str, right: str, *, is_plan: bool) -> tuple[Fact, Fact]:
    behind = replace(
        _clause_fact(right),
        id=f"{fact.id}b",
        line=fact.line,
        file=fact.file,
        sheet=fact.sheet,
        section=fact.section,
        source=fact.source,
        topic=fact.topic,
        is_planned=is_plan,
    )
    return replace(fact, text=left), behind


def _clause_fact(text: str) -> Fact:
    return Fact(id="", text=text, line=0)


def _plan_behind(cut: _Cut) -> str:
    """Return the plan behind a cut as a clause of its own, "" for none."""
    is_marked = cut.is_strong or bool(
        _LATER_HALF.opening(cut.right) or _NEXT_YEAR.opening(cut.right)
    )
    if not (is_marked and _is_plan(cut.right) and _tells_no_plan(cut.left)):
        return ""
    return planned_clause(cut.left, cut.right)


def _is_plan(text: str) -> bool:
    if _PAST.occurs_in(text):
        return False
    is_later = bool(_LATER_HALF.opening(text)) and (
        _AHEAD.occurs_in(text) or _ONCE_MORE.occurs_in(text)
    )
    return is_later or role_odds(_clause_fact(text), _ANY_PERIOD)[2] >= _CLEAR


def _tells_no_plan(text: str) -> bool:
    """Return whether a text tells how things stand, in figures or as finished."""
    fact = _clause_fact(text)
    is_ahead = any(starts_after(clause, _HALF_TIME) for clause in CLAUSE.split(text))
    if is_ahead or is_planned(fact, _ANY_PERIOD) or _AHEAD.occurs_in(text):
        return False
    told = _FINISHED.occurs_in(text) or states_value(text)
    return told and role_odds(fact, _ANY_PERIOD)[2] < _UNLIKELY


def _problem_behind(cut: _Cut) -> str:
    """Return the problem behind a cut as a clause of its own, "" for none."""
    if lacking := lacking_clause(cut.left, cut.right):
        return lacking if _is_result(cut.left) else ""
    clauses = cut.right.split("，")
    if (not cut.is_strong and len(clauses) != _SETUP) or not _is_result(cut.left):
        return ""
    is_told = cut.is_strong or (not _is_problem(clauses[0]) and is_whole(clauses[-1]))
    return cut.right if is_told and _is_problem(clauses[-1]) and is_whole(cut.right) else ""


def _is_problem(text: str) -> bool:
    return role_odds(_clause_fact(text), _ANY_PERIOD)[1] >= _CLEAR


def _is_result(text: str) -> bool:
    """Return whether a text clearly tells what was done: a deed with its figure, a change."""
    fact = _clause_fact(text)
    if not _tells_no_plan(text) or any(map(_is_problem, CLAUSE.split(text))):
        return False
    is_deed = _FINISHED.occurs_in(text) or bool(_DEED.first_in(text))
    return (is_deed or bool(_CHANGED.search(text))) and role_odds(fact, _ANY_PERIOD)[1] < _UNLIKELY
