"""Index the figures of facts by unit, and match a figure of a sentence to one of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.losses import profit_sign
from assistant.drafting.fact_figures.measures import are_alike, unit_of
from assistant.drafting.fact_figures.mismatch import content_terms, refers_to_other_thing
from assistant.drafting.fact_figures.rate_bases import has_other_base, has_other_time
from assistant.drafting.fact_figures.siblings import (
    has_most_own_words,
    has_only_own_words,
    is_named_like,
    is_named_like_sibling,
    is_whole_beside_share,
    lacks_qualifier,
)
from assistant.drafting.fact_figures.word_swaps import has_other_grade
from assistant.text.figures.figure import CALENDAR, COUNTED, Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.figures.intervals import is_rounded_from, states_number
from assistant.text.figures.rounding import Approximation, read_approximation
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams
from assistant.text.spans import replace_spans

_CHANGES = {FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MULTIPLE}
_PLANNED = re.compile(rf"{group('claims.planned').pattern}|20\d\d年")
_COMPARED = group("comparison.compared")
_FALLEN = group("moves.fallen")
_MORE_OR_LESS = re.compile("(?:比|较|高|低)[^，。；]*[多少高低]了?$")
_LIMIT = re.compile("[高低]于$|超过$")
_START = re.compile("[由从][^，。；\\d至到]{0,8}$")
_LEVEL = re.compile(
    rf"(?:(?P<fallen>{group('comparison.fell_to').pattern})|(?P<grown>{group('comparison.rose_to').pattern}))"
    "[^，。；\\d]{0,3}[至到]$"
)
_DIGITS = re.compile(r"[\d一二三四五六七八九]")
_MEASURE = re.compile("[\u4e00-\u9fff](?![\u4e00-\u9fff])")  # 3.6万卷
_TELLING_DIGITS = 2  # of a number that is found again without its unit
_ELSEWHERE = 0.4  # what a word counts for that stands in another clause
_MARGIN = 0.6  # by how much another figure in the same unit has to fit better
_FAR = 1.0  # and one in any unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FactFigure:
    """A figure of a fact, with the words of its clause."""

    fact: Fact
    place: LabelledFigure
    clause_bigrams: frozenset[str]  # pairs of characters of its own clause
    fact_bigrams: frozenset[str]  # of the whole fact

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.place.figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FactIndex:
    """The figures of all facts, by unit."""

    by_unit: dict[str, tuple[FactFigure, ...]]
    figures: tuple[FactFigure, ...]

    def figure_of(self, fact: Fact, place: LabelledFigure | None) -> FactFigure | None:
        """Return the figure of `fact` with the value and unit of that at `place`."""
        if place is None:
            return None
        key = place.figure.key
        same = (one for one in self.with_unit_of(place.figure) if one.figure.key == key)
        return next((one for one in same if one.fact == fact), None)

    def with_unit_of(self, figure: Figure) -> tuple[FactFigure, ...]:
        """Return the figures measured as `figure` is."""
        return self.by_unit.get(unit_of(figure), ())

    def without_unit(self, place: LabelledFigure) -> list[FactFigure]:
        """Return the figures of the same number where one of the two is written without a unit.

        总诊疗人次862.4万 is 862.4万人次. Only long numbers count: a short one is met by chance.
        """
        figure = place.figure
        if figure.number is None or len(_DIGITS.findall(figure.text)) < _TELLING_DIGITS:
            return []
        candidates = self.by_unit.get("", ()) if figure.unit else self.figures
        return [
            one
            for one in candidates
            if one.figure.number == figure.number
            and one.figure.kind in COUNTED
            and (one.figure.unit or not _has_other_measure(one.place, figure.unit))
        ]


def _has_other_measure(place: LabelledFigure, unit: str) -> bool:
    """Return whether a word that is in no list of units, and not `unit`, counts the figure."""
    behind = place.words_behind
    return _MEASURE.match(behind) is not None and not behind.startswith(unit)


@lru_cache(maxsize=8)
def index_facts(facts: tuple[Fact, ...]) -> FactIndex:
    """Return the figures of `facts` by unit."""
    found: defaultdict[str, list[FactFigure]] = defaultdict(list)
    for fact in facts:
        for text in (fact.text, fact.scope):
            for place in label_figures(text):
                label = place.label if text is fact.text else f"{fact.indicator}{text}"
                own = bigrams(strip_framing(label))
                whole = bigrams(strip_framing(fact.text)) - _bigrams_of_rivals(place, fact.text)
                stated = FactFigure(
                    fact=fact, place=place, clause_bigrams=own, fact_bigrams=whole | own
                )
                found[unit_of(place.figure)].append(stated)
    by_unit = {name: tuple(stated) for name, stated in found.items()}
    return FactIndex(
        by_unit=by_unit,
        figures=tuple(one for stated in by_unit.values() for one in stated),
    )


def _bigrams_of_rivals(place: LabelledFigure, text: str) -> frozenset[str]:
    """Return the words of `text` that only label other figures in the same unit."""
    own = bigrams(strip_framing(place.label))
    found: frozenset[str] = frozenset()
    for other in label_figures(text):
        same = unit_of(other.figure) == unit_of(place.figure)
        if same and other.figure.start != place.figure.start:
            found |= bigrams(strip_framing(other.label))
    return found - own


def states_same_value(place: LabelledFigure, stated: FactFigure, text: str) -> bool:
    """Return whether the figure at `place` in `text` states the same value as `stated`."""
    figure, other = place.figure, stated.figure
    if figure.number is None or other.number is None or figure.kind in CALENDAR:
        return figure.key == other.key
    if FigureKind.FRACTION in {figure.kind, other.kind} and figure.kind is not other.kind:
        rate, part = (figure, other) if other.kind is FigureKind.FRACTION else (other, figure)
        said = text if rate is figure else stated.fact.text
        return states_number(rate, said, 100 * abs(part.number or Decimal(0)))
    one, two = abs(figure.number), abs(other.number)
    if one == two:
        sides = {_side_of(figure, text), _side_of(other, stated.fact.text)}
        return sides != {Approximation.OVER, Approximation.UNDER}
    return is_rounded_from(figure, text, two)


def _side_of(figure: Figure, text: str) -> Approximation | None:
    """Return on which side of the number the amount lies: 上万人 is over 10,000."""
    return Approximation.OVER if figure.until is not None else read_approximation(figure, text)


def same_direction(place: LabelledFigure, stated: FactFigure) -> bool:
    """Return whether both grew, both fell or both are levels, of the same period."""
    other = stated.place
    if _is_of_earlier(place) != _is_of_earlier(other) or _at_other_end_of_change(place, other):
        return False
    if profit_sign(place) * profit_sign(other) < 0:
        return False
    move = 0 if _LIMIT.search(place.words_before) else place.move
    if move and other.move:
        return move == other.move
    if move < 0 and not _FALLEN.occurs_in(other.clause):
        return False
    if move or _is_difference(place):
        needs_base = place.figure.kind in _CHANGES or _COMPARED.occurs_in(place.clause)
        return bool(other.move) or _is_difference(other) or not needs_base
    if other.move and (other.figure.kind in _CHANGES or _COMPARED.occurs_in(other.clause)):
        return bool(_COMPARED.occurs_in(place.clause))
    return True


def _is_of_earlier(place: LabelledFigure) -> bool:
    return place.is_earlier or end_of_change(place) == "始"


def _is_difference(place: LabelledFigure) -> bool:
    return bool(_MORE_OR_LESS.search(place.words_before))


def _at_other_end_of_change(place: LabelledFigure, other: LabelledFigure) -> bool:
    """Return whether one figure starts a change and the other ends it, or the changes differ."""
    one, two = end_of_change(place), end_of_change(other)
    return bool(one and two and one != two)


def end_of_change(place: LabelledFigure) -> str:
    """Return which end of a change the figure is: 由8.3天 (始) 降至7.6天 (降)."""
    before = place.words_before
    if _START.search(before):
        return "始"
    found = _LEVEL.search(before)
    if found is None:
        return ""
    return "降" if found["fallen"] else "升"


def match_figure(place: LabelledFigure, sentence: str, index: FactIndex) -> FactFigure | None:
    """Return the figure of a fact that the figure at `place` states.

    None if there is none, or if the words at `place` are those of another figure in its unit.
    """
    contenders = [one for one in index.with_unit_of(place.figure) if same_direction(place, one)]
    same = [one for one in contenders if states_same_value(place, one, sentence)]
    if not same:  # 132次 of 132场: another measure word, and all figures counted by such
        alike = [one for one in index.figures if are_alike(one.figure, place.figure)]
        contenders = [one for one in alike if same_direction(place, one)]
        named = [
            one
            for one in contenders
            if is_named_like(place, one.place) or has_most_own_words(place, one.place)
        ]
        same = [one for one in named if states_same_value(place, one, sentence)]
    same = same or [one for one in index.without_unit(place) if same_direction(place, one)]
    if not same:
        return None
    planned = _PLANNED.search(sentence) is not None
    others = [
        one
        for one in contenders
        if one not in same and (planned or not _PLANNED.search(one.place.clause))
    ]
    weights = _bigram_weights([*same, *others])
    own = bigrams(strip_framing(place.label))
    whole = bigrams(strip_framing(sentence)) - _bigrams_of_rivals(place, sentence)
    ranked = sorted(same, key=lambda one: -_overlap_score(own, whole, one, weights))
    found = ranked[0]
    others = [
        one
        for one in others
        if one.fact != found.fact or not is_whole_beside_share(place, found.place, one.place)
    ]
    siblings = [one for one in index.with_unit_of(found.figure) if one.fact == found.fact]
    siblings = [one for one in siblings if one.figure.key != found.figure.key]
    levels = [one.place for one in siblings if not one.place.move]
    if is_named_like_sibling(place, found.place, (one.place for one in siblings)):
        return None
    if levels and not planned and lacks_qualifier(place, found.place):
        return None
    if is_named_like(place, found.place) or has_only_own_words(place, found.place, levels):
        others = [one for one in others if one.fact != found.fact]
    if found.clause_bigrams and found.clause_bigrams <= own:  # 精矿产量 is 精矿, not 原矿产量
        others = [one for one in others if one.clause_bigrams <= own]
    fit = _overlap_score(own, whole, found, weights)
    rival = max((_overlap_score(own, whole, one, weights) for one in others), default=0.0)
    foreign = (
        one
        for one in index.figures
        if one.fact != found.fact and (planned or not _PLANNED.search(one.place.clause))
    )
    stranger = max((_overlap_score(own, own, one, {}) for one in foreign), default=0.0)
    if (
        rival > fit + _MARGIN
        or stranger > _overlap_score(own, own, found, {}) + _FAR
        or _is_of_another_thing(place, sentence, found)
    ):
        return None
    return found


def _is_of_another_thing(place: LabelledFigure, sentence: str, found: FactFigure) -> bool:
    """Return whether the words at `place` name a thing that the fact does not mention."""
    fact = found.fact
    known = f"{fact.text}，{fact.indicator}，{fact.scope}，{'，'.join((fact.topic, *fact.section))}"
    earned = {1: "，盈利", -1: "，亏损"}.get(profit_sign(found.place), "")
    return (
        has_other_base(place, found.place, known)
        or has_other_time(place, found.place)
        or has_other_grade(place.clause, found.place.clause)
        or refers_to_other_thing(place, sentence, found.place.label, f"{known}{earned}")
    )


def _bigram_weights(contenders: Iterable[FactFigure]) -> dict[str, float]:
    """Return the weight of each bigram: the more figures it labels, the less it tells."""
    counts = Counter(pair for one in contenders for pair in one.clause_bigrams)
    return {pair: 1 / count**0.5 for pair, count in counts.items()}


def _overlap_score(
    own: frozenset[str], whole: frozenset[str], stated: FactFigure, weights: dict[str, float]
) -> float:
    near = sum(weights.get(pair, 0.5) for pair in own & stated.clause_bigrams)
    elsewhere = (own & stated.fact_bigrams) - stated.clause_bigrams
    far = sum(weights.get(pair, 0.5) for pair in elsewhere)
    far += sum(weights.get(pair, 0.5) for pair in (whole & stated.clause_bigrams) - own)
    return near + _ELSEWHERE * far


def facts_sharing_words(facts: Sequence[Fact], sentence: str) -> list[Fact]:
    """Return the facts that share words with `sentence`, apart from units and acts."""
    words = _terms_beside_figures(sentence)
    return [fact for fact in facts if words & _terms_beside_figures(f"{fact.text}，{fact.scope}")]


@lru_cache(maxsize=4096)
def _terms_beside_figures(text: str) -> frozenset[str]:
    counted = ((one.figure.start, one.figure.end, "，") for one in label_figures(text))
    return content_terms(replace_spans(text, counted))


def is_quantity(figure: Figure) -> bool:
    """Return whether `figure` counts or measures something."""
    return figure.kind in COUNTED | _CHANGES
