"""Find what the ledger gives in place of a figure that nothing supports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_amounts import FactAmount, read_amounts
from assistant.drafting.fact_figures.fact_index import FactFigure, FactIndex, index_facts
from assistant.drafting.fact_figures.match_figure import match_figure
from assistant.drafting.fact_figures.measures import unit_of
from assistant.drafting.fact_figures.mismatch import content_terms
from assistant.drafting.fact_figures.same_value import is_of_earlier
from assistant.drafting.fact_figures.siblings import has_most_own_words
from assistant.drafting.grounding.evidence import full_text
from assistant.text.figures.figure import COUNTED, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds, bounds_of, growth, share
from assistant.text.figures.rounding import format_like
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams

_TARGET = group("totals.target")
_LEVELS = COUNTED | {FigureKind.PERCENT}
_COMPLETION = 8  # characters in front of a rate that may name the target it is of


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherResult:
    """What a figure of a report should be by the ledger."""

    text: str  # 98.0%
    formula: str  # 139.2亿元÷142亿元; "" for a value that a line gives
    is_opposed: bool = False  # it is a change by as much the other way
    is_same: bool = False  # the line that is called so gives the figure as it stands


def find_other_result(
    place: LabelledFigure, sentence: str, facts: tuple[Fact, ...]
) -> OtherResult | None:
    """Return what the ledger gives for a figure of `sentence` that no fact supports.

    A change or a rate of completion is worked out from the value told in front of it, and what the
    line of that value compares it with. Any other figure is looked up by its name.
    """
    if place.figure.number is None:
        return None
    index = index_facts(facts)
    if place.move or _is_completion(place):
        return _work_out(place, sentence, facts, index)
    values = {one.figure.key: one.figure.text for one in _named_so(place, index)}
    if len(values) != 1:
        return None
    (key, text), *_ = values.items()
    return OtherResult(text=text, formula="", is_same=key == place.figure.key)


def _is_completion(place: LabelledFigure) -> bool:
    is_rate = place.figure.kind is FigureKind.PERCENT
    return is_rate and _TARGET.occurs_in(place.words_before[-_COMPLETION:])


def _work_out(
    place: LabelledFigure, sentence: str, facts: Sequence[Fact], index: FactIndex
) -> OtherResult | None:
    """Return what a change or a rate of completion comes to.

    A change of some value in front that went by as much the other way is the likeliest; else the
    nearest value in front decides, where no other thing is named.
    """
    stated, sign = bounds_of(place.figure, sentence), place.move or 1
    levels = list(_levels_before(place, sentence))
    results = list(_results(place, sentence, levels, facts, index))
    for one in results:
        if stated.overlaps(one.amount * -sign) and not stated.overlaps(one.amount * sign):
            return _result(place, one, one.amount.value, is_opposed=True)
    for one in results:
        is_its_own = one.level is levels[0] and _names_nothing_else(place, one.lines)
        if is_its_own and not stated.overlaps(one.amount * sign):
            return _result(place, one, abs(one.amount.value), is_opposed=False)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calculated:
    """A result, the value of the report and the lines of the ledger that it comes from."""

    amount: Bounds
    level: LabelledFigure
    base: FactAmount
    lines: Sequence[Fact]


def _results(
    place: LabelledFigure,
    sentence: str,
    levels: Sequence[LabelledFigure],
    facts: Sequence[Fact],
    index: FactIndex,
) -> Iterator[_Calculated]:
    for level in levels:
        matched = match_figure(level, sentence, index)
        lines = [one for one in facts if matched and one.id == matched.fact.id]
        base = _find_base(place, level, lines)
        amount = base and _calculate(place, bounds_of(level.figure, sentence), base)
        if base and amount:
            yield _Calculated(amount=amount, level=level, base=base, lines=lines)


def _result(
    place: LabelledFigure, one: _Calculated, value: Decimal, *, is_opposed: bool
) -> OtherResult:
    between = "与" if place.move else "÷"
    return OtherResult(
        text=format_like(value, place.figure),
        formula=f"{one.level.figure.text}{between}{one.base.text}",
        is_opposed=is_opposed,
    )


def _levels_before(place: LabelledFigure, sentence: str) -> Iterator[LabelledFigure]:
    """Yield the values in front of a figure, the nearest first."""
    for one in reversed(label_figures(sentence)):
        if (
            one.figure.end <= place.figure.start
            and one.figure.kind in _LEVELS
            and not (one.move or is_of_earlier(one) or _is_completion(one))
        ):
            yield one


def _find_base(
    place: LabelledFigure, level: LabelledFigure, lines: Sequence[Fact]
) -> FactAmount | None:
    """Return what lines compare the value at `level` with, as `place` does; None for several."""
    found = {
        one.amount.value: one
        for one in read_amounts(lines)
        if not one.is_implied
        and _in_one_unit(level, one)
        and one.is_base is bool(place.move)
        and (one.is_base or one.is_target)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _calculate(place: LabelledFigure, now: Bounds, other: FactAmount) -> Bounds | None:
    """Return the share in the target, the growth or the difference; None for another measure."""
    base, kind = Bounds.exact(abs(other.amount.value)), place.figure.kind
    if not base.value:
        return None
    if not place.move:
        return share(now, base)
    if kind is FigureKind.PERCENT and not other.is_rate:
        return growth(now, base)
    is_alike = other.is_rate if kind is FigureKind.POINTS else _in_one_unit(place, other)
    return now - base if is_alike else None


def _in_one_unit(place: LabelledFigure, other: FactAmount) -> bool:
    return unit_of(place.figure) == unit_of(other.place.figure)


def _names_nothing_else(place: LabelledFigure, lines: Sequence[Fact]) -> bool:
    known = bigrams("，".join(full_text(one) for one in lines))
    return content_terms(place.clause) <= known


def _named_so(place: LabelledFigure, index: FactIndex) -> Iterator[FactFigure]:
    """Yield the figures of facts whose words stand at the figure."""
    for one in index.with_unit_of(place.figure):
        is_level = not (one.place.move or is_of_earlier(one.place) or _is_target(one.place))
        is_level &= not one.fact.is_planned
        if is_level and has_most_own_words(place, one.place):
            yield one


def _is_target(place: LabelledFigure) -> bool:
    return _TARGET.occurs_in(strip_framing(place.label))
