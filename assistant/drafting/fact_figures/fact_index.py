"""Index the figures of facts by unit, with the words they stand with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.drafting.draft import Fact
from assistant.drafting.fact_figures.measures import unit_of
from assistant.drafting.fact_figures.mismatch import content_terms
from assistant.text.figures.figure import COUNTED, RATES, Figure, FigureKind
from assistant.text.figures.figure_labels import LabelledFigure, label_figures, strip_framing
from assistant.text.lexicon import group
from assistant.text.similarity import bigrams
from assistant.text.spans import replace_spans

CHANGES = RATES | {FigureKind.MULTIPLE}
_START = re.compile(f"{group('comparison.from').pattern}[^，。；\\d至到]{{0,8}}$")
_GOES_ON = re.compile("[^，。；]{0,10}[至到成为]")  # 从河里清出1600吨 starts no change
_LEVEL = re.compile(
    rf"(?:(?P<fallen>{group('comparison.fell_to').pattern})|(?P<grown>{group('comparison.rose_to').pattern}))"
    "[^，。；\\d]{0,3}[至到]$"
)
_PART = group("ledger.part")
_SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})
_DIGITS = re.compile(r"[\d一二三四五六七八九]")
_MEASURE = re.compile("[\u4e00-\u9fff](?![\u4e00-\u9fff])")  # 3.6万卷
_TELLING_DIGITS = 2  # of a number that is found again without its unit


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
        for stated in _figures_of(fact):
            found[unit_of(stated.figure)].append(stated)
    by_unit = {name: tuple(stated) for name, stated in found.items()}
    return FactIndex(
        by_unit=by_unit,
        figures=tuple(one for stated in by_unit.values() for one in stated),
    )


@lru_cache(maxsize=4096)  # the same facts are indexed for each sentence, in another order
def _figures_of(fact: Fact) -> tuple[FactFigure, ...]:
    """Return the figures of a fact's text and of its scope."""
    found = []
    for text in (fact.text, fact.scope):
        for place in label_figures(text):
            label = place.label if text is fact.text else f"{fact.indicator}{text}"
            own = bigrams(strip_framing(label))
            whole = bigrams(strip_framing(fact.text)) - bigrams_of_rivals(place, fact.text)
            found.append(
                FactFigure(fact=fact, place=place, clause_bigrams=own, fact_bigrams=whole | own)
            )
    return tuple(found)


def bigrams_of_rivals(place: LabelledFigure, text: str) -> frozenset[str]:
    """Return the words of `text` that only label other figures in the same unit, or shares.

    Those of a share are a part of what is counted: 提取28.9亿元，其中购房提取占60%.
    """
    own = bigrams(strip_framing(place.label))
    found: frozenset[str] = frozenset()
    for other in label_figures(text):
        same = unit_of(other.figure) == unit_of(place.figure)
        is_part = other.figure.kind in _SHARES and _PART.opening(other.clause)
        if (same or is_part) and other.figure.start != place.figure.start:
            found |= bigrams(strip_framing(other.label))
    return found - own


def end_of_change(place: LabelledFigure) -> str:
    """Return which end of a change the figure is: 由8.3天 (始) 降至7.6天 (降)."""
    before = place.words_before
    if _START.search(before) and _GOES_ON.match(place.words_behind):
        return "始"
    found = _LEVEL.search(before)
    if found is None:
        return ""
    return "降" if found["fallen"] else "升"


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
    return figure.kind in COUNTED | CHANGES
