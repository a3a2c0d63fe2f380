"""Compare two ledgers: which fact of the new one is which of the old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.drafting.draft import Fact
from assistant.drafting.drafts.updating.ledger_changes import (
    FactChange,
    LedgerChanges,
    says_the_same,
)
from assistant.drafting.fact_figures.measures import unit_of
from assistant.text.figures.figure import COUNTED
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.similarity import bigrams
from assistant.text.spans import replace_spans

_SAME_NAME = 0.55  # of two names, 0 to 1
_SAME_FIGURES = 0.5  # what equal figures count beside the names
_SAME_CONTEXT = 0.1  # section, scope, date, sheet: each
_NEIGHBOURS = 0.2  # the line before or behind is the same one
_MOST_PARTS = 4  # lines that one line is split into
_MOST_ALIKE = 12  # that they are chosen from

_Pairs = dict[int, int]  # place of an old fact -> place of a new one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A fact as it is compared: its name, its figures."""

    fact: Fact
    name: str  # the indicator, or the sentence without its figures
    pairs: frozenset[str]
    figures: frozenset[str]


def compare_ledgers(old: Sequence[Fact], new: Sequence[Fact]) -> LedgerChanges:
    """Return what became of each old fact, and the new ones; both as a draft states them.

    A line is known again by its name, by its figures under another name, by its neighbours.
    """
    before, after = list(map(_read_row, old)), list(map(_read_row, new))
    pairs = _pair_equal(old, new)
    pairs |= _pair_alike(before, after, pairs)
    left = [place for place in range(len(new)) if place not in pairs.values()]
    changes = []
    for place, fact in enumerate(old):
        own = pairs.get(place)
        if own is not None and says_the_same(fact, new[own]):
            parts: tuple[int, ...] = (own,)
        else:
            parts = _parts_of(before[place], after, own, left) or (() if own is None else (own,))
        left = [one for one in left if one not in parts]
        changes.append(FactChange(before=fact, after=tuple(new[one] for one in parts)))
    changes += [FactChange(before=None, after=(new[one],)) for one in left]
    return LedgerChanges(changes=tuple(changes))


def _read_row(fact: Fact) -> _Row:
    given = fact.statements[-1]  # without what was worked out
    figures = find_figures(given)
    plain = replace_spans(given, ((one.start, one.end, "，") for one in figures))
    name = fact.indicator or plain
    return _Row(
        fact=fact,
        name=name,
        pairs=bigrams(name),
        figures=frozenset(one.key for one in figures),
    )


def _pair_equal(old: Sequence[Fact], new: Sequence[Fact]) -> _Pairs:
    """Return the facts that say the same, wherever they stand."""
    pairs: _Pairs = {}
    free = list(range(len(new)))
    for place, fact in enumerate(old):
        same = next((one for one in free if says_the_same(fact, new[one])), None)
        if same is not None:
            pairs[place] = same
            free.remove(same)
    return pairs


def _pair_alike(old: Sequence[_Row], new: Sequence[_Row], known: _Pairs) -> _Pairs:
    """Return the other facts that are the same line changed: of one name first, then the rest.

    In the last round the lines between two that are known may be known by them.
    """
    pairs = dict(known)
    for least in (1.0, 0.0, 0.0):
        scored = sorted(_scores(old, new, pairs, least=least), reverse=True)
        for _, _, here, there in scored:
            if here not in pairs and there not in pairs.values():
                pairs[here] = there
    return pairs


def _scores(
    old: Sequence[_Row], new: Sequence[_Row], pairs: _Pairs, *, least: float
) -> Iterator[tuple[float, int, int, int]]:
    """Yield (score, nearness, old place, new place) of the facts that may be one line."""
    taken = set(pairs.values())
    for here, one in enumerate(old):
        if here in pairs:
            continue
        for there, other in enumerate(new):
            if there in taken or (least == 1.0 and one.name != other.name):
                continue
            score = _likeness(one, other, beside=_are_beside(here, there, pairs))
            if score > 0:
                yield score, -abs(here - there), here, there


def _are_beside(here: int, there: int, pairs: _Pairs) -> bool:
    """Return whether the lines before or behind are one line in both ledgers."""
    return pairs.get(here - 1) == there - 1 or pairs.get(here + 1) == there + 1


def _likeness(one: _Row, other: _Row, *, beside: bool) -> float:
    """Return how surely both are one line, 0 where they are not."""
    names = _name_likeness(one, other)
    equal = bool(one.figures) and one.figures == other.figures
    is_renamed = equal and (names > 0 or beside)
    if names < _SAME_NAME and not is_renamed:
        return 0.0
    context = ("section", "scope", "as_of", "sheet")
    shared: int = sum(getattr(one.fact, name) == getattr(other.fact, name) for name in context)
    same = _overlap(one.figures, other.figures)
    return names + _SAME_FIGURES * same + _SAME_CONTEXT * shared + _NEIGHBOURS * beside


def _name_likeness(one: _Row, other: _Row) -> float:
    """Return the mean of what two names share in characters and in pairs of them, 0 to 1."""
    if one.name == other.name:
        return 1.0
    here, there = Counter(one.name), Counter(other.name)
    shared, both = sum((here & there).values()), len(one.name) + len(other.name)
    return (2 * shared / max(both, 1) + _overlap(one.pairs, other.pairs)) / 2


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _parts_of(
    whole: _Row, rows: Sequence[_Row], own: int | None, free: Sequence[int]
) -> tuple[int, ...]:
    """Return the lines that a line was split into: their values make up the old one."""
    value = _value_of(whole.fact)
    if value is None:
        return ()
    places = [*([] if own is None else [own]), *free]
    alike = [
        place
        for place in places
        if whole.pairs & rows[place].pairs and _has_unit_of(rows[place].fact, value)
    ][:_MOST_ALIKE]
    for count in range(2, _MOST_PARTS + 1):
        for chosen in combinations(alike, count):
            values = [_value_of(rows[place].fact) for place in chosen]
            total = sum((one.figure.number or Decimal(0) for one in values if one), Decimal(0))
            if (own is None or own in chosen) and total == value.figure.number:
                return tuple(sorted(chosen))
    return ()


def _has_unit_of(fact: Fact, value: LabelledFigure) -> bool:
    own = _value_of(fact)
    return own is not None and unit_of(own.figure) == unit_of(value.figure)


def _value_of(fact: Fact) -> LabelledFigure | None:
    """Return the first figure of a fact that counts something."""
    return next(iter(_levels(fact)), None)


def _levels(fact: Fact) -> Iterator[LabelledFigure]:
    for place in label_figures(fact.text):
        is_level = not (place.move or place.is_earlier)
        if place.figure.kind in COUNTED and is_level and place.figure.number:
            yield place
