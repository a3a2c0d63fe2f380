"""Put related facts together: parts behind their whole, comparisons where they tell something."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Fact
from assistant.text.similarity import content_bigrams

_AMONG = "其中"
_COMPARED = re.compile("，同比(?!持平)")
_FALL = re.compile("(?!.*(?:降至|优于|缩短|减亏))[^，；]*，同比(?:下降|减少)")
_GOAL = re.compile(r"，(?:超过|优于)[^，。；的]+的(?P<of>(?:年度|全年|年初)目标)")

_FEWEST = 3  # facts of a section from which its own chance can be told
_NEAR = 0.5  # spreads beyond the section's chance that facts of one subject are near
_SHARED = 2  # bigrams of facts that name one subject

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
    if clusters and fact.text.startswith(_AMONG):
        return len(clusters) - 1
    wholes = (place for place, one in enumerate(clusters) if is_part(fact, one.fact))
    return next(wholes, None)


def relate_facts(facts: Sequence[Fact], nearness: TextNearness) -> Relation:
    """Return the relation that tells which two facts of a section may share a sentence.

    They are rows of a table, sent by one office, share their words, or are nearer to one another
    than two facts of the section are by chance. Of two facts alone there is no telling: they may.
    """
    if len(facts) < _FEWEST:
        return lambda _one, _other: True
    texts = [one.timeless for one in facts]
    near = nearness.between(texts, texts)
    pairs = near[np.triu_indices(len(texts), k=1)]
    least = float(pairs.mean() + _NEAR * pairs.std())
    place = {fact.id: at for at, fact in enumerate(facts)}

    def are_related(one: Fact, other: Fact) -> bool:
        are_rows = bool(one.indicator and other.indicator)
        is_of_one_sender = bool(one.topic) and one.topic == other.topic
        shared = content_bigrams(one.timeless) & content_bigrams(other.timeless)
        is_near = bool(near[place[one.id], place[other.id]] >= least)
        return are_rows or is_of_one_sender or len(shared) >= _SHARED or is_near

    return are_related


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
