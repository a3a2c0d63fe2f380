"""Find facts that may tell one thing twice: 改厕2350户 and 农村厕所改造2350户."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.facts.clashes.settle_clashes import reference
from assistant.drafting.facts.similar_facts import are_apart, is_plan
from assistant.text.figures.figure import MEASURED, Figure
from assistant.text.figures.figure_labels import label_figures
from assistant.text.lexicon import group
from assistant.text.similarity import content_bigrams

MAYBE_ONE = "可能说的是同一件事，请核对"
_FEW_FIGURES = 2  # of a line that may say again what another says
_TELLING, _LIKELY = 3, 2  # digits of a number that is hardly ever the same by chance
_ACTS = group("indicators.act")
_ANY = "个"  # what anything may be counted by
_OF_PAPERS = {"件", "项"}  # what is written, granted or decided is counted by both
_SO_FAR = tuple("头前")  # 头6个月: how much of the year
_MOST_COMPARED = 200  # facts; each is held against each


def possible_repeats(facts: Sequence[Fact]) -> Iterator[Unresolved]:
    """Yield a row for each short fact whose figures all stand in another one.

    A number of three digits in the same unit is hardly ever the same by chance; one of two is
    where both facts have a word in common.
    """
    if len(facts) > _MOST_COMPARED:
        return
    told: set[str] = set()
    for known, short in permutations(facts, 2):
        if not {known.id, short.id} & told and _may_repeat(short, known):
            told.add(short.id)
            later, earlier = sorted((short, known), key=lambda one: -one.line)
            yield Unresolved(
                reason=f"{reference(later)}与{reference(earlier)}{MAYBE_ONE}", text=later.text
            )


def _may_repeat(short: Fact, known: Fact) -> bool:
    if is_plan(short) != is_plan(known) or are_apart(short, known):
        return False
    if short.indicator and known.indicator:  # rows of tables name what they count
        return False
    done, also_done = ({one.word for one in _ACTS.find(fact.text)} for fact in (short, known))
    if done and also_done and not done & also_done:  # 新建公路12公里, 改造公路12公里
        return False
    own, others = _levels(short), _levels(known)
    if not 0 < len(own) <= min(_FEW_FIGURES, len(others)):
        return False
    shares = bool(content_bigrams(short.text) & content_bigrams(known.text))
    return all(any(_is_same(one, other, shares=shares) for other in others) for one in own)


def _levels(fact: Fact) -> list[Figure]:
    """Return the figures of a fact that are values of this period."""
    return [
        place.figure
        for place in label_figures(fact.text)
        if place.figure.kind in MEASURED
        and not (place.move or place.is_earlier)
        and fact.text[: place.figure.start][-1:] not in _SO_FAR
    ]


def _is_same(one: Figure, other: Figure, *, shares: bool) -> bool:
    """Return whether two figures are one number that tells; where words are shared, of less."""
    if one.number is None or one.number != other.number:
        return False
    units = one.unit, other.unit
    is_counted = set(units) <= _OF_PAPERS or _ANY in units or _begins(*units)
    is_alike = units[0] == units[1] or (shares and is_counted)
    digits = one.number.normalize().as_tuple().digits
    return is_alike and len(digits) >= (_LIKELY if shares else _TELLING)


def _begins(one: str, other: str) -> bool:
    """Return whether one of two units is the other with more behind it: 座, 座次."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))
