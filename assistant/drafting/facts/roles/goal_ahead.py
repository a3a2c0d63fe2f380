"""Part the goal of the year ahead from a row whose note tells it: 2026年目标300座."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.drafting.draft import Fact
from assistant.records import Period
from assistant.text.figures.read_figures import read_whole_figure
from assistant.text.lexicon import group

_PLAN = group("chat.plan_mark").pattern
_REACH = "达到"
_DONE = group("ledger.act"), group("ledger.activity")  # at the beginning of a name


def part_goals_ahead(facts: Iterable[Fact], period: Period) -> list[Fact]:
    """Return the facts; a row that tells next year's goal too is two, the second planned.

    >>> from assistant.records import Span
    >>> text = "新建改建户厕426座，2026年目标300座"
    >>> row = Fact(id="F1", text=text, line=2, indicator="新建改建户厕", note="2026年目标300座")
    >>> parts = part_goals_ahead([row], Period(year=2025, span=Span.YEAR))
    >>> [(one.text, one.is_planned) for one in parts]
    [('新建改建户厕426座', False), ('2026年新建改建户厕300座', True)]
    """
    year = f"{period.year + 1}年|" if period.year else ""
    ahead = re.compile(
        rf"，(?P<time>{year}{group('outlook.next_year').pattern})(?:{_PLAN})(?:为|是|{_REACH})?"
        r"(?P<amount>[^，；。]+)(?=[，；。]|$)"
    )
    return [part for fact in facts for part in _parts(fact, ahead)]


def _parts(fact: Fact, ahead: re.Pattern[str]) -> Iterator[Fact]:
    """Yield a fact and, where it tells one, the goal: not in its section, that of results."""
    goal = ahead.search(fact.text) if fact.indicator and not fact.is_planned else None
    if goal is None or read_whole_figure(goal["amount"]) is None:
        yield fact
        return
    clause = goal[0].removeprefix("，")
    yield replace(fact, text=fact.text.replace(goal[0], "", 1), note=_without(fact.note, clause))
    reach = "" if any(one.opening(fact.indicator) for one in _DONE) else _REACH
    yield replace(
        Fact(id=f"{fact.id}b", line=fact.line, text=""),
        text=f"{goal['time']}{fact.indicator}{reach}{goal['amount']}",
        file=fact.file,
        sheet=fact.sheet,
        source=fact.source,
        topic=fact.topic,
        is_planned=True,
    )


def _without(note: str, clause: str) -> str:
    """Return a note without one of its clauses."""
    return note.replace(clause, "").strip("，；。 ")
