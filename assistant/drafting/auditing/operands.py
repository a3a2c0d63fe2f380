"""Gather the amounts that a figure of a report may have been worked out from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from itertools import pairwise

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_amounts import FactAmount, read_amounts
from assistant.records import Period
from assistant.text.figures.digit_slips import count_digits
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds
from assistant.text.figures.read_figures import without_figures
from assistant.text.similarity import bigrams, content_bigrams

_HERE = ""  # the id of what the report itself says
_MOST_LINES = 8  # of the ledger that one sentence is worked out from
_ALL = 100  # per cent
_EACH = re.compile(r"每[个家名]?(?P<every>[^，。；\d个家名])|(?P<each>[^，。；\d平])均")
_NOUN = 2  # characters of a noun in front of a number
_NEAR = 3  # figures in front of one that it may go on from


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a report says around a figure, without what nothing supports."""

    sentence: str  # as written, the offsets of the figure are in it
    told: str  # the sentence before and this one, unsupported figures left out
    offset: int  # of the sentence in `told`
    behind: str  # the rest of the paragraph
    period: Period  # that the report covers
    is_plan: bool  # whether it stands under plans


@dataclass(frozen=True, slots=True, kw_only=True)
class Operands:
    """The amounts beside a figure, and those of the lines of the ledger that it speaks of."""

    beside: tuple[FactAmount, ...]
    lines: tuple[tuple[FactAmount, ...], ...]
    nearest: frozenset[str]  # the keys of the few figures in front

    @property
    def sources(self) -> Iterator[tuple[FactAmount, ...]]:
        """Yield the amounts that stand together: those of the text, those of each line."""
        yield self.beside
        yield from self.lines


def gather_operands(place: LabelledFigure, beside: Beside, facts: Sequence[Fact]) -> Operands:
    """Return the amounts that the figure at `place` may follow from."""
    here = Fact(id=_HERE, text=beside.told, line=0)
    told = tuple(_with_wholes(here))
    at = beside.offset + place.figure.start
    before = [
        one.place.figure.key for one in told if not one.is_implied and one.place.figure.end <= at
    ]
    lines = _lines_about(place, beside, facts)
    return Operands(
        beside=told,
        lines=tuple(tuple(_with_wholes(fact)) for fact in lines),
        nearest=frozenset(before[-_NEAR:]),
    )


def _lines_about(place: LabelledFigure, beside: Beside, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that the words at the figure and its sentence are nearest to.

    First those that share most words with the figure, then those of which figures are told, or
    that count what it is for each of, then, but for a change, others that share words with the
    sentence.
    """
    words = content_bigrams(strip_framing(place.label))
    shared = {fact: len(words & _bigrams_of(fact)) for fact in facts}
    most = max(shared.values(), default=0)
    named = [fact for fact, count in shared.items() if count == most > 0]
    told = {one.figure.key for one in label_figures(beside.told)}
    said = content_bigrams(without_figures(beside.sentence))
    near = sorted(facts, key=lambda fact: -len(said & _bigrams_of(fact)))
    given = [one for one in near if told & _keys_of(one) or _counts_each(place, one)]
    others = [] if place.move else [one for one in near if said & _bigrams_of(one)]
    return list(dict.fromkeys((*named, *given, *others)))[:_MOST_LINES]


def _counts_each(place: LabelledFigure, fact: Fact) -> bool:
    return any(counts_each(place, one) for one in read_amounts([fact]))


def counts_each(place: LabelledFigure, count: FactAmount) -> bool:
    """Return whether an amount counts what the figure is for each of: 村 in 每村, 生 in 生均."""
    found = _EACH.search(place.clause)
    if found is None or not count.is_level or count.is_implied:
        return False
    one = found["every"] or found["each"]
    return (
        one == count.place.figure.unit
        or count.place.words_behind.startswith(one)
        or one in count.place.words_before[-_NOUN:]
    )


@lru_cache(maxsize=4096)
def _bigrams_of(fact: Fact) -> frozenset[str]:
    return bigrams(f"{without_figures(fact.text)}，{fact.indicator}，{fact.scope}")


@lru_cache(maxsize=4096)
def _keys_of(fact: Fact) -> frozenset[str]:
    return frozenset(one.place.figure.key for one in read_amounts([fact]) if not one.is_implied)


@lru_cache(maxsize=4096)
def _with_wholes(fact: Fact) -> tuple[FactAmount, ...]:
    """Return the amounts of a line, and the wholes of which it gives a part and its share."""
    amounts = tuple(read_amounts([fact]))
    own = [one for one in amounts if not one.is_implied]
    wholes = (
        replace(part, amount=Bounds.exact(_whole_of(part, rate)), is_implied=True)
        for part, rate in pairwise(own)
        if _is_share_of(rate, part)
    )
    return (*amounts, *wholes)


def _whole_of(part: FactAmount, rate: FactAmount) -> Decimal:
    """Return the whole of a part and its share, a whole number where the share is exact enough."""
    whole = part.amount.value * _ALL / rate.amount.value
    is_telling = count_digits(rate.amount.value) > 1
    return whole.to_integral_value(ROUND_HALF_UP) if is_telling else whole


def _is_share_of(rate: FactAmount, part: FactAmount) -> bool:
    is_share = rate.place.figure.kind is FigureKind.PERCENT and not rate.place.move
    return is_share and rate.amount.value > 0 and part.is_level and not part.is_rate
