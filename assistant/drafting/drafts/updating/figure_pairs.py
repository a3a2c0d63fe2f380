"""Pair the figures and clauses of an old fact with those of the fact that took its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_index import end_of_change
from assistant.drafting.fact_figures.measures import unit_of
from assistant.text.figures.figure import RATES
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_TARGET = group("totals.target")
_DIGITS = re.compile(r"\d[\d.,]*")
_ALIKE = 0.5  # of two clauses without their digits
_LEAST = 3.0  # points that two figures need to be one: kind and part, and a word or the unit

FigurePairs = Mapping[int, LabelledFigure]  # start of a figure in the old text -> the new one


@lru_cache(maxsize=512)
def pair_figures(old: Fact, new: Fact) -> FigurePairs:
    """Return the figure of the new fact for each of the old one that has a counterpart.

    A value stands for the value, last year's for last year's, a change for the change.
    """
    here, there = label_figures(old.text), label_figures(new.text)
    scored = sorted(
        (
            (_likeness(one, other), -abs(i - j), i, j)
            for i, one in enumerate(here)
            for j, other in enumerate(there)
            if _part(one) == _part(other)
        ),
        reverse=True,
    )
    pairs: dict[int, LabelledFigure] = {}
    taken: set[int] = set()
    for score, _, i, j in scored:
        if score >= _LEAST and here[i].figure.start not in pairs and j not in taken:
            pairs[here[i].figure.start] = there[j]
            taken.add(j)
    return pairs


def _part(place: LabelledFigure) -> tuple[bool, bool, bool]:
    """Return what a figure is of its fact: of an earlier time, a change, a target."""
    is_start = place.is_earlier or end_of_change(place) == "始"
    return is_start, place.move != 0, _TARGET.occurs_in(place.words_before)


def _likeness(one: LabelledFigure, other: LabelledFigure) -> float:
    is_rate = (one.figure.kind in RATES) == (other.figure.kind in RATES)
    same_unit = unit_of(one.figure) == unit_of(other.figure)
    here, there = (bigrams(strip_framing(each.label)) for each in (one, other))
    words = len(here & there) / max(len(here | there), 1)
    return 2.0 * is_rate + same_unit + (one.figure.kind is other.figure.kind) + 2 * words


def pair_clauses(old: str, new: str) -> list[tuple[str, str]]:
    """Return the clauses of an old text with what they have become, "" for one that is gone.

    >>> pair_clauses("收运2万吨，同比增长5%", "收运3万吨，同比增长6%")
    [('收运2万吨', '收运3万吨'), ('同比增长5%', '同比增长6%')]
    """
    here, there = _clauses(old), _clauses(new)
    pairs = []
    free = list(there)
    for clause in here:
        best = max(free, key=lambda other: _clause_likeness(clause, other), default="")
        if best and _clause_likeness(clause, best) >= _ALIKE:
            free.remove(best)
            pairs.append((clause, best))
        else:
            pairs.append((clause, ""))
    return pairs


def _clauses(text: str) -> list[str]:
    return [piece for piece in re.split("[，；。]", text) if piece]


@lru_cache(maxsize=2048)
def _clause_likeness(one: str, other: str) -> float:
    left, right = (_DIGITS.sub("#", each) for each in (one, other))
    return SequenceMatcher(None, left, right, autojunk=False).ratio()
