"""Gather the amounts that a figure of a report may have been worked out from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_amounts import FactAmount, read_amounts
from assistant.records import Period
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, strip_framing
from assistant.text.figures.intervals import Bounds
from assistant.text.figures.read_figures import without_figures
from assistant.text.similarity import bigrams, content_bigrams

_HERE = ""  # the id of what the report itself says
_MOST_LINES = 4  # of the ledger that one sentence is worked out from
_ALL = 100  # per cent
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
    """Return the facts that share most words with the figure, and those whose figures are told."""
    words = content_bigrams(strip_framing(place.label))
    shared = {fact: len(words & _bigrams_of(fact)) for fact in facts}
    most = max(shared.values(), default=0)
    named = [fact for fact, count in shared.items() if count == most > 0]
    told = {one.place.figure.key for one in read_amounts([Fact(id="", text=beside.told, line=0)])}
    given = [fact for fact in facts if told & _keys_of(fact)]
    said = content_bigrams(without_figures(beside.sentence))
    given.sort(key=lambda fact: -len(said & _bigrams_of(fact)))
    return list(dict.fromkeys((*named, *given)))[: 2 * _MOST_LINES]


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
        replace(
            part,
            amount=Bounds.exact(part.amount.value * _ALL / rate.amount.value),
            is_implied=True,
        )
        for part, rate in pairwise(own)
        if _is_share_of(rate, part)
    )
    return (*amounts, *wholes)


def _is_share_of(rate: FactAmount, part: FactAmount) -> bool:
    is_share = rate.place.figure.kind is FigureKind.PERCENT and not rate.place.move
    return is_share and rate.amount.value > 0 and part.is_level and not part.is_rate
