"""The amounts that figures may be derived from: those of the facts, and earlier ones they imply."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import permutations

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_index import end_of_change, is_quantity
from assistant.drafting.fact_figures.losses import is_loss_change, profit_sign
from assistant.drafting.fact_figures.measures import are_alike
from assistant.text.figures.date_spans import named_years
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams

DENIED_ACT = re.compile("[不未没](?:有|能|曾)?(?P<act>[\u4e00-\u9fff]{2})")
RATE_NAME = re.compile(f"(?P<act>{group('rates.act').pattern})率")
_LAST_PERIOD = re.compile("上年|去年|同期")
_TARGET = group("totals.target")
_GOAL = re.compile(rf"(?P<goal>{group('totals.target').pattern})[^，。；\d]{{0,4}}$")
_PASSED = re.compile("[过破超]了?$")
_SHARE_OF = re.compile(
    "(?P<part>[^，。；]*)(?:占比?(?P<whole>[^，。；]*?)的?"
    rf"|(?:完成|为|是|达)(?P<goal>[^，。；]*?{group('totals.target').pattern})的?)$"
)
_REST = re.compile(f"(?:{group('totals.rest').pattern})[^，。；\\d]{{0,8}}$")
_ALL = Decimal(100)
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
    is_implied: bool = False  # calculated from what the fact says

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage, whose changes are points."""
        return self.place.figure.kind is FigureKind.PERCENT

    @property
    def is_level(self) -> bool:
        """Whether it is what there is by now: no change, and of no earlier time."""
        return not (self.place.move or self.is_base)

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
            amount=Bounds.exact(abs(place.figure.number) * (profit_sign(place) or 1)),
            text=place.figure.text,
            is_base=_is_base(place, years),
        )
        for place in label_figures(fact.text)
        if place.figure.number is not None and is_quantity(place.figure)
    ]
    return (*own, *_implied_amounts(own))


def _is_base(place: LabelledFigure, years: Sequence[int]) -> bool:
    """Return whether a figure is of an earlier time; `years` are all that its fact names."""
    end = end_of_change(place)
    if place.is_earlier or end == "始":
        return True
    if place.move or end:  # 从去年的4.3%降到1.1%: what it fell to is this year's
        return False
    dated = named_years(place.clause)
    is_older = bool(dated) and (max(dated) < max(years) or len(set(years)) == 1)
    return is_older or _LAST_PERIOD.search(place.clause) is not None


def _implied_amounts(own: Sequence[FactAmount]) -> Iterator[FactAmount]:
    """Yield what the amounts of one fact say of others."""
    for one in own:
        yield from _before_change(one, own)
        yield from _from_share(one, own)
        yield from _other_rate(one)
    for part, whole in permutations(own, 2):
        if _is_addition(part, whole):
            number = whole.amount.value - part.amount.value
            yield _imply(whole, number, f"{whole.text}-{part.text}", is_base=True)
        yield from _beside_denied(part, whole)
        yield from _with_rest(whole, part)


def _before_change(change: FactAmount, own: Sequence[FactAmount]) -> Iterator[FactAmount]:
    """Yield the amount before a stated change: 94.9% where it is 95.8%, 0.9 points more.

    What was more than planned gives the plan.
    """
    is_move = change.place.move and not is_loss_change(change.place)
    level = _level_of(change, own) if is_move else None
    if level is None or level.is_base:
        return
    number = _amount_before(level, change)
    goal = _GOAL.search(change.place.words_before)
    if number is not None and goal:
        label = f"{level.place.label}{goal['goal']}"
        text = f"{level.text}与{change.text}"
        yield _imply(level, number, text, label=label)
    elif number is not None:
        yield _imply(level, number, f"{level.text}与{change.text}", is_base=True)


def _level_of(change: FactAmount, own: Sequence[FactAmount]) -> FactAmount | None:
    """Return what a change led to: the amount before it, or behind it in 涨300元，涨到2100元."""
    start = change.place.figure.start
    levels = [one for one in own if not one.place.move and not _is_threshold(one)]
    before = [one for one in levels if one.place.figure.start < start]
    behind = [one for one in levels if one.place.figure.start > start]
    if before:
        return before[-1]
    return behind[0] if behind and end_of_change(behind[0].place) in {"升", "降"} else None


def _is_threshold(one: FactAmount) -> bool:
    """Return whether the amount is one that was passed: 首次过8亿."""
    return _PASSED.search(one.place.words_before) is not None


def _from_share(rate: FactAmount, own: Sequence[FactAmount]) -> Iterator[FactAmount]:
    """Yield the part of which a fact gives whole and share, or the whole of part and share."""
    found = _SHARE_OF.search(rate.place.words_before)
    before = [one for one in own if one.place.figure.start < rate.place.figure.start]
    level = next((one for one in reversed(before) if not (one.place.move or one.is_rate)), None)
    if not (found and level and rate.is_rate and rate.amount.value) or rate.place.move:
        return
    part = content_bigrams(strip_framing(found["part"]))
    share = rate.amount.value / 100
    if goal := found["goal"]:
        text = f"{level.text}÷{rate.text}"
        yield _imply(level, level.amount.value / share, text, label=f"{level.place.label}{goal}")
    elif part:
        text = f"{level.text}×{rate.text}"
        yield _imply(level, level.amount.value * share, text, label=found["part"])
    elif found["whole"]:
        text = f"{level.text}÷{rate.text}"
        yield _imply(level, level.amount.value / share, text, label=found["whole"])


def _beside_denied(denied: FactAmount, whole: FactAmount) -> Iterator[FactAmount]:
    """Yield how many of a whole are what the others are not: 合格 beside 不合格27台."""
    found = DENIED_ACT.search(denied.place.label)
    is_part = whole.place.figure.start < denied.place.figure.start
    levels = denied.is_level and whole.is_level
    if not (found and is_part and levels) or not _have_same_unit(denied, whole):
        return
    number = whole.amount.value - denied.amount.value
    if number > 0:
        label = DENIED_ACT.sub(r"\g<act>", denied.place.label)
        yield _imply(denied, number, f"{whole.text}-{denied.text}", label=label)


def _amount_before(level: FactAmount, change: FactAmount) -> Decimal | None:
    """Return the amount before `change` led to `level`; None where they do not fit together."""
    moved = change.amount.value * change.place.move
    kind = change.place.figure.kind
    if kind is FigureKind.PERCENT and not level.is_rate:
        return level.amount.value / (1 + moved / 100) if moved > -100 else None
    is_difference = kind is FigureKind.POINTS if level.is_rate else _is_measured_like(level, change)
    return level.amount.value - moved if is_difference else None


def _is_measured_like(level: FactAmount, change: FactAmount) -> bool:
    return not change.place.figure.unit or _have_same_unit(level, change)


def _is_addition(added: FactAmount, whole: FactAmount) -> bool:
    """Return whether one is new this year and the other the total: 新建26个，累计94个."""
    return (
        _have_same_unit(added, whole)
        and added.amount.value < whole.amount.value
        and _ADDED.occurs_in(added.place.label)
        and (_WHOLE.occurs_in(whole.place.label) or _is_stock(whole, added))
        and not _WHOLE.occurs_in(added.place.label)
    )


def _is_stock(whole: FactAmount, added: FactAmount) -> bool:
    """Return whether an amount is what there is, not what was done: 供热面积, 改造面积."""
    own = whole.place.words_before
    is_first = whole.place.figure.start < added.place.figure.start
    return is_first and not group("ledger.act").occurs_in(own) and bool(content_bigrams(own))


def _have_same_unit(one: FactAmount, other: FactAmount) -> bool:
    return are_alike(one.place.figure, other.place.figure)


def _with_rest(done: FactAmount, rest: FactAmount) -> Iterator[FactAmount]:
    """Yield how much there was to do: 300户 where 260户 are done and 40户 left."""
    levels = done.is_level and rest.is_level
    is_rest = _REST.search(rest.place.words_before) and not _REST.search(done.place.words_before)
    if levels and is_rest and _have_same_unit(done, rest):
        number = done.amount.value + rest.amount.value
        yield _imply(done, number, f"{done.text}+{rest.text}", label=f"{done.place.label}任务")


def _other_rate(rate: FactAmount) -> Iterator[FactAmount]:
    """Yield the rate of those that are not so: 不合格率 beside 合格率."""
    found = RATE_NAME.search(rate.place.label)
    level = rate.is_rate and rate.is_level and not rate.is_target
    if found and level and not DENIED_ACT.search(rate.place.label) and rate.amount.value <= _ALL:
        label = RATE_NAME.sub(r"不\g<act>率", rate.place.label, count=1)
        yield _imply(rate, _ALL - rate.amount.value, f"100%-{rate.text}", label=label)


def _imply(
    level: FactAmount, number: Decimal, text: str, *, is_base: bool = False, label: str = ""
) -> FactAmount:
    """Return an amount measured as `level` is; where it has a `label`, of that thing."""
    place = replace(level.place, label=label, clause=label) if label else level.place
    amount = Bounds.exact(number)
    return replace(level, place=place, amount=amount, text=text, is_base=is_base, is_implied=True)


def share_words(one: FactAmount, label: str) -> bool:
    """Return whether the words at an amount and those of `label` have something in common."""
    return bool(bigrams(strip_framing(one.place.label)) & bigrams(label))
