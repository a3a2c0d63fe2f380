"""Put related facts together: parts behind their whole, comparisons where they tell something."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Fact
from assistant.drafting.planning.fact_subject import fact_subject, sender
from assistant.text.figures.figure import FigureKind
from assistant.text.figures.read_figures import find_figures

AMONG = "其中"
_COMPARED = re.compile("，同比(?!持平)")
_FALL = re.compile("(?!.*(?:降至|优于|缩短|减亏))(?:受[^，；]*影响，)?[^，；]*，同比(?:下降|减少)")
_GOAL = re.compile(r"，(?:超过|优于)[^，。；的]+的(?P<of>(?:年度|全年|年初)目标)")

# Deviations beyond chance from which two facts belong together, and share a sentence. From 2.6 on
# nine in ten neighbours may; a reader minds the tenth more than a short sentence.
SAME_GROUP, _NEAR = 2.6, 3.4

Relation = Callable[[Fact, Fact], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactCluster:
    """A fact and those that are parts of what it counts."""

    fact: Fact
    parts: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The fact and its parts."""
        return self.fact, *self.parts


def cluster_facts(facts: Sequence[Fact]) -> list[FactCluster]:
    """Return the facts, each with its parts, in the order given; a part alone stays by itself.

    A line of a list that begins with 其中 is a part of the line before.
    """
    found: list[FactCluster] = []
    for fact in facts:
        home = _home_of(fact, found)
        if home is None:
            found.append(FactCluster(fact=fact))
        else:
            found[home] = replace(found[home], parts=(*found[home].parts, fact))
    return found


def _home_of(fact: Fact, clusters: Sequence[FactCluster]) -> int | None:
    """Return which cluster a fact is a part of."""
    if clusters and fact.text.startswith(AMONG):
        return len(clusters) - 1
    wholes = (place for place, one in enumerate(clusters) if is_part(fact, one.fact))
    return next(wholes, None)


def relate_facts(
    facts: Sequence[Fact], nearness: TextNearness, *, least: float = _NEAR
) -> Relation:
    """Return the relation that tells which two facts of a section are about one thing.

    Only these may share a sentence: neither a table nor a department makes 隐患排查 and 主题党日
    one. Nor does what fell stand beside what rose.
    """
    subjects = [fact_subject(replace(one, topic="", note="")) for one in facts]
    near = nearness.beyond_chance(subjects, subjects)
    place = {fact.id: at for at, fact in enumerate(facts)}

    def are_related(one: Fact, other: Fact) -> bool:
        is_near = near[place[one.id], place[other.id]] >= least
        return bool(is_near) and tells_of_fall(one) == tells_of_fall(other)

    return are_related


def relate_aims(facts: Sequence[Fact], nearness: TextNearness) -> Relation:
    """Return the relation that tells which two targets may share a sentence.

    They are about one thing, or each only a rate to be reached.
    """
    related = relate_facts(facts, nearness)
    return lambda one, other: related(one, other) or (_is_rate(one) and _is_rate(other))


def _is_rate(fact: Fact) -> bool:
    figures = find_figures(fact.timeless)
    return len(figures) == 1 and figures[0].kind is FigureKind.PERCENT


def runs_of_related(facts: Sequence[Fact], are_related: Relation) -> list[tuple[Fact, ...]]:
    """Return the facts in their order, cut where two neighbours are not about one thing."""
    runs: list[tuple[Fact, ...]] = []
    for fact in facts:
        if runs and are_related(runs[-1][-1], fact):
            runs[-1] = (*runs[-1], fact)
        else:
            runs.append((fact,))
    return runs


def is_part(fact: Fact, whole: Fact) -> bool:
    """Return whether a row of a table counts a part of what another one counts."""
    return bool(fact.head) and fact.head == whole.indicator


def compare_once(clauses: Sequence[str]) -> list[str]:
    """Return the clauses of a sentence with 同比 at the first, and one goal for all that passed it.

    >>> compare_once(["客运量3万人，同比增长5%", "货运量2万吨，同比下降1%"])
    ['客运量3万人，同比增长5%', '货运量2万吨，下降1%']
    >>> compare_once(["准点率94%，超过93%的年度目标", "满意度95%，超过93%的年度目标"])
    ['准点率94%', '满意度95%，均达到年度目标']
    """
    found = _share_goal(clauses)
    first = next((place for place, one in enumerate(found) if _COMPARED.search(one)), len(found))
    return [_COMPARED.sub("，", one) if place > first else one for place, one in enumerate(found)]


def tells_of_fall(fact: Fact) -> bool:
    """Return whether a fact begins with a fall that its words do not call good.

    >>> [tells_of_fall(Fact(id="F1", line=1, text=text)) for text in (
    ...     "客运量3万人，同比下降5%", "漏损率降至8%，同比下降1个百分点")]
    [True, False]
    """
    return _FALL.match(fact.statement) is not None


def fall_later(facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts of a section, a fall that they begin with behind the next of its sender.

    >>> facts = [Fact(id=text[0], line=1, text=text) for text in ("甲3个，同比减少1个", "乙5个")]
    >>> [fact.id for fact in fall_later(facts)]
    ['乙', '甲']
    """
    clusters = cluster_facts(facts)
    if len(clusters) > 1:
        first, second = clusters[0].fact, clusters[1].fact
        if tells_of_fall(first) and not tells_of_fall(second) and sender(first) == sender(second):
            clusters[:2] = clusters[1::-1]
    return [fact for cluster in clusters for fact in cluster.facts]


def reaches_goal(clause: str) -> bool:
    """Return whether a clause tells that a level is beyond its goal."""
    return _GOAL.search(clause) is not None


def without_goal(clause: str) -> str:
    """Return a clause without the goal that its level is beyond."""
    return _GOAL.sub("", clause, count=1)


def _share_goal(clauses: Sequence[str]) -> list[str]:
    passed = [_GOAL.search(one) for one in clauses]
    named = {one["of"] for one in passed if one}
    if len(clauses) < 2 or None in passed or len(named) != 1:
        return list(clauses)
    *others, last = map(without_goal, clauses)
    return [*others, f"{last}，均达到{named.pop()}"]
