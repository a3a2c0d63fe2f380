"""Trace that something did not happen: 未发生事故, 零事故, 事故0起."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.assertions.occasions import find_occasions
from assistant.drafting.grounding.assertions.subjects import TextSpan, clause_at
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.lexicon import group

_INCIDENT = group("claims.incident").pattern
_HAPPEN = group("claims.happen").pattern
_NOTHING = re.compile(
    rf"{group('claims.none').pattern}|(?P<behind>{_INCIDENT}零{_HAPPEN})|"
    rf"(?:未|没有?|无)[再新]?(?:{_HAPPEN}(?:过|了)?|(?<=无)一[起例件宗])"
    rf"(?P<thing>[^，。；]{{0,12}}?{_INCIDENT}(?:{_INCIDENT})?)"
)
# A line of a ledger says it shorter: 无重大火灾, 没有返贫的.
_WITHOUT = re.compile(
    rf"(?:(?<![有没])无|没有?)(?P<thing>[^，。；]{{0,6}}?{_INCIDENT})(?=的?(?:[，。；、]|$))"
)
# … or as a value: 亡人事故为零, 伤亡零起.
_AT_ZERO = re.compile(
    rf"(?P<thing>[^，。；\d]{{0,8}}{_INCIDENT}(?:{group('claims.absence_frame').pattern})*)"
    rf"零(?={group('units.counting').pattern}?(?:[，。；、]|$))"
)
_FRAME = re.compile(group("claims.absence_frame").pattern)
_NOT_HAN = re.compile("[^\u4e00-\u9fff]+")
# 未发生事故 says that no serious one happened either.
_NARROWER = frozenset("".join(group("claims.severity").words))


def find_absences(text: str) -> Iterator[TextSpan]:
    """Yield the (start, end) of each incident that `text` says did not happen."""
    for found in _NOTHING.finditer(text):
        yield found.span()


def fact_of_absence(text: str, span: TextSpan, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that says the incident at `span` of `text` did not happen."""
    found = _NOTHING.search(text[: span[1]], span[0])
    return _fact_without(_thing_of(found), text, facts) if found else None


def fact_of_zero(place: LabelledFigure, text: str, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that says in words what a 0 at `place` of `text` says: 事故0起."""
    thing = _characters(place.label)
    stated = (fact for fact in facts if _NOTHING.search(fact.text) or _AT_ZERO.search(fact.text))
    return _fact_without(thing, text, stated) if place.figure.number == 0 else None


def _fact_without(thing: frozenset[str], text: str, facts: Iterable[Fact]) -> Fact | None:
    """Return the fact that excludes `thing`; what the fact leaves open, `text` must not exclude."""
    said = _characters(text)
    for fact in facts:
        known = _characters(f"{fact.text}{fact.indicator}{fact.scope}{''.join(fact.section)}")
        for excluded in _excluded_things(fact):
            if excluded <= said and (thing - known) <= _NARROWER and thing & excluded:
                return fact
    return None


def _excluded_things(fact: Fact) -> Iterator[frozenset[str]]:
    for found in _NOTHING.finditer(fact.text):
        yield _thing_of(found) | _occasion_of(fact.text, found.start())
    for found in (*_WITHOUT.finditer(fact.text), *_AT_ZERO.finditer(fact.text)):
        yield _characters(found["thing"]) | _occasion_of(fact.text, found.start())
    for place in label_figures(fact.text):
        if place.figure.number == 0 and not place.move:
            yield _characters(place.label)


def _thing_of(found: re.Match[str]) -> frozenset[str]:
    """Return the characters that name what did not happen.

    未发生 says it itself, unless it is only an incident of what stands before.
    """
    own = found["thing"] or found["behind"] or found[0]
    start, _ = clause_at(found.string, found.start())
    if found["thing"] and not re.fullmatch(f"{_INCIDENT}+", own):
        return _characters(own)
    pieces = [piece for piece in _FRAME.split(found.string[start : found.start()]) if piece]
    return _characters(own) | _characters(pieces[-1] if pieces else "")


def _occasion_of(text: str, offset: int) -> frozenset[str]:
    """Return the characters of the occasion that the clause at `offset` is limited to."""
    start, end = clause_at(text, offset)
    clause = text[start:end]
    return frozenset("".join(clause[since:until] for since, until in find_occasions(clause)))


def _characters(words: str) -> frozenset[str]:
    return frozenset(_NOT_HAN.sub("", _FRAME.sub("", words)))
