"""Derive a figure from the facts: an earlier value, growth, share, difference, ratio or sum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.averages import derive_average
from assistant.drafting.fact_figures.derive_shares import (
    derive_ratio,
    derive_share,
    derive_surplus,
)
from assistant.drafting.fact_figures.derive_totals import derive_product, derive_sum
from assistant.drafting.fact_figures.derived_figure import (
    Output,
    count_shared,
    ids_of,
    is_about,
    may_be_divided,
    names_own_words,
)
from assistant.drafting.fact_figures.fact_amounts import (
    DENIED_ACT,
    FactAmount,
    read_amounts,
    share_words,
)
from assistant.drafting.fact_figures.fact_index import end_of_change, is_quantity
from assistant.drafting.fact_figures.losses import (
    is_loss_change,
    loss_changed_so,
    narrowing,
    tells_of_loss,
)
from assistant.drafting.fact_figures.measures import are_alike, unit_of
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds, growth
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

_SAME_TOPIC = 0.3  # overlap of two facts whose figures may be combined
_DIFFERENCE = group("totals.difference")
_TARGET = group("totals.target")
_TIMES_BEFORE = re.compile("[是为达][^，。；]*的$|相当于[^，。；]*$")
_TIMES_OF = re.compile("(?P<one>[^，。；]+)(?:是|为|相当于)(?P<other>[^，。；]+)的$")
_REST = re.compile(r"其余(?:为|是|均为|的)?(?P<what>[^，。；：）)\d]{2,8})")
_OTHER_SIDE = re.compile(
    "(?P<one>[^，。；]+)[比较](?P<other>[^，。；]+?)(?:(?P<more>[多高])|[少低])出?了?$"
)
_DOUBLED = (Decimal("0.98"), Decimal("1.1"))  # how near to doubling 翻一番 is said


_Rule = Callable[[Output, FactAmount, FactAmount], str | None]


def derive_from_facts(place: LabelledFigure, sentence: str, facts: Sequence[Fact]) -> str | None:
    """Return the formula by which the figure at `place` of `sentence` follows from `facts`.

    None if it does not follow. The words at the figure have to suit: growth has the right sign, a
    sum is called one.

    >>> from assistant.text.figures.figure_labels import label_figures
    >>> fact = Fact(id="F1", text="收运2.84万吨，上年2.31万吨", line=1)
    >>> derive_from_facts(label_figures("收运量增长22.9%")[0], "收运量增长22.9%", [fact])
    'F1：(2.84万吨-2.31万吨)÷2.31万吨'
    """
    amounts = list(read_amounts(facts))
    nearest = max((count_shared(place, one) for one in amounts if one.is_base), default=0)
    output = Output(place=place, sentence=sentence, nearest=nearest)
    if implied := _first(_derive_implied(output, one) for one in amounts):
        return implied
    rules = _rules(output)
    pairs = _comparable_pairs(amounts) if rules else ()
    derived = _first(rule(output, *pair) for pair in pairs for rule in rules)
    if derived or not is_quantity(place.figure):
        return derived
    return (
        derive_average(place, sentence, amounts)
        or derive_sum(output, amounts)
        or derive_product(output, amounts)
    )


def _rules(output: Output) -> tuple[_Rule, ...]:
    """Return the rules that may give a figure of this kind."""
    place = output.place
    if output.kind in {FigureKind.PERCENT, FigureKind.FRACTION}:
        changes = (_derive_growth, derive_surplus)
        return (*(changes if place.move else (derive_share,)), _derive_narrowing)
    by_kind: dict[FigureKind, tuple[_Rule, ...]] = {
        FigureKind.MULTIPLE: (_derive_multiple,),
        FigureKind.RATIO: (derive_ratio,),
    }
    return by_kind.get(output.kind, (_derive_difference,) if is_quantity(place.figure) else ())


def _derive_implied(output: Output, one: FactAmount) -> str | None:
    """Return the formula of an amount that a fact implies: 由上年的94.9%提高到95.8%."""
    place = output.place
    is_base = place.is_earlier or end_of_change(place) == "始"
    if not one.is_implied or not are_alike(place.figure, one.place.figure):
        return None
    if place.move or is_base != one.is_base or _is_target(place) != one.is_target:
        return None
    named = share_words(one, output.sentence) if is_base else names_own_words(output, one)
    return f"{one.fact.id}：{one.text}" if named and output.states(one.amount) else None


def _derive_growth(output: Output, now: FactAmount, base: FactAmount) -> str | None:
    is_points = now.is_rate and output.kind is not FigureKind.FRACTION
    if is_points or not _is_change_over(output, now, base):
        return None
    result = growth(now.amount, base.amount) * output.place.move
    if result.value > 0 and output.states(result):
        return f"{ids_of(now, base)}：({now.text}-{base.text})÷{base.text}"
    return None


def _derive_narrowing(output: Output, now: FactAmount, base: FactAmount) -> str | None:
    """Return by how much a loss has become smaller: 亏损收窄70%."""
    if now.is_base or not base.is_base or not tells_of_loss(output.place.clause):
        return None
    result = narrowing(now.amount, base.amount)
    if result is None or result.value <= 0 or not output.states(result):
        return None
    return f"{ids_of(now, base)}：({base.text}-{now.text})÷{base.text}"


def _derive_multiple(output: Output, now: FactAmount, base: FactAmount) -> str | None:
    """Return how often `base` goes into `now`: 是上年的1.5倍, 增长两倍, 翻一番."""
    number = output.place.figure.number
    is_change = _is_change_over(output, now, base) or _are_compared(output, now, base)
    if number is None or not is_change:
        return None
    times = now.amount / base.amount
    if output.place.figure.unit == "番":
        goal = Decimal(2) ** int(number)
        holds = goal * _DOUBLED[0] <= times.value <= goal * _DOUBLED[1]
    else:
        grown = not _TIMES_BEFORE.search(output.place.words_before)
        holds = output.states(times - Bounds.exact(Decimal(int(grown))))
    return f"{ids_of(now, base)}：{now.text}÷{base.text}" if holds else None


def _is_change_over(output: Output, now: FactAmount, base: FactAmount) -> bool:
    """Return whether `now` is this year's value of the thing that is named, `base` last year's."""
    if not may_be_divided(now, base) or not base.is_base or now.is_base or now.is_target:
        return False
    is_nearest = count_shared(output.place, now) >= output.nearest  # 储备食油, not 储备粮食
    return is_nearest and is_about(output, now) and not _is_about_another(output, now)


def _is_about_another(output: Output, one: FactAmount) -> bool:
    """Return whether the words at the figure are those of another figure of the same fact."""
    named = content_bigrams(strip_framing(output.place.label))
    if named & bigrams(one.place.label):
        return False
    levels = (other for other in label_figures(one.fact.text) if not other.is_earlier)
    return any(named & bigrams(other.label) for other in levels)


def _are_compared(output: Output, one: FactAmount, other: FactAmount) -> bool:
    """Return whether the words name both amounts: 市级项目是省级的3倍."""
    found = _TIMES_OF.search(output.place.words_before)
    if found is None or not may_be_divided(one, other) or one.is_base or other.is_base:
        return False
    labels = [bigrams(each.place.label.split("，")[-1]) for each in (one, other)]
    said = [bigrams(found[name]) for name in ("one", "other")]
    first, second = labels[0] - labels[1], labels[1] - labels[0] - said[0]
    return bool(first & said[0] and second & said[1])


def _derive_difference(output: Output, larger: FactAmount, smaller: FactAmount) -> str | None:
    place = output.place
    if larger.amount.value < smaller.amount.value or not _is_difference_of(output, larger):
        return None
    if larger.place.move or smaller.place.move:
        return None
    if not (_says_difference(output, smaller) or _is_named_rest(output, larger)):
        return None
    is_over_year = larger.is_base or smaller.is_base
    if is_over_year and count_shared(place, larger) < output.nearest:
        return None
    if not _moves_so(place, larger, smaller):
        return None
    # What is too small to change the figure as it is written is not taken away in it.
    if output.states(larger.amount - smaller.amount) and not output.states(larger.amount):
        return f"{ids_of(larger, smaller)}：{larger.text}-{smaller.text}"
    return None


def _moves_so(place: LabelledFigure, larger: FactAmount, smaller: FactAmount) -> bool:
    """Return whether the amounts differ in the direction that the words at the figure say."""
    if is_loss_change(place):
        now, then = (smaller, larger) if larger.is_base else (larger, smaller)
        return then.is_base and loss_changed_so(place, now.amount, then.amount)
    if (sides := _OTHER_SIDE.search(place.words_before)) and not (
        larger.is_base or smaller.is_base
    ):
        more = sides["more"] is not None
        one, other = (larger, smaller) if more else (smaller, larger)
        return _is_named_at(one, other, sides["one"]) and _is_named_at(other, one, sides["other"])
    rose = smaller.is_base or (smaller.is_target and not larger.is_base)
    return not place.move or place.move == (1 if rose else -1)


def _is_named_at(amount: FactAmount, beside: FactAmount, words: str) -> bool:
    """Return whether `words` are some that one amount stands with, and the other does not."""
    own, others = (bigrams(one.place.label.split("，")[-1]) for one in (amount, beside))
    return bool((own - others) & bigrams(words))


def _says_difference(output: Output, smaller: FactAmount) -> bool:
    """Return whether the words at the figure are of a difference: 还有6处, 未整改6处."""
    denied = DENIED_ACT.search(output.place.label)
    is_denied = denied is not None and denied["act"] in smaller.place.label
    return is_denied or _DIFFERENCE.occurs_in(output.place.clause)


def _is_named_rest(output: Output, whole: FactAmount) -> bool:
    """Return whether the figure is called what the fact calls the rest: 其余工商业."""
    rest = _REST.search(whole.fact.text)
    return rest is not None and bool(content_bigrams(rest["what"]) & bigrams(output.place.label))


def _is_difference_of(output: Output, one: FactAmount) -> bool:
    """Return whether the figure may be a difference of such amounts: of percentages, in points."""
    if output.kind is FigureKind.POINTS:
        return one.is_rate
    return are_alike(output.place.figure, one.place.figure) and not one.is_rate


def _comparable_pairs(
    amounts: Sequence[FactAmount],
) -> Iterator[tuple[FactAmount, FactAmount]]:
    """Yield each amount with each other one that is measured alike and of the same topic.

    Few amounts of a ledger are alike, so those are chosen first, once for each unit.
    """
    alike: dict[tuple[str, str], list[FactAmount]] = {}
    for one in amounts:
        measure = unit_of(one.place.figure), one.place.figure.unit
        if measure not in alike:
            alike[measure] = [
                other for other in amounts if are_alike(one.place.figure, other.place.figure)
            ]
        for other in alike[measure]:
            if other is not one and _have_same_topic(one.fact, other.fact):
                yield one, other


def _have_same_topic(one: Fact, other: Fact) -> bool:
    return one.id == other.id or _share_topic(one.text, other.text)


@lru_cache(maxsize=2**16)  # a ledger of 250 facts
def _share_topic(one: str, other: str) -> bool:
    return overlap_coefficient(content_bigrams(one), content_bigrams(other)) >= _SAME_TOPIC


def _is_target(place: LabelledFigure) -> bool:
    return _TARGET.occurs_in(place.label)


def _first(formulas: Iterable[str | None]) -> str | None:
    return next((formula for formula in formulas if formula), None)
