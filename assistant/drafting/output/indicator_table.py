"""Set the indicators of a ledger out as a table: this year, last year, change, goal, how far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Fact
from assistant.drafting.output.fact_citation import fact_citation
from assistant.errors import ExportError
from assistant.manuscript import Table

TITLE = "主要指标完成情况表"
_HEADER = ("指标", "本年", "上年", "增减", "目标", "完成率")
_SOURCE = "出处"
_NONE = "—"
_BARE = re.compile(r"[-+−]?\d[\d.,，]*")
_CHANGE = re.compile(r"同比(?P<change>.+)")
_DONE = re.compile(r"完成[^，。；]*?(?:的(?P<share>\d[\d.]*%))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _IndicatorRow:
    """One indicator with its figures, and the facts that give them."""

    cells: tuple[str, ...]
    facts: tuple[Fact, ...]

    @property
    def source(self) -> str:
        """Where each figure of the row comes from, and how it was worked out."""
        derived = (fact.calculation for fact in self.facts if fact.calculation)
        return "；".join([*map(fact_citation, self.facts), *derived])


def indicator_table(facts: Sequence[Fact], *, with_sources: bool) -> Table:
    """Return the table of these facts, with their sources in a last column where asked.

    All figures are of the ledger or derived in its facts. Raises ExportError where no fact has an
    indicator and a value.
    """
    rows = list(_indicator_rows(facts))
    if not rows:
        raise ExportError(
            f"台账里没有指标和数值，列不出{TITLE}。",
            hint="台账要写成表格：指标、数值、单位，有上年和目标的一并写上。",
        )
    return Table(
        caption="",
        header=(*_HEADER, _SOURCE) if with_sources else _HEADER,
        rows=tuple((*row.cells, row.source) if with_sources else row.cells for row in rows),
    )


def _indicator_rows(facts: Sequence[Fact]) -> Iterator[_IndicatorRow]:
    done = [fact for fact in facts if fact.indicator and fact.value and not fact.is_planned]
    names = {fact.indicator for fact in done}
    changes = {name: fact for fact in done if (name := _changed_indicator(fact)) in names}
    for fact in done:
        if _changed_indicator(fact) in names:
            continue  # it stands in the row of what has changed
        change = changes.get(fact.indicator)
        cells = (
            _name(fact),
            _with_unit(fact.value, fact),
            _with_unit(fact.last, fact),
            _worded_change(change) if change else _stated_change(fact),
            _with_unit(fact.target, fact),
            _share_done(fact),
        )
        yield _IndicatorRow(
            cells=tuple(cell or _NONE for cell in cells),
            facts=(fact, change) if change else (fact,),
        )


def _name(fact: Fact) -> str:
    scope = f"（{fact.scope}）" if fact.scope else ""
    return fact.without_whole(fact.indicator) + scope


def _changed_indicator(fact: Fact) -> str:
    """Return the indicator whose change this fact gives: 营业收入 of 营业收入同比增长."""
    name, same, _ = fact.indicator.partition("同比")
    return name if same else ""


def _worded_change(fact: Fact) -> str:
    return fact.indicator.partition("同比")[2] + _with_unit(fact.value, fact)


def _with_unit(value: str, fact: Fact) -> str:
    """Return a value with the unit of its indicator, which many ledgers give but once.

    >>> _with_unit("3.4", Fact(id="F1", text="", line=1, unit="万件"))
    '3.4万件'
    """
    return value + fact.unit if _BARE.fullmatch(value) else value


def _first_clause(pattern: re.Pattern[str], fact: Fact) -> re.Match[str] | None:
    """Return the first clause of a fact that fits the pattern; None if none does."""
    clauses = re.split("[，；。]", fact.statement)
    return next(filter(None, map(pattern.fullmatch, clauses)), None)


def _stated_change(fact: Fact) -> str:
    found = _first_clause(_CHANGE, fact)
    return found["change"] if found else ""


def _share_done(fact: Fact) -> str:
    """Return how much of its goal is done; a rate or a limit has no such share."""
    found = _first_clause(_DONE, fact) if fact.target else None
    return (found["share"] or "100%") if found else ""
