"""The amounts that figures may be derived from: those of the facts, and earlier ones they imply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_index import end_of_change, is_quantity, unit_of
from assistant.text.figures.date_spans import named_years
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_LAST_PERIOD = re.compile("上年|去年|同期")
_TARGET = group("totals.target")
_ADDED = group("totals.added")
_WHOLE = group("totals.reached")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAmount:
    """An amount of a fact, or one that it implies; exact, since nothing but the facts gives it."""

    place: LabelledFigure
    fact: Fact
    amount: Bounds
    text: str  # as written, or the formula that gives it
    is_base: bool  # of an earlier time, or the start of a change

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage, whose changes are points."""
        return self.place.figure.kind is FigureKind.PERCENT

    @property
    def is_target(self) -> bool:
        """Whether it is what was to be reached."""
        return _TARGET.occurs_in(self.place.label)


def read_amounts(facts: Iterable[Fact]) -> Iterator[FactAmount]:
    """Yield the amounts of the facts, each fact's own before the earlier ones it implies."""
    for fact in facts:
        yield from _amounts_of(fact)


@lru_cache(maxsize=512)
def _amounts_of(fact: Fact) -> tuple[FactAmount, ...]:
    years = named_years(fact.text)
    own = [
        FactAmount(
            place=place,
            fact=fact,
            amount=Bounds.exact(abs(place.figure.number)),
            text=place.figure.text,
            is_base=_is_base(place, years),
        )
        for place in label_figures(fact.text)
        if place.figure.number is not None and is_quantity(place.figure)
    ]
    return (*own, *_implied_amounts(own))


def _is_base(place: LabelledFigure, years: Sequence[int]) -> bool:
    """Return whether a figure is of an earlier time; `years` are all that its fact names."""
    if place.is_earlier or end_of_change(place) == "始":
        return True
    if place.move:
        return False
    dated = named_years(place.clause)
    is_older = bool(dated) and (max(dated) < max(years) or len(set(years)) == 1)
    return is_older or _LAST_PERIOD.search(place.clause) is not None


def _implied_amounts(own: Sequence[FactAmount]) -> Iterator[FactAmount]:
    """Yield the amount before each stated change: 94.9% where it is 95.8%, 0.9 points more."""
    for change in own:
        before = [one for one in own if one.place.figure.start < change.place.figure.start]
        level = next((one for one in reversed(before) if not one.place.move), None)
        if level is None or level.is_base or not change.place.move:
            continue
        if (number := _amount_before(level, change)) is not None:
            yield _earlier(level, number, f"{level.text}与{change.text}")
    for added in own:
        for whole in own:
            if whole is not added and _is_addition(added, whole):
                number = whole.amount.value - added.amount.value
                yield _earlier(whole, number, f"{whole.text}-{added.text}")


def _amount_before(level: FactAmount, change: FactAmount) -> Decimal | None:
    """Return the amount before `change` led to `level`; None where they do not fit together."""
    moved = change.amount.value * change.place.move
    kind = change.place.figure.kind
    if kind is FigureKind.PERCENT and not level.is_rate:
        return level.amount.value / (1 + moved / 100) if moved > -100 else None
    is_difference = kind is FigureKind.POINTS if level.is_rate else _have_same_unit(level, change)
    return level.amount.value - moved if is_difference else None


def _is_addition(added: FactAmount, whole: FactAmount) -> bool:
    """Return whether one is new this year and the other the total: 新建26个，累计94个."""
    return (
        _have_same_unit(added, whole)
        and added.amount.value < whole.amount.value
        and _ADDED.occurs_in(added.place.label)
        and _WHOLE.occurs_in(whole.place.clause)
        and not _WHOLE.occurs_in(added.place.clause)
    )


def _have_same_unit(one: FactAmount, other: FactAmount) -> bool:
    return unit_of(one.place.figure) == unit_of(other.place.figure)


def _earlier(level: FactAmount, number: Decimal, text: str) -> FactAmount:
    return replace(level, amount=Bounds.exact(number), text=text, is_base=True)


def share_words(one: FactAmount, label: str) -> bool:
    """Return whether the words at an amount and those of `label` have something in common."""
    return bool(bigrams(strip_framing(one.place.label)) & bigrams(label))
