"""Tell which numbers in characters state nothing that a ledger counts: 三件事, 第二批."""

from __future__ import annotations

import re

from assistant.drafting.fact_figures.fact_index import FactIndex
from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure
from assistant.text.list_marks import CIRCLED, ITEMS, MarkKind, marks_in
from assistant.text.similarity import bigrams, content_bigrams

_DIGIT = re.compile(r"\d")
_MOST = 10  # what statistics write in characters is no more than that
_LISTING = re.compile("[、，；]")
_MEMBER = re.compile("[\u4e00-\u9fff]")
_RANK = re.compile("[名位]")
_LISTED = ITEMS | CIRCLED | {MarkKind.DUTY, MarkKind.BRACKETED_CHINESE}


def names_member(place: LabelledFigure) -> bool:
    """Return whether an ordinal names one of a series, and no rank: 第二批, 第三停车场."""
    behind = place.words_behind
    is_member = _MEMBER.match(behind) is not None and not _RANK.match(behind)
    return place.figure.kind is FigureKind.ORDINAL and is_member


def is_count_in_words(place: LabelledFigure, index: FactIndex, *, is_plan: bool) -> bool:
    """Return whether a small number in characters counts what no fact counts: 抓好四件事.

    What has weight stands in digits; the same thing counted in the ledger is held against it,
    and planned there against a plan.
    """
    figure = place.figure
    if figure.number is None or abs(figure.number) > _MOST or _DIGIT.search(figure.text):
        return False
    if figure.kind not in {FigureKind.COUNT_WORD, FigureKind.NUMBER}:
        return False
    words = content_bigrams(f"{place.words_before[-4:]}，{place.words_behind[:6]}")
    return not any(
        are_alike(one.figure, figure)
        and words & bigrams(one.place.label)
        and (one.fact.is_planned or not is_plan)
        for one in index.figures
    )


def counts_own_list(place: LabelledFigure, behind: str) -> bool:
    """Return whether as many items as the figure says follow in `behind`, or stand before it."""
    number = place.figure.number
    following = marks_in(behind, _LISTED)
    if number is None:
        return False
    listed = len(_LISTING.findall(place.words_before)) + 1
    return len(following) == number or listed == number
