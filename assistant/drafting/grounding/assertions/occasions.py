"""Trace a time that is given by an occasion: 春节前夕, 国庆假期, 年初."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.subjects import TextSpan, is_about
from assistant.text.figures.date_spans import read_day_spans
from assistant.text.lexicon import group, groups

_BEHIND = group("periods.behind_occasion").pattern
_FESTIVAL = rf"(?:{group('periods.festival').pattern}|{group('periods.festival_and_word').pattern})"
_OCCASION = re.compile(
    rf"(?P<name>{group('periods.festival').pattern})节?{_BEHIND}?|"
    rf"“(?P<quoted>{group('periods.festival').pattern})”节?{_BEHIND}|"
    rf"“?(?P<word>{group('periods.festival_and_word').pattern})”?节?{_BEHIND}|"
    rf"(?P<edge>(?<![比较由从自到至与同截和按岁]){group('periods.edge_of_year').pattern}"
    rf"(?!{group('periods.behind_no_time').pattern}))"
)
_IS_LISTED = re.compile(rf"[、和及等]|{_FESTIVAL}")
_LEAP_YEAR = 2024
_FEASTS = {  # that the calendar fixes
    date.fromisoformat(f"{_LEAP_YEAR}-{feast.name.partition('.')[2]}"): feast
    for feast in groups("feast_days")
}
_NEAR = 8  # days before and behind a feast that are called after it
_LONGEST_GAP = 366 - _NEAR  # days; more are a few days across the turn of the year
_EDGES = {"初": {1, 2}, "末": {11, 12}, "底": {11, 12}}  # months of 年初, 年末


def find_occasions(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each occasion in `text` that dates something.

    Several in a row date nothing: 春节、国庆等节日.
    """
    for found in _OCCASION.finditer(text):
        start, end = found.span()
        if not (_IS_LISTED.match(text, end) or text[start - 1 : start] in {"、", "和", "及"}):
            yield start, end


def fact_of_occasion(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact about the same thing that names the occasion, or a date that falls then."""
    found = _OCCASION.match(text, span[0])
    if found is None:
        return None
    name = found["name"] or found["quoted"] or found["word"] or found["edge"]
    for fact in facts:
        if is_about(fact, text, span) and (name in fact.text or _is_dated(fact, name)):
            return fact
    return None


def _is_dated(fact: Fact, name: str) -> bool:
    """Return whether `fact` holds a date at the occasion called `name`."""
    dates = [one for one in read_day_spans(fact.text) if one.first[0] == one.last[0]]
    if months := _EDGES.get(name[-1]):
        return any(one.first[0] in months for one in dates)
    feast = next((day for day, names in _FEASTS.items() if names.occurs_in(name)), None)
    days = (one.first for one in dates if one.first == one.last)
    return feast is not None and any(_is_near(month, day, feast) for month, day in days)


def _is_near(month: int, day: int, feast: date) -> bool:
    """Return whether a day is called after `feast`; 2月30日, a slip, is near none."""
    if day > monthrange(_LEAP_YEAR, month)[1]:
        return False
    return abs((date(_LEAP_YEAR, month, day) - feast).days) % _LONGEST_GAP <= _NEAR
