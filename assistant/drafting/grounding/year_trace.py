"""Trace a year: it must be that of the figures it is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.draft import FigureStatus
from assistant.drafting.grounding.claims import Claim
from assistant.drafting.grounding.evidence import Case, Trace, all_words, by_fact, given
from assistant.drafting.grounding.fact_index import Stated
from assistant.text.figures.read_figures import Figure

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def trace_year(case: Case, claim: Claim, figure: Figure, others: Sequence[Trace]) -> Trace:
    """Return what a year rests on: it must be that of the figures it is said of."""
    year = str(figure.number)
    governed = _governed(case, claim, others)
    if governed:
        if all(year in _years_of(case, stated) for stated in governed):
            is_given = year in _YEAR.findall(case.evidence.given)
            return given(claim) if is_given else by_fact(claim, governed[0].fact, governed[0])
        return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)
    if year in _YEAR.findall(case.evidence.given):
        return given(claim)
    for fact in case.facts:
        if year in _YEAR.findall(all_words(fact)):
            return by_fact(claim, fact)
    return Trace(claim=claim, status=FigureStatus.UNSUPPORTED)


def _governed(case: Case, claim: Claim, others: Sequence[Trace]) -> list[Stated]:
    """Return the figures that a year speaks of: of its own clause, else of those that follow."""
    following = [one for one in others if one.stated is not None and one.claim.start > claim.start]
    stop = re.search("[，；。]", case.text[claim.end :])
    clause_end = claim.end + stop.start() if stop else len(case.text)
    near = [one for one in following if one.claim.start < clause_end]
    until = next((match.start() for match in _YEAR.finditer(case.text, claim.end)), len(case.text))
    later = [one for one in following if one.claim.start < until]
    return [one.stated for one in (near or later) if one.stated is not None]


def _years_of(case: Case, stated: Stated) -> set[str]:
    """Return the years that a figure of a fact may be said to be of."""
    fact = stated.fact
    own = _YEAR.findall(stated.place.clause)
    if own:
        return set(own)
    leading = _YEAR.findall(fact.text[: stated.figure.start])[:1]
    beside = [*leading, *_YEAR.findall(f"{fact.as_of}，{fact.scope}")]
    if case.evidence.year is not None:
        return {*beside, *(() if leading else (str(case.evidence.year),))}
    return {*beside, *_YEAR.findall(case.evidence.given)}
