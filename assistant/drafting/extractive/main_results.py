"""Choose the two or three results of the year that the opening of a report names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log10

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Fact, Theme, Written
from assistant.drafting.extractive.fact_clauses import (
    duration_prefix,
    fact_clause,
    opens_with_time,
)
from assistant.drafting.planning.fact_roles import is_planned
from assistant.records import Period, Span
from assistant.text.figures.figure import COUNTED, MEASURED, Figure, FigureKind
from assistant.text.figures.figure_labels import strip_framing
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.masks import has_mask
from assistant.text.similarity import content_bigrams

_MOST, _FEWEST = 3, 2  # results
_LONGEST = 34  # characters of one of them
_FELL, _GREW = group("moves.down"), group("moves.grown")
_LACKING, _SPOKEN = group("facts.lacking"), group("facts.spoken_lack")
_UNFINISHED = group("outlook.unfinished")
_UNFIT = re.compile("其中|了|在建|少[^，]?\\d")  # a part, spoken, not done, less than before
_CLAUSE = re.compile("[，；。]")
_BRACKETS = re.compile("（[^（）]*）")
_GROWTH, _FIRST, _LATER = 2.0, 1.5, 0.2  # points: it grew; it opens its section; for each later one
_FULL = 1.5  # points for a rate that can go no higher
_LATER_SECTION = 0.05  # points off for each section in front: what matters most comes first
_SIZE = 0.25  # points for each power of ten
_OWN_WORK = 0.5  # points for each deviation beyond chance that it is near the unit's name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """A result fit for the opening."""

    text: str
    fact: Fact
    score: float


def main_results(brief: Brief, nearness: TextNearness | None = None) -> Written | None:
    """Return a sentence with the main results, each of another section; None for too few.

    What fell, what is wanting or planned is none, for the reader would have to be told why, nor
    what another fact contradicts.
    With `nearness`, what is near the unit's own work counts more.
    """
    found = [
        replace(result, score=result.score - _LATER_SECTION * place)
        for place, theme in enumerate(brief.results)
        if (result := _main_result(theme, brief, nearness))
    ]
    chosen = sorted(found, key=lambda one: one.score, reverse=True)[:_MOST]
    if len(chosen) < _FEWEST:
        return None
    return _as_sentence([one for one in found if one in chosen], brief.period)


def _as_sentence(results: Sequence[_Result], period: Period) -> Written:
    """Return the results as a sentence that says once what time they are of.

    What has the time for a subject of its own (上半年产值) begins: there it stays with it.
    """
    named = period.span.value
    ordered = sorted(results, key=lambda one: not one.fact.statement.startswith(named))
    mark = "；" if any("，" in one.text for one in ordered) else "，"
    text = mark.join(one.text for one in ordered)
    is_timed = ordered[0].fact.statement.startswith(named)
    return Written(
        text=f"{named if is_timed else _time_prefix(text, period)}{text}。",
        facts=tuple(one.fact for one in ordered),
    )


def _main_result(theme: Theme, brief: Brief, nearness: TextNearness | None) -> _Result | None:
    """Return the weightiest result of a section."""
    sure = tuple(fact for fact in theme.facts if not fact.disputed)
    results = _results_of(replace(theme, facts=sure), brief.period)
    if nearness is not None and results and brief.organisation:
        near = nearness.beyond_chance([one.text for one in results], [brief.organisation])[:, 0]
        results = [
            replace(one, score=one.score + _OWN_WORK * float(value))
            for one, value in zip(results, near, strict=True)
        ]
    return max(results, key=lambda one: one.score, default=None)


def _time_prefix(text: str, period: Period) -> str:
    """Return 全年 for what was done, 全年， for how it stood; "" where a time is said."""
    if period.span is Span.OTHER or opens_with_time(text):
        return ""
    return duration_prefix(text, period) or f"{period.span.value}，"


def _results_of(theme: Theme, period: Period) -> list[_Result]:
    """Return what each fact of a section has to say to the opening."""
    return [
        _Result(text=text, fact=fact, score=_weigh(text, place))
        for place, fact in enumerate(theme.facts)
        if not is_planned(fact, period) and (text := _headline(fact, period))
    ]


def _headline(fact: Fact, period: Period) -> str:
    """Return the first clause of a fact, with the growth behind it; "" where it is no success."""
    if fact.questions or has_mask(fact.text):
        return ""
    first, *rest = _CLAUSE.split(_BRACKETS.sub("", fact_clause(fact, period)))
    text = f"{first}，{rest[0]}" if rest and _tells_growth(rest[0]) else first
    text = text.removeprefix(period.span.value).lstrip("，")
    return text if len(text) <= _LONGEST and _is_success(text, fact) else ""


def _tells_growth(clause: str) -> bool:
    """Return whether a clause says how much more it is, of nothing but what stands in front."""
    figures = find_figures(clause)
    if not figures or not _GREW.occurs_in(clause):
        return False
    return not content_bigrams(strip_framing(clause[: figures[0].start]))


def _is_success(text: str, fact: Fact) -> bool:
    words = (_LACKING, _SPOKEN, _FELL, _UNFINISHED)
    if any(group.occurs_in(fact.text) for group in words) or _UNFIT.search(text):
        return False
    return any(one.number and one.number > 0 for one in _measured(text, MEASURED))


def _measured(text: str, kinds: frozenset[FigureKind]) -> list[Figure]:
    return [one for one in find_figures(text) if one.kind in kinds]


def _weigh(text: str, place: int) -> float:
    """Return how much a result weighs: growth or a full rate, its place, its size."""
    first, _, growth = text.partition("，")
    size = max((log10(one.number) for one in _measured(first, COUNTED) if one.number), default=0.0)
    reached = _GROWTH if growth else _FULL * first.endswith("率100%")
    return reached + max(_FIRST - _LATER * place, 0.0) + _SIZE * max(size, 0.0)
