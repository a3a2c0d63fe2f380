"""Remove facts that repeat another one, and report facts that contradict another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.fact_figures.measures import unit_of
from assistant.drafting.facts.clashes.clash_evidence import count_their_own
from assistant.drafting.facts.clashes.settle_clashes import (
    mark_disputed,
    open_row,
    reference,
    restates,
    settle,
)
from assistant.drafting.facts.similar_facts import contradicts, repeats
from assistant.text.figures.figure import MEASURED
from assistant.text.figures.figure_labels import label_figures
from assistant.text.figures.read_figures import find_figures
from assistant.text.spans import replace_spans

# Words that may stand with a figure or not: 共改造公厕17座, 公厕改造完成17座.
_FILLERS = re.compile("全年|累计|共计|总计|合计|分别|达到|完成|实现|[共达为了的约近超]")
_PLANNED = re.compile("计划(?!完成)|力争|拟|明年|下一?步|目标")
_TARGET = re.compile(
    "(?:年度|全年|年初)?(?:目标|计划|任务|预算)[数值]?[为是]?"
)  # of each row its own
_MOST_COMPARED = 200  # facts; each is held against each
_NOT_A_WORD = re.compile(r"[\s，。；、：:,;]")

_Topic = tuple[str, str, tuple[str, ...]]  # the words in any order, as-of date, section


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """One figure of a fact with its topic."""

    fact: Fact
    topic: tuple[str, ...]  # two values of the same topic contradict each other
    key: str


def deduplicate_facts(facts: Sequence[Fact]) -> tuple[list[Fact], list[Unresolved]]:
    """Return the facts without repetitions, and a row for each repetition and contradiction.

    The order of the words makes no difference. Of two lines that repeat one another the one that
    tells more stays. Of two that clearly give one thing two values one is stated, and the row says
    which; where that is not clear both stay.
    """
    kept: dict[str, Fact] = {}
    first: dict[tuple[_Topic, str], str] = {}
    rows: list[Unresolved] = []
    is_compared = len(facts) <= _MOST_COMPARED
    for fact in facts:
        known = kept.get(first.setdefault((_topic_of(fact), _figure_keys(fact)), fact.id))
        if known is not None:
            rows.append(_tell_repetition(kept, known, fact))
        elif not is_compared or not _repetition(kept, fact, rows):
            kept[fact.id] = fact
    settled = _settle_all(list(kept.values()), rows) if is_compared else list(kept.values())
    return _contradictions(settled, rows, is_compared=is_compared), rows


def _repetition(kept: dict[str, Fact], fact: Fact, rows: list[Unresolved]) -> bool:
    """Return whether a fact is told with one that is kept; one that it tells more than goes."""
    for one in list(kept.values()):
        if repeats(fact, one) or restates(fact, one):
            rows.append(_tell_repetition(kept, one, fact))
            return True
        if restates(one, fact):
            del kept[one.id]
            rows.append(_tell_repetition(kept, fact, one))
            return True
    return False


def _tell_repetition(kept: dict[str, Fact], told: Fact, fact: Fact) -> Unresolved:
    """Keep `told` with the lines of a fact that says the same, and return the row."""
    kept[told.id] = replace(told, repeated=(*told.repeated, fact.line, *fact.repeated))
    reason = f"{reference(fact)}与{reference(told)}相同，只写一次"
    return Unresolved(reason=reason, text=fact.text)


def _settle_all(facts: Sequence[Fact], rows: list[Unresolved]) -> list[Fact]:
    """Return the facts with one value for each thing, where lines clearly contradict each other."""
    kept = {fact.id: fact for fact in facts}
    for one, two in combinations([fact.id for fact in facts], 2):
        if one in kept and two in kept and (found := settle(kept[one], kept[two])):
            stated = {fact.id: fact for fact in found.facts}
            for name in (one, two):
                kept.pop(name) if name not in stated else kept.update({name: stated[name]})
            rows.append(found.row)
    return list(kept.values())


def _contradictions(
    facts: Sequence[Fact], rows: list[Unresolved], *, is_compared: bool
) -> list[Fact]:
    """Return the facts, those marked that have different values for one topic."""
    kept = {fact.id: fact for fact in facts}
    told = {row.text for row in rows}
    pairs = [*_contradicting(facts), *(_reworded(facts) if is_compared else ())]
    for earlier, later in pairs:
        row = open_row(earlier, later)
        if row.text not in told and not count_their_own(earlier, later):
            told.add(row.text)
            rows.append(row)
            for fact in mark_disputed(kept[earlier.id], kept[later.id]):
                kept[fact.id] = fact
    return list(kept.values())


def _contradicting(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield each two facts with different values of one topic."""
    first: dict[tuple[str, ...], _Value] = {}
    for fact in facts:
        for value in _values_of(fact):
            earlier = first.setdefault(value.topic, value)
            if earlier.key != value.key and earlier.fact is not fact:
                yield earlier.fact, fact


def _reworded(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield each two facts with different values of one topic in other words."""
    return ((one, two) for one, two in combinations(facts, 2) if contradicts(two, one))


def _values_of(fact: Fact) -> Iterator[_Value]:
    """Yield the values of `fact` that stand alone with their words: no growth, no year before."""
    tense = "计划" if fact.is_planned or _PLANNED.search(fact.text) else ""
    places = label_figures(fact.text)
    for place in places[:1] if fact.value else places:  # a table's row states its value
        figure = place.figure
        if figure.kind not in MEASURED or place.move or place.is_earlier or figure.unit == "号":
            continue
        if _TARGET.fullmatch(place.label):
            continue
        words = _sorted_characters(place.label)
        if _is_aside(fact.text, place.figure.start):
            words = f"{_sorted_characters(places[0].label)}/{words}"
        if len(words) > 1:
            yield _Value(
                fact=fact,
                topic=(
                    *(words, unit_of(figure), fact.as_of, _sorted_characters(fact.scope)),
                    *("/".join(fact.section), tense, *_figures_of_names(fact.text)),
                ),
                key=figure.key,
            )


def _is_aside(text: str, start: int) -> bool:
    """Return whether a figure goes with the one before it: 专项债券8.1亿元、12个项目."""
    return text[:start].rstrip().endswith("、")


def _figures_of_names(text: str) -> list[str]:
    """Return the years, months and numbers that belong to names: what sets two topics apart."""
    return [
        figure.key
        for figure in find_figures(text)
        if figure.kind not in MEASURED or figure.unit == "号"
    ]


def _topic_of(fact: Fact) -> _Topic:
    """Return the topic of a fact: its words without its figures, its date, its section."""
    counted = (
        (figure.start, figure.end, "#")
        for figure in find_figures(fact.text)
        if figure.kind in MEASURED and figure.unit != "号"  # 3号线 and 4号线 are two topics
    )
    return _sorted_characters(replace_spans(fact.text, counted)), fact.as_of, fact.section


def _sorted_characters(words: str) -> str:
    return "".join(sorted(_NOT_A_WORD.sub("", _FILLERS.sub("", words))))


def _figure_keys(fact: Fact) -> str:
    return " ".join(figure.key for figure in find_figures(fact.text))
