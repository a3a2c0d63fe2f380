"""Remove facts that repeat another one, and report facts that contradict another one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from assistant.drafting.draft import Fact, Unresolved
from assistant.drafting.fact_figures.measures import unit_of
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

    The order of the words makes no difference. Facts that contradict one another all stay: only the
    user can say which is right.
    """
    kept: list[Fact] = []
    first: dict[tuple[_Topic, str], Fact] = {}
    rows: list[Unresolved] = []
    repeated: defaultdict[str, list[int]] = defaultdict(list)  # id of the fact kept -> lines
    for fact in facts:
        earlier = first.setdefault((_topic_of(fact), _figure_keys(fact)), fact)
        if earlier is fact and len(facts) <= _MOST_COMPARED:
            earlier = next((one for one in kept if repeats(fact, one)), fact)
        if earlier is fact:
            kept.append(fact)
        else:
            reason = f"{_reference(fact)}与{_reference(earlier)}相同，只写一次"
            rows.append(Unresolved(reason=reason, text=fact.text))
            repeated[earlier.id] += fact.line, *fact.repeated
    kept = [
        replace(fact, repeated=(*fact.repeated, *repeated[fact.id])) if repeated[fact.id] else fact
        for fact in kept
    ]
    return kept, [*rows, *_contradictions(kept)]


def _contradictions(facts: Sequence[Fact]) -> Iterator[Unresolved]:
    """Yield a row for each two facts with different values of one topic."""
    first: dict[tuple[str, ...], _Value] = {}
    reported: set[tuple[str, str]] = set()
    for fact in facts:
        for value in _values_of(fact):
            earlier = first.setdefault(value.topic, value)
            pair = (earlier.fact.id, fact.id)
            if earlier.key != value.key and earlier.fact is not fact and pair not in reported:
                reported.add(pair)
                reason = f"{_reference(earlier.fact)}与{_reference(fact)}的数字不一致，请核对"
                text = f"{earlier.fact.text}；{fact.text}"
                yield Unresolved(reason=reason, text=text)
    if len(facts) <= _MOST_COMPARED:
        yield from _reworded_contradictions(facts, reported)


def _reworded_contradictions(
    facts: Sequence[Fact], reported: set[tuple[str, str]]
) -> Iterator[Unresolved]:
    """Yield a row for each two facts with different values of one topic in other words."""
    for earlier, later in combinations(facts, 2):
        if (earlier.id, later.id) not in reported and contradicts(later, earlier):
            reason = f"{_reference(earlier)}与{_reference(later)}的数字不一致，请核对"
            yield Unresolved(reason=reason, text=f"{earlier.text}；{later.text}")


def _reference(fact: Fact) -> str:
    return f"事实 {fact.id}（第{fact.line}行）"


def _values_of(fact: Fact) -> Iterator[_Value]:
    """Yield the values of `fact` that stand alone with their words: no growth, no year before."""
    tense = "计划" if _PLANNED.search(fact.text) else ""
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
