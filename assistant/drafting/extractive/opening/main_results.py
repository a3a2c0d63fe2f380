"""Choose the two or three results of the year that the opening of a report names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Fact, Theme, Written
from assistant.drafting.extractive.fact_clauses import (
    duration_prefix,
    fact_clause,
    opens_with_time,
)
from assistant.drafting.extractive.opening.condense import condense
from assistant.drafting.extractive.opening.headlines import Headline, headlines
from assistant.drafting.facts.roles.later_time import is_planned
from assistant.records import Period, Span
from assistant.text.figures.read_figures import without_figures
from assistant.text.similarity import content_bigrams

_MOST, _FEWEST = 3, 2  # results
_LEAST = 2.1  # points; less is no main result
_FIRST, _LATER = 1.2, 0.2  # points: it opens its section; off for each later one
_LEADS, _HEADS_LEDGER = 0.5, 0.5  # points: it opens the first section, the ledger
_LATER_SECTION = 0.05  # points off for each section in front: what matters most comes first
_HEAD_ROW, _NEXT_ROW = 1.5, 0.4  # points for the row that heads a table; off for each next one
_OWN_WORK = 0.5  # points for each deviation that it is nearer the unit's name than the others
_SAME_SECTION = 1.0  # points off where a section has a main result already


def main_results(brief: Brief, nearness: TextNearness | None = None) -> Written | None:
    """Return a sentence with the main results, from several sections; None for too few.

    What fell, what is wanting or planned is none, for the reader would have to be told why, nor
    what another fact contradicts.
    With `nearness`, what is near the unit's own work counts more.
    """
    found = [_candidates(theme, place, brief) for place, theme in enumerate(brief.results)]
    chosen = _choose(_with_own_work(found, brief, nearness))
    return _as_sentence(chosen, brief.period) if len(chosen) >= _FEWEST else None


def _candidates(theme: Theme, place: int, brief: Brief) -> list[Headline]:
    """Return what the facts of a section have to say to the opening."""
    rows = _table_rows(brief.results)
    found: list[Headline] = []
    for number, fact in enumerate(theme.facts):
        score = max(_FIRST - _LATER * number, 0.0) - _LATER_SECTION * place
        score += _LEADS * (not number and not place) + _HEADS_LEDGER * (fact is _first_line(brief))
        if fact in rows:
            score += max(_HEAD_ROW - _NEXT_ROW * rows.index(fact), 0.0)
        if not is_planned(fact, brief.period):
            said = headlines(fact, fact_clause(fact, brief.period), brief)
            sure = (one for one in said if not _is_disputed(one))
            found += [replace(one, score=one.score + score) for one in sure]
    return found


def _first_line(brief: Brief) -> Fact | None:
    """Return the fact that the ledger opens with."""
    facts = (fact for theme in brief.results for fact in theme.facts)
    return min(facts, key=lambda fact: (fact.file, fact.line), default=None)


def _is_disputed(one: Headline) -> bool:
    """Return whether a line that contradicts the fact is on what the headline counts."""
    words = content_bigrams(without_figures(one.clause))
    return any(words & content_bigrams(line) for line in one.fact.disputed)


def _with_own_work(
    found: Sequence[Sequence[Headline]], brief: Brief, nearness: TextNearness | None
) -> list[list[Headline]]:
    """Return the candidates, those near the unit's own work with more points."""
    if nearness is None or not brief.organisation:
        return [list(some) for some in found]
    texts = [one.text for some in found for one in some]
    if not texts:
        return []
    near = nearness.beyond_chance(texts, [brief.organisation])[:, 0]
    points = iter(near - near.mean())
    return [
        [replace(one, score=one.score + _OWN_WORK * float(next(points))) for one in some]
        for some in found
    ]


def _choose(found: Sequence[Sequence[Headline]]) -> list[Headline]:
    """Return the weightiest candidates in their order, each of another fact."""
    ordered = [one for some in found for one in some]
    section = {id(one): place for place, some in enumerate(found) for one in some}
    chosen: list[Headline] = []
    while len(chosen) < _MOST:
        facts = {one.fact for one in chosen}
        taken = {section[id(one)] for one in chosen}
        left = [one for one in ordered if one.fact not in facts and one.score >= _LEAST]
        if not left:
            break
        again = {id(one): _SAME_SECTION * (section[id(one)] in taken) for one in left}
        chosen.append(max(left, key=lambda one: one.score - again[id(one)]))
    return [one for one in ordered if one in chosen]


def _table_rows(themes: Sequence[Theme]) -> list[Fact]:
    """Return the facts that give last year's value or a target, as the ledger has them."""
    rows = [fact for theme in themes for fact in theme.facts if fact.last or fact.target]
    return sorted(rows, key=lambda fact: (fact.file, fact.line))


def _as_sentence(results: Sequence[Headline], period: Period) -> Written:
    """Return the results as a sentence that says once what time they are of.

    What has the time for a subject of its own (上半年产值) begins: there it stays with it.
    """
    named = period.span.value
    ordered = sorted(results, key=lambda one: not _has_time_for_subject(one, period))
    said = condense(ordered)
    text = "，".join(said)
    is_timed = _has_time_for_subject(ordered[0], period)
    return Written(
        text=f"{named if is_timed else _time_prefix(ordered[0].clause, period)}{text}。",
        facts=tuple(one.fact for one in ordered),
    )


def _has_time_for_subject(one: Headline, period: Period) -> bool:
    """Return whether the period stands in front of a thing in the ledger, not of a deed."""
    is_timed = one.fact.statement.startswith(period.span.value)
    return is_timed and not duration_prefix(one.clause, period)


def _time_prefix(text: str, period: Period) -> str:
    """Return 全年 for what was done, 全年， for how it stood; "" where a time is said."""
    if period.span is Span.OTHER or opens_with_time(text):
        return ""
    return duration_prefix(text, period) or f"{period.span.value}，"
