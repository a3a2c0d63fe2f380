"""Take last year's value of a figure from the unit's own past report, where the ledger has none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Fact, Retrieve, Unresolved
from assistant.drafting.fact_figures.measures import are_alike
from assistant.drafting.facts.derive import derive_figures
from assistant.records import Filter, Period, StoredPassage
from assistant.reports.organisations import find_type
from assistant.text.figures.calculations.figure_sentence import PERCENTAGES
from assistant.text.figures.figure import COUNTED
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_HITS = 8
_PATIENCE = 5  # facts for which no own report is found before none is looked for any more
_SAME = 0.8  # share of the pairs of characters that two names of one indicator have in common
_FEWEST = 2  # pairs of a name
_FARTHEST = 5  # times as much: then it is another thing, or of another scope
_TARGET, _PLANNED = group("totals.target"), group("facts.aimed_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class _PastValue:
    """A value of the year before, and the passage that gives it."""

    place: LabelledFigure
    passage: StoredPassage


def supply_past_values(
    facts: Sequence[Fact],
    *,
    done: Collection[str],
    organisation: str,
    period: Period,
    retrieve: Retrieve,
) -> tuple[list[Fact], list[Unresolved]]:
    """Return the facts with the change over what the unit reported a year before, and a row each.

    Only a fact on what was `done`, of one value, is held against it, and only by the same name in
    the same unit; what the own reports tell differently, or not at all, stays as it is.
    """
    if not organisation or period.year is None:
        return list(facts), []
    found, rows, misses = list[Fact](), list[Unresolved](), 0
    for fact in facts:
        level = _only_level(fact) if fact.id in done else None
        past = None
        if level is not None and misses < _PATIENCE:
            own = list(_own_passages(level, organisation, period, retrieve))
            misses = 0 if own else misses + 1
            past = _past_value(level, own)
        worded = _with_past(fact, level, past) if level and past else fact
        found.append(worded)
        if past and worded is not fact:
            rows.append(_row(worded, past))
    return found, rows


def _only_level(fact: Fact) -> LabelledFigure | None:
    """Return the one value of a fact, None for one with several, with a change or with a plan."""
    places = label_figures(fact.text)
    counted = [one for one in places if one.figure.kind in COUNTED | PERCENTAGES]
    if len(counted) != 1 or _TARGET.occurs_in(fact.text) or _PLANNED.occurs_in(fact.text):
        return None
    (level,) = counted
    return None if level.move or level.is_earlier or level.figure.number is None else level


def _own_passages(
    level: LabelledFigure, organisation: str, period: Period, retrieve: Retrieve
) -> Iterator[StoredPassage]:
    named = find_type(organisation)
    wanted = Filter(
        years=((period.year or 0) - 1,),
        spans=(period.span,),
        org_types=(named.type.name,) if named else (),
    )
    for hit in retrieve(level.label, wanted, _HITS):
        if hit.passage.organisation == organisation:
            yield hit.passage


def _past_value(level: LabelledFigure, own: Iterable[StoredPassage]) -> _PastValue | None:
    """Return the value that own passages give under the same name; None where they differ."""
    values = [
        _PastValue(place=place, passage=passage)
        for passage in own
        for place in label_figures(passage.text)
        if _is_same(level, place)
    ]
    keys = {one.place.figure.key for one in values}
    return values[0] if len(keys) == 1 else None


def _is_same(level: LabelledFigure, place: LabelledFigure) -> bool:
    figure, other = level.figure, place.figure
    if place.move or place.is_earlier or figure.kind is not other.kind:
        return False
    if not (are_alike(figure, other) and figure.number and other.number):
        return False
    if _TARGET.occurs_in(place.clause) or _PLANNED.occurs_in(place.clause):
        return False
    ratio = abs(figure.number / other.number)
    one, two = (bigrams(strip_framing(each.label)) for each in (level, place))
    shared = 2 * len(one & two) / max(len(one) + len(two), 1)
    return (
        min(len(one), len(two)) >= _FEWEST
        and shared >= _SAME
        and (1 / _FARTHEST <= float(ratio) <= _FARTHEST)
    )


def _with_past(fact: Fact, level: LabelledFigure, past: _PastValue) -> Fact:
    """Return the fact with the past value behind its own, and the change worked out."""
    end = level.figure.end
    value = past.place.figure.text
    aside = f"（上年同期{value}）"
    worded = derive_figures(replace(fact, text=f"{fact.text[:end]}{aside}{fact.text[end:]}"))
    if not worded.calculation:  # it is as it was, or nothing can be worked out
        return fact
    text, computed = (
        one.replace(f"比上年同期的{value}", "同比") for one in (worded.text, worded.computed)
    )
    return replace(worded, text=text, computed=computed)


def _row(fact: Fact, past: _PastValue) -> Unresolved:
    value, source = past.place.figure.text, past.passage
    reason = (
        f"事实 {fact.id}（第{fact.line}行）的上年数{value}取自本单位{source.year}年的"
        f"《{source.report_title}》，“{fact.computed}”由此算出，请核对"
    )
    return Unresolved(reason=reason, text=fact.statement)
