"""Work a figure out from the facts: growth, share, difference, sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, permutations

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.fact_index import is_quantity, unit_of
from assistant.text.figures.approximations import is_rounded_from, last_place
from assistant.text.figures.figure_labels import LabelledFigure, label_figures
from assistant.text.figures.read_figures import Figure, FigureKind
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

_SAME_MATTER = 0.3  # likeness of two facts that may be set off against each other
_SUM = re.compile("合计|总计|共计|累计|总共|一共|共|总[数量额]|两项|三项|加上|合并")
_DIFFERENCE = re.compile(
    "[多少]|增加|减少|净增|增收|减收|剩余|还有|余下|差|尚|未|其余|增长|下降|提高|降低|上升|压减|缩短"
)
_SHARE = re.compile("占|率|比重|比例|超过|完成|为|达")
_MOST_ADDENDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """A figure of a fact."""

    place: LabelledFigure
    number: Decimal
    fact: Fact

    @property
    def text(self) -> str:
        return self.place.figure.text


def derive_from_facts(place: LabelledFigure, sentence: str, facts: Sequence[Fact]) -> str | None:
    """Return how the figure at `place` of `sentence` follows from `facts`, None if it does not.

    What the sentence calls it has to suit: growth has the right sign, a sum is called one.

    >>> fact = Fact(id="F1", text="收运2.84万吨，上年2.31万吨", line=1)
    >>> derive_from_facts(label_figures("收运量增长22.9%")[0], "收运量增长22.9%", [fact])
    'F1：(2.84万吨-2.31万吨)÷2.31万吨'
    """
    if place.figure.number is None or not is_quantity(place.figure):
        return None
    stated = list(_stated(facts))
    if place.figure.unit == "‰":
        return None
    if place.figure.kind is FigureKind.PERCENT:
        found = (_ratio(place, sentence, one, base) for one, base in permutations(stated, 2))
        return _first(found)
    pairs = (_difference(place, sentence, *pair) for pair in permutations(stated, 2))
    return _first(pairs) or _sum(place, sentence, stated)


def growth(number: Decimal, base: Decimal) -> Decimal:
    """Return by how many per cent `number` exceeds `base`."""
    return (number - base) / base * 100


def _stated(facts: Iterable[Fact]) -> Iterator[_Stated]:
    for fact in facts:
        for place in label_figures(fact.text):
            if place.figure.number is not None and is_quantity(place.figure):
                yield _Stated(place=place, number=abs(place.figure.number), fact=fact)


def _ratio(place: LabelledFigure, sentence: str, one: _Stated, base: _Stated) -> str | None:
    """Return how the percentage at `place` is the growth over, or the share of, `base`."""
    if not _comparable(one, base) or not base.number or one.place.move or base.place.move:
        return None
    change = growth(one.number, base.number)
    if place.move:
        if _is_base(base, one) and change * place.move > 0 and _shows(place, sentence, abs(change)):
            return f"{_names(one, base)}：({one.text}-{base.text})÷{base.text}"
        return None
    share = one.number / base.number * 100
    part = one.number <= base.number or re.search("任务|目标|计划|预算", base.place.label)
    called_so = _SHARE.search(place.clause) and (_names_part(place, one) or "占" in place.clause)
    if part and called_so and _shows(place, sentence, share):
        return f"{_names(one, base)}：{one.text}÷{base.text}"
    return None


def _is_base(base: _Stated, one: _Stated) -> bool:
    """Return whether `base` is the earlier value of what `one` counts."""
    if one.place.is_earlier:
        return False
    return base.place.is_earlier or bool(re.search(r"上年|去年|同期|20\d\d年", base.place.clause))


def _names_part(place: LabelledFigure, one: _Stated) -> bool:
    """Return whether the rate is called after the part: 整改率 after 整改40处."""
    own = one.place.label
    name = re.sub("率|比重|比例", "", place.label)
    return bool(bigrams(own) & bigrams(name))


def _difference(
    place: LabelledFigure, sentence: str, larger: _Stated, smaller: _Stated
) -> str | None:
    if larger.number < smaller.number or not _comparable(larger, smaller):
        return None
    if not _measures(place.figure, larger.place.figure) or not _DIFFERENCE.search(place.clause):
        return None
    rose = smaller.place.is_earlier or _is_base(smaller, larger)
    if place.move and place.move != (1 if rose else -1):
        return None
    if _shows(place, sentence, larger.number - smaller.number):
        return f"{_names(larger, smaller)}：{larger.text}-{smaller.text}"
    return None


def _sum(place: LabelledFigure, sentence: str, stated: Sequence[_Stated]) -> str | None:
    """Return how the figure is a sum of up to four figures that the sentence speaks of."""
    if not _SUM.search(place.clause) or place.move:
        return None
    words = content_bigrams(sentence)
    parts = [
        one
        for one in stated
        if unit_of(one.place.figure) == unit_of(place.figure)
        and one.place.figure.kind is not FigureKind.PERCENT
        and not one.place.is_earlier
        and not one.place.move
        and words & bigrams(one.place.label)
    ]
    for count in range(2, _MOST_ADDENDS + 1):
        for addends in combinations(parts[:12], count):
            if _shows(place, sentence, sum((one.number for one in addends), Decimal(0))):
                return f"{_names(*addends)}：{'+'.join(one.text for one in addends)}"
    return None


def _shows(place: LabelledFigure, sentence: str, exact: Decimal) -> bool:
    """Return whether the figure is `exact`, rounded to the last place it shows."""
    figure = place.figure
    shown = abs(figure.number or Decimal(0))
    if figure.kind is FigureKind.PERCENT:
        return rounded(exact, last_shown(figure)) == shown or is_rounded_from(
            figure, sentence, exact
        )
    return exact == shown or is_rounded_from(figure, sentence, exact)


def _measures(figure: Figure, stated: Figure) -> bool:
    """Return whether the two count the same thing; two percentages differ by points."""
    if figure.kind is FigureKind.POINTS:
        return stated.kind is FigureKind.PERCENT
    return unit_of(figure) == unit_of(stated) and stated.kind is not FigureKind.PERCENT


def _comparable(one: _Stated, other: _Stated) -> bool:
    if unit_of(one.place.figure) != unit_of(other.place.figure):
        return False
    if one.fact.id == other.fact.id:
        return True
    pairs = (content_bigrams(stated.fact.text) for stated in (one, other))
    return overlap_coefficient(*pairs) >= _SAME_MATTER


def _names(*stated: _Stated) -> str:
    return "、".join(dict.fromkeys(one.fact.id for one in stated))


def last_shown(figure: Figure) -> Decimal:
    """Return the last decimal place a percentage is written with, 1 for whole ones."""
    return min(last_place(figure), Decimal(1))


def rounded(number: Decimal, place: Decimal) -> Decimal:
    """Return `number` to the nearest multiple of `place`, halves up."""
    return (number / place).quantize(Decimal(1), rounding=ROUND_HALF_UP) * place


def _first(found: Iterable[str | None]) -> str | None:
    return next((text for text in found if text), None)
