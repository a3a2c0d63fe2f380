"""Look up in the facts what states a figure, and what else a sentence might have meant by it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.drafting.grounding.mismatch import names_another, things_of
from assistant.text.figures.approximations import is_rounded_from
from assistant.text.figures.figure_labels import Labelled, labelled, words_of
from assistant.text.figures.read_figures import Figure, FigureKind
from assistant.text.similarity import bigrams
from assistant.text.spans import replace_spans

# Measure words that reports use for the same things.
_SAME_MEASURE = {"起": "件", "宗": "件", "例": "件", "桩": "件", "所": "个", "家次": "家次"}
_COUNTED = {FigureKind.NUMBER, FigureKind.COUNT_WORD}
_CALENDAR = {FigureKind.DATE, FigureKind.PERIOD}
_CHANGES = {FigureKind.PERCENT, FigureKind.POINTS, FigureKind.MULTIPLE}
_PLANNED = re.compile(
    "计划(?!完成率)|力争|目标|拟|将|确保|争取[在于实达]|预计|明年|下半年|20\\d\\d年"
)
_COMPARED = re.compile(
    "同比|环比|(?<![占对])比(?![例重率])|较(?=上|去|年|同|全|计|目|平|20)|[高低]于"
)
_MORE_OR_LESS = re.compile("(?:比|较|高|低)[^，。；]*[多少高低]了?$")
_LIMIT = re.compile("[高低]于$|超过$")
_START = re.compile("[由从][^，。；\\d至到]{0,8}$")
_LEVEL = re.compile(
    "(?:(?P<fallen>降|减|缩短|压缩|回落|下滑)|(?P<grown>升|增|提高|扩大|攀升|跃升))"
    "[^，。；\\d]{0,3}[至到]$"
)
_ELSEWHERE = 0.4  # what a word counts for that stands in another clause
_MARGIN = 0.6  # by how much another figure in the same unit has to fit better
_FAR = 1.0  # and one in any unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """A figure of a fact, with the words it stands with there."""

    fact: Fact
    place: Labelled
    own: frozenset[str]  # pairs of characters of its own clause
    whole: frozenset[str]  # of the whole fact

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.place.figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All figures of the facts by what they are measured in."""

    by_measure: dict[str, tuple[Stated, ...]]
    everything: tuple[Stated, ...]

    def like(self, figure: Figure) -> tuple[Stated, ...]:
        """Return the figures measured as `figure` is."""
        return self.by_measure.get(measure(figure), ())


@lru_cache(maxsize=8)
def ledger_of(facts: tuple[Fact, ...]) -> Ledger:
    """Return the figures of `facts`; a figure of several kinds of words is listed once a fact."""
    found: defaultdict[str, list[Stated]] = defaultdict(list)
    for fact in facts:
        for text in (fact.text, fact.scope):
            for place in labelled(text):
                label = place.label if text is fact.text else f"{fact.indicator}{text}"
                own = bigrams(words_of(label))
                whole = bigrams(words_of(fact.text)) - _of_others(place, fact.text)
                stated = Stated(fact=fact, place=place, own=own, whole=whole | own)
                found[measure(place.figure)].append(stated)
    by_measure = {name: tuple(stated) for name, stated in found.items()}
    return Ledger(
        by_measure=by_measure,
        everything=tuple(one for stated in by_measure.values() for one in stated),
    )


def _of_others(place: Labelled, text: str) -> frozenset[str]:
    """Return the words of `text` that stand with another figure measured as that at `place` is."""
    own = bigrams(words_of(place.label))
    found: frozenset[str] = frozenset()
    for other in labelled(text):
        same = measure(other.figure) == measure(place.figure)
        if same and other.figure.start != place.figure.start:
            found |= bigrams(words_of(other.label))
    return found - own


def measure(figure: Figure) -> str:
    """Return what `figure` is measured in, one word for units that mean the same."""
    if figure.kind in _CALENDAR:
        return "日期"
    if figure.kind in {FigureKind.CODE, FigureKind.MASKED, FigureKind.RATIO}:
        return figure.kind.value
    if figure.kind in {FigureKind.YEAR, FigureKind.ORDINAL, FigureKind.FRACTION}:
        return figure.kind.value
    return _SAME_MEASURE.get(figure.unit, figure.unit)


def is_same(place: Labelled, stated: Stated, text: str) -> bool:
    """Return whether the figure at `place` in `text` states the same value as `stated`."""
    figure, other = place.figure, stated.figure
    if figure.number is None or other.number is None:
        return figure.key == other.key
    one, two = abs(figure.number), abs(other.number)
    return one == two or is_rounded_from(figure, text, two)


def agrees(place: Labelled, stated: Stated) -> bool:
    """Return whether both grew, both fell, or both just stand there; now, or a year before."""
    other = stated.place
    if place.is_earlier != other.is_earlier or _at_other_end(place, other):
        return False
    move = 0 if _LIMIT.search(_before(place)) else place.move
    if move and other.move:
        return move == other.move
    if move or _is_difference(place):
        needs_base = place.figure.kind in _CHANGES or _COMPARED.search(place.clause)
        return bool(other.move) or _is_difference(other) or not needs_base
    if other.move and (other.figure.kind in _CHANGES or _COMPARED.search(other.clause)):
        return bool(_COMPARED.search(place.clause))
    return True


def _is_difference(place: Labelled) -> bool:
    return bool(_MORE_OR_LESS.search(_before(place)))


def _before(place: Labelled) -> str:
    return place.clause.partition(place.figure.text)[0]


def _at_other_end(place: Labelled, other: Labelled) -> bool:
    """Return whether one of the two is where it began and the other where it went, or how."""
    one, two = _end(place), _end(other)
    return bool(one and two and one != two)


def _end(place: Labelled) -> str:
    """Return which end of a change the figure is, and how it came there: 由8.3天降至7.6天."""
    before = _before(place)
    if _START.search(before):
        return "始"
    found = _LEVEL.search(before)
    if found is None:
        return ""
    return "降" if found["fallen"] else "升"


def best(place: Labelled, sentence: str, ledger: Ledger) -> Stated | None:
    """Return the figure of a fact that `place` states.

    None if there is none, or if the words at `place` are those of another figure in its unit.
    """
    contenders = ledger.like(place.figure)
    contenders = tuple(one for one in contenders if agrees(place, one))
    same = [one for one in contenders if is_same(place, one, sentence)]
    if not same:
        return None
    planned = _PLANNED.search(sentence) is not None
    others = [
        one
        for one in contenders
        if one not in same and (planned or not _PLANNED.search(one.place.clause))
    ]
    weights = _weights([*same, *others])
    own = bigrams(words_of(place.label))
    whole = bigrams(words_of(sentence)) - _of_others(place, sentence)
    ranked = sorted(same, key=lambda one: -_fit(own, whole, one, weights))
    found = ranked[0]
    fit = _fit(own, whole, found, weights)
    rival = max((_fit(own, whole, one, weights) for one in others), default=0.0)
    foreign = (
        one
        for one in ledger.everything
        if one.fact != found.fact and (planned or not _PLANNED.search(one.place.clause))
    )
    stranger = max((_fit(own, own, one, {}) for one in foreign), default=0.0)
    if (
        rival > fit + _MARGIN
        or stranger > _fit(own, own, found, {}) + _FAR
        or _is_of_another_thing(place, sentence, found)
    ):
        return None
    return found


def _is_of_another_thing(place: Labelled, sentence: str, found: Stated) -> bool:
    """Return whether the words at `place` name a thing, and the fact knows nothing of it."""
    fact = found.fact
    known = f"{fact.text}，{fact.indicator}，{fact.scope}，{'，'.join((fact.topic, *fact.section))}"
    return names_another(place, sentence, found.place.label, known)


def _weights(contenders: Iterable[Stated]) -> dict[str, float]:
    """Return what each pair of characters tells: the less, the more figures it stands with."""
    counts = Counter(pair for one in contenders for pair in one.own)
    return {pair: 1 / count**0.5 for pair, count in counts.items()}


def _fit(
    own: frozenset[str], whole: frozenset[str], stated: Stated, weights: dict[str, float]
) -> float:
    near = sum(weights.get(pair, 0.5) for pair in own & stated.own)
    far = sum(weights.get(pair, 0.5) for pair in (own & stated.whole) - stated.own)
    far += sum(weights.get(pair, 0.5) for pair in (whole & stated.own) - own)
    return near + _ELSEWHERE * far


def at_home(facts: Sequence[Fact], sentence: str) -> list[Fact]:
    """Return the facts that `sentence` shares words with, units and acts left aside."""
    words = _things(sentence)
    return [fact for fact in facts if words & _things(f"{fact.text}，{fact.scope}")]


@lru_cache(maxsize=4096)
def _things(text: str) -> frozenset[str]:
    counted = ((one.figure.start, one.figure.end, "，") for one in labelled(text))
    return things_of(replace_spans(text, counted))


def is_count(figure: Figure) -> bool:
    """Return whether `figure` counts or measures something."""
    return figure.kind in _COUNTED | _CHANGES


def value(figure: Figure) -> Decimal:
    """Return the size of a figure that has one, whatever its sign."""
    return abs(figure.number or Decimal(0))
