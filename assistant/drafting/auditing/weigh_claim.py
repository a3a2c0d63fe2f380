"""Weigh a claim that no fact states: is it to be put right, to be asked about, or well founded?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from assistant.drafting.auditing.calculated_figures import is_calculated
from assistant.drafting.auditing.counts_in_words import (
    counts_own_list,
    is_count_in_words,
    names_member,
)
from assistant.drafting.auditing.operands import Beside
from assistant.drafting.auditing.same_values import find_same_value
from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_index import index_facts
from assistant.drafting.grounding.claims import Claim, ClaimKind
from assistant.drafting.grounding.evidence import Evidence, full_text
from assistant.drafting.grounding.known_values import find_known_value
from assistant.period_days import SPAN_MONTHS
from assistant.text.figures.date_spans import day_span
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.figures.rounding import read_approximation
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_DAY = re.compile("[日号]")
_RANK = re.compile("第|.*[名位]$")
_REGION = re.compile(group("claims.region").pattern)  # 全市: in how many ranks
_PLANS = (group("claims.promise"), group("claims.planned"))


class Weight(Enum):
    """What becomes of a claim that no fact states."""

    SUPPORTED = auto()  # it follows from what is stated, or states nothing
    KNOWN = auto()  # the ledger has the figure, in other words or of another thing
    GENERAL = auto()  # what may stand in no ledger: 前列, 四月, 三件事
    UNFOUNDED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The weight of a claim, and the fact that has its figure."""

    weight: Weight
    fact: Fact | None = None


_SUPPORTED = Verdict(weight=Weight.SUPPORTED)
_GENERAL = Verdict(weight=Weight.GENERAL)
_UNFOUNDED = Verdict(weight=Weight.UNFOUNDED)


def weigh_claim(claim: Claim, beside: Beside, evidence: Evidence) -> Verdict:
    """Return what becomes of a claim that no fact states."""
    if claim.place is not None:
        return _weigh_figure(claim.place, beside, evidence)
    if claim.kind is ClaimKind.AWARD:
        return _weigh_award(claim, beside, evidence)
    if claim.kind is not ClaimKind.RANK:
        return _UNFOUNDED
    said = beside.sentence[claim.start : claim.end]
    if _ranks_so(claim, beside, evidence):
        return _SUPPORTED
    is_praise = group("claims.unranked").occurs_in(said) and not find_figures(said)
    return _GENERAL if is_praise else _UNFOUNDED


def _ranks_so(claim: Claim, beside: Beside, evidence: Evidence) -> bool:
    """Return whether a fact gives the number of a rank, and a word of what it is in."""
    said = beside.sentence[claim.start : claim.end]
    numbers, words = _rank_numbers(said), bigrams(_REGION.sub("，", said))
    return bool(numbers) and any(
        numbers <= _rank_numbers(fact.text) and words & bigrams(full_text(fact))
        for fact in evidence.all_facts
    )


def _rank_numbers(text: str) -> frozenset[str]:
    return frozenset(one.key for one in find_figures(text) if _RANK.match(one.text))


def _weigh_award(claim: Claim, beside: Beside, evidence: Evidence) -> Verdict:
    """Return what becomes of an award: one that is counted stands and falls with its figures."""
    figures = [
        one
        for one in label_figures(beside.sentence)
        if claim.start <= one.figure.start and one.figure.end <= claim.end
    ]
    if figures and all(is_calculated(one, beside, evidence.all_facts) for one in figures):
        return _SUPPORTED
    known = [find_known_value(one, beside.sentence, evidence) for one in figures]
    if known and all(known):  # 省奖5个 in the ledger: a person sees whether it is the same
        return Verdict(weight=Weight.KNOWN, fact=known[0].fact if known[0] else None)
    return _UNFOUNDED


def _weigh_figure(place: LabelledFigure, beside: Beside, evidence: Evidence) -> Verdict:
    known = find_known_value(place, beside.sentence, evidence)
    if known and known.is_named:
        return _SUPPORTED
    if is_calculated(place, beside, evidence.all_facts) or _is_told_again(place, beside):
        return _SUPPORTED
    if known:
        return Verdict(weight=Weight.KNOWN, fact=known.fact)
    index = index_facts(evidence.all_facts)
    if same := find_same_value(place, beside.sentence, index):
        return Verdict(weight=Weight.KNOWN, fact=same)
    if names_member(place) or is_count_in_words(place, index, is_plan=beside.is_plan):
        is_own = beside.is_plan or counts_own_list(place, beside.behind)
        return _SUPPORTED if is_own else _GENERAL
    return _weigh_time(place, beside, evidence)


def _is_told_again(place: LabelledFigure, beside: Beside) -> bool:
    """Return whether a bound stands in the same sentence: 20万元以上的9个，不足20万元5个."""
    if read_approximation(place.figure, beside.sentence) is None:
        return False
    here = label_figures(beside.told[beside.offset :])
    return any(one.figure.key == place.figure.key for one in here)


def _weigh_time(place: LabelledFigure, beside: Beside, evidence: Evidence) -> Verdict:
    """Return what becomes of a time: the report's own needs no fact, months may stand in none."""
    figure = place.figure
    if figure.kind is FigureKind.YEAR and figure.number and evidence.year:
        plans = beside.is_plan or any(one.occurs_in(beside.sentence) for one in _PLANS)
        is_next = int(figure.number) == evidence.year + 1
        return (_SUPPORTED if plans else _GENERAL) if is_next else _UNFOUNDED
    if figure.kind is FigureKind.PERIOD:
        days = day_span(figure)
        months = (days.first[0], days.last[0]) if days else None
        return _SUPPORTED if months == SPAN_MONTHS.get(beside.period.span) else _GENERAL
    if figure.kind is not FigureKind.DATE:
        return _UNFOUNDED
    return _GENERAL if beside.is_plan or not _DAY.search(figure.text) else _UNFOUNDED
