"""Derive a figure from the facts: an earlier value, growth, share, difference, ratio or sum."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.fact_amounts import FactAmount, read_amounts, share_words
from assistant.drafting.fact_figures.fact_index import end_of_change, is_quantity, unit_of
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import Bounds, growth, share, states_number, total
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

_SAME_TOPIC = 0.3  # overlap of two facts whose figures may be combined
_SUM = group("totals.sum")
_DIFFERENCE = group("totals.difference")
_TARGET = group("totals.target")
_SHARE = re.compile("占|率|比重|比例|超过|完成|为|达|是")
_OF_WHOLE = re.compile(
    "占(?!比)(?:全部|所有|总)?(?P<whole>[^，。；占]{2,12}?)(?:总数|总量|总额|数|量)?的?$"
)
_LISTED = re.compile("[\u4e00-\u9fff]{2}[和与及、][\u4e00-\u9fff]{2,}$")
_TIMES_BEFORE = re.compile("[是为达][^，。；]*的$|相当于[^，。；]*$")
_MOST_ADDENDS = 4
_MOST_PARTS = 12  # amounts that the addends are chosen from
_DOUBLED = (Decimal("0.98"), Decimal("1.1"))  # how near to doubling 翻一番 is said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """The figure of a sentence that is to be derived."""

    place: LabelledFigure
    sentence: str

    @property
    def kind(self) -> FigureKind:
        return self.place.figure.kind

    def states(self, result: Bounds) -> bool:
        """Return whether the figure is `result`, rounded as it is written."""
        return states_number(self.place.figure, self.sentence, result.value)


_Rule = Callable[[_Output, FactAmount, FactAmount], str | None]


def derive_from_facts(place: LabelledFigure, sentence: str, facts: Sequence[Fact]) -> str | None:
    """Return the formula by which the figure at `place` of `sentence` follows from `facts`.

    None if it does not follow. The words at the figure have to suit: growth has the right sign, a
    sum is called one.

    >>> from assistant.text.figures.figure_labels import label_figures
    >>> fact = Fact(id="F1", text="收运2.84万吨，上年2.31万吨", line=1)
    >>> derive_from_facts(label_figures("收运量增长22.9%")[0], "收运量增长22.9%", [fact])
    'F1：(2.84万吨-2.31万吨)÷2.31万吨'
    """
    output = _Output(place=place, sentence=sentence)
    amounts = list(read_amounts(facts))
    if earlier := _first(_derive_earlier(output, one) for one in amounts):
        return earlier
    rules = _rules(output)
    pairs = (pair for pair in permutations(amounts, 2) if _are_comparable(*pair))
    derived = _first(rule(output, *pair) for pair in pairs for rule in rules)
    return derived or (_derive_sum(output, amounts) if is_quantity(place.figure) else None)


def _rules(output: _Output) -> tuple[_Rule, ...]:
    """Return the rules that may give a figure of this kind."""
    place = output.place
    if place.figure.unit == "‰":
        return ()
    if output.kind is FigureKind.PERCENT:
        return (_derive_growth,) if place.move else (_derive_share,)
    by_kind: dict[FigureKind, tuple[_Rule, ...]] = {
        FigureKind.MULTIPLE: (_derive_multiple,),
        FigureKind.FRACTION: (_derive_fraction,),
        FigureKind.RATIO: (_derive_ratio,),
    }
    return by_kind.get(output.kind, (_derive_difference,) if is_quantity(place.figure) else ())


def _derive_earlier(output: _Output, one: FactAmount) -> str | None:
    """Return the formula of an earlier value that a fact implies: 由上年的94.9%提高到95.8%."""
    place = output.place
    is_base = place.is_earlier or end_of_change(place) == "始"
    implied = one.is_base and one.text != one.place.figure.text
    if not (is_base and implied) or unit_of(place.figure) != unit_of(one.place.figure):
        return None
    if output.states(one.amount) and share_words(one, output.sentence):
        return f"{one.fact.id}：{one.text}"
    return None


def _derive_growth(output: _Output, now: FactAmount, base: FactAmount) -> str | None:
    if now.is_rate or not _is_change_over(output, now, base):
        return None
    result = growth(now.amount, base.amount) * output.place.move
    if result.value > 0 and output.states(result):
        return f"{_ids(now, base)}：({now.text}-{base.text})÷{base.text}"
    return None


def _derive_share(output: _Output, part: FactAmount, whole: FactAmount) -> str | None:
    if not _may_be_divided(part, whole) or not _is_whole_named(output, whole):
        return None
    if part.is_base or not _is_about(output, part):
        return None
    clause = output.place.clause
    to_target = whole.is_target and _TARGET.occurs_in(clause)
    fits = part.amount.value <= whole.amount.value or to_target
    is_named = _SHARE.search(clause) and (_names_part(output, part) or "占" in clause or to_target)
    if fits and is_named and output.states(share(part.amount, whole.amount)):
        return f"{_ids(part, whole)}：{part.text}÷{whole.text}"
    return None


def _derive_multiple(output: _Output, now: FactAmount, base: FactAmount) -> str | None:
    """Return how often `base` goes into `now`: 是上年的1.5倍, 增长两倍, 翻一番."""
    number = output.place.figure.number
    if number is None or not _is_change_over(output, now, base):
        return None
    times = now.amount / base.amount
    if output.place.figure.unit == "番":
        goal = Decimal(2) ** int(number)
        holds = goal * _DOUBLED[0] <= times.value <= goal * _DOUBLED[1]
    else:
        grown = not _TIMES_BEFORE.search(output.place.words_before)
        holds = output.states(times - Bounds.exact(Decimal(int(grown))))
    return f"{_ids(now, base)}：{now.text}÷{base.text}" if holds else None


def _derive_fraction(output: _Output, part: FactAmount, whole: FactAmount) -> str | None:
    """Return how the figure is the part of a whole: 占四分之一."""
    number = output.place.figure.number
    if number is None or not _may_be_divided(part, whole) or not _is_about(output, part):
        return None
    is_share = abs(part.amount.value / whole.amount.value - number) <= Decimal("0.005")
    return f"{_ids(part, whole)}：{part.text}÷{whole.text}" if is_share else None


def _derive_ratio(output: _Output, one: FactAmount, other: FactAmount) -> str | None:
    """Return how the figure is the ratio of two amounts: 1:200."""
    numbers = re.split("[:：∶]", output.place.figure.text)
    if len(numbers) != 2 or not Decimal(numbers[0]) or not _may_be_divided(one, other):
        return None
    ratio = Decimal(numbers[1]) / Decimal(numbers[0])
    holds = one.amount.value and abs(other.amount.value / one.amount.value / ratio - 1) <= Decimal(
        "0.005"
    )
    return f"{_ids(one, other)}：{one.text}∶{other.text}" if holds else None


def _is_change_over(output: _Output, now: FactAmount, base: FactAmount) -> bool:
    """Return whether `now` is this year's value of the thing that is named, `base` last year's."""
    if not _may_be_divided(now, base) or not base.is_base or now.is_base or now.is_target:
        return False
    return _is_about(output, now) and not _is_about_another(output, now)


def _is_about(output: _Output, one: FactAmount) -> bool:
    """Return whether the words at the figure, if it has any, are among those of the fact."""
    named = content_bigrams(strip_framing(output.place.label))
    return not named or bool(named & bigrams(f"{one.fact.text}，{one.fact.indicator}"))


def _is_about_another(output: _Output, one: FactAmount) -> bool:
    """Return whether the words at the figure are those of another figure of the same fact."""
    named = content_bigrams(strip_framing(output.place.label))
    if named & bigrams(one.place.label):
        return False
    levels = (other for other in label_figures(one.fact.text) if not other.is_earlier)
    return any(named & bigrams(other.label) for other in levels)


def _may_be_divided(one: FactAmount, base: FactAmount) -> bool:
    return not (one.place.move or base.place.move) and base.amount.value > 0


def _is_whole_named(output: _Output, whole: FactAmount) -> bool:
    """Return whether the whole is this year's, and the one that 占…的 names, if it names one."""
    before = output.place.words_before
    if whole.is_base and not _TARGET.occurs_in(before):
        return False
    found = _OF_WHOLE.search(before)
    named = content_bigrams(found["whole"]) if found else frozenset()
    return not named or bool(named & bigrams(f"{whole.place.label}，{whole.fact.indicator}"))


def _names_part(output: _Output, part: FactAmount) -> bool:
    """Return whether the rate is called after the part: 整改率 after 整改40处."""
    name = re.sub("率|比重|比例", "", output.place.label)
    return bool(bigrams(part.place.label) & bigrams(name))


def _derive_difference(output: _Output, larger: FactAmount, smaller: FactAmount) -> str | None:
    place = output.place
    if larger.amount.value < smaller.amount.value or not _is_difference_of(output, larger):
        return None
    if not _DIFFERENCE.occurs_in(place.clause) or larger.place.move or smaller.place.move:
        return None
    rose = smaller.is_base or (smaller.is_target and not larger.is_base)
    if place.move and place.move != (1 if rose else -1):
        return None
    # What is too small to change the figure as it is written is not taken away in it.
    if output.states(larger.amount - smaller.amount) and not output.states(larger.amount):
        return f"{_ids(larger, smaller)}：{larger.text}-{smaller.text}"
    return None


def _derive_sum(output: _Output, amounts: Sequence[FactAmount]) -> str | None:
    """Return how the figure is the sum of up to four amounts its sentence shares words with."""
    if output.place.move or not (_SUM.occurs_in(output.place.clause) or _lists_things(output)):
        return None
    words = content_bigrams(output.sentence)
    spoken_of = {one.fact.id for one in amounts if words & bigrams(one.place.label)}
    parts = [
        one
        for one in amounts
        if unit_of(one.place.figure) == unit_of(output.place.figure)
        and not (one.is_rate or one.is_base or one.place.move)
        and one.fact.id in spoken_of
        and not output.states(one.amount)  # the others would be too small to show
    ]
    for count in range(2, _MOST_ADDENDS + 1):
        for addends in combinations(parts[:_MOST_PARTS], count):
            if output.states(total(one.amount for one in addends)):
                return f"{_ids(*addends)}：{'+'.join(one.text for one in addends)}"
    return None


def _lists_things(output: _Output) -> bool:
    """Return whether one number is given for several things: 口袋公园和社区花园17个."""
    return bool(_LISTED.search(output.place.words_before))


def _is_difference_of(output: _Output, one: FactAmount) -> bool:
    """Return whether the figure may be a difference of such amounts: of percentages, in points."""
    if output.kind is FigureKind.POINTS:
        return one.is_rate
    return unit_of(output.place.figure) == unit_of(one.place.figure) and not one.is_rate


def _are_comparable(one: FactAmount, other: FactAmount) -> bool:
    if unit_of(one.place.figure) != unit_of(other.place.figure):
        return False
    if one.fact.id == other.fact.id:
        return True
    pairs = (content_bigrams(each.fact.text) for each in (one, other))
    return overlap_coefficient(*pairs) >= _SAME_TOPIC


def _ids(*amounts: FactAmount) -> str:
    return "、".join(dict.fromkeys(one.fact.id for one in amounts))


def _first(formulas: Iterable[str | None]) -> str | None:
    return next((formula for formula in formulas if formula), None)
