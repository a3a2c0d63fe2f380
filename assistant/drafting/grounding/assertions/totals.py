"""Trace that something holds for all: 全部完成, 全覆盖, 清零, 无一违规."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.subjects import TextSpan, is_about
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_ALL = re.compile(
    rf"(?<!占)(?:{group('claims.all').pattern})|无一[^，。；\d]{{1,6}}|"
    rf"(?:全线|全面)(?:{group('claims.finished').pattern})"
)
_EVERY_WORD = group("claims.every").pattern
_EVERY = re.compile(rf"{_EVERY_WORD}|(?:^|[，、；])全[\u4e00-\u9fff](?=[，。；]|$)")
_DEED = re.compile("^[已均都]*(?:完成|得到|实现)?(?P<deed>[\u4e00-\u9fff]{2,4})")
_RATE = re.compile("(?P<deed>[\u4e00-\u9fff]{2})率")  # 整改率
_WHOLE = 100


def find_totals(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each word of `text` that says something holds for all."""
    for found in _ALL.finditer(text):
        yield found.span()


def fact_of_total(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact by which the words at `span` of `text` hold for all."""
    deed = _DEED.match(text[span[1] :])
    wanted = bigrams(deed["deed"]) if deed and not _ALL.match(deed["deed"]) else frozenset()
    for fact in facts:
        if not is_about(fact, text, span) or (wanted and not wanted & bigrams(fact.text)):
            continue
        if states_total(fact):
            return fact
    return None


def fact_of_full_rate(place: LabelledFigure, text: str, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that says in words what a 100 % at `place` of `text` says: 全部整改."""
    figure = place.figure
    deed = _RATE.search(place.label)
    if figure.kind is not FigureKind.PERCENT or figure.number != _WHOLE or deed is None:
        return None
    done = re.compile(rf"(?:{_EVERY_WORD}|(?<=[，、；])全)[^，。；]{{0,4}}[{deed['deed']}]")
    return next(
        (one for one in facts if is_about(one, text, (0, figure.end)) and done.search(one.text)),
        None,
    )


def states_total(fact: Fact) -> bool:
    """Return whether `fact` says something of all: in words, by 100 %, 0 or two equal figures."""
    places = [one for one in label_figures(fact.text) if not one.is_earlier]
    if any(_is_whole(one) for one in places) or _EVERY.search(fact.text):
        return True
    counted = [(one.figure.number, one.figure.unit) for one in places if _is_count(one)]
    return len(set(counted)) < len(counted)


def _is_whole(place: LabelledFigure) -> bool:
    number = place.figure.number
    if place.figure.kind is FigureKind.PERCENT and not place.move:
        return number is not None and number >= _WHOLE
    return number == 0 and not place.move


def _is_count(place: LabelledFigure) -> bool:
    return place.figure.kind in COUNTED and not place.move
