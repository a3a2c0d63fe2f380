"""Realize facts as sentences: join neighbours, number items."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Fact, Written
from assistant.drafting.extractive.fact_clauses import (
    duration_prefix,
    fact_clause,
    part_clause,
)
from assistant.drafting.extractive.related_facts import (
    Relation,
    cluster_facts,
    compare_once,
    reaches_goal,
    without_goal,
)
from assistant.records import Period
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.list_marks import strip_item_marks

_LONGEST = 80  # characters of a sentence with several facts
_STANDS_ALONE = 18  # characters of a sentence
_FEW_PARTS = 2  # of a whole, that tell how far their goals are
_MOST_REACHED, _LONGEST_REACHED = 3, 100  # facts that reached their goals, in a sentence
_MOST_CLAUSES = 4  # facts of one clause in a sentence; of longer facts two
_PLACE = re.compile("^(?:中心城区|主城区|建成区|全[市县区镇])")
_CHANGE = re.compile("^(?:同比|环比|比上年|较上年|占比)")
MOST_ITEMS = 10  # of an enumeration that is numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """The words for a fact and its parts, and the facts."""

    text: str
    facts: tuple[Fact, ...]

    @property
    def is_single(self) -> bool:
        return "，" not in self.text and "；" not in self.text


def realize_facts(
    facts: Sequence[Fact],
    *,
    period: Period,
    lead: str = "",
    is_timed_before: bool = False,
    are_related: Relation | None = None,
) -> list[Written]:
    """Return sentences that state the facts in order; neighbours share one while it stays short.

    `lead`, a clause on the practice behind them, opens the first sentence. A duration (全年)
    stands in front of the facts unless an earlier sentence has it (`is_timed_before`). No 同时
    joins them: offices write it in front of a deed, hardly ever of a figure, least of all a fall.
    Neighbours that are not related, where that is known, stand in sentences of their own.
    """
    sentences = []
    for index, group in enumerate(_sentence_groups(_clauses(facts, period), are_related)):
        text = _join_clauses(group)
        opener = f"{lead}，" if lead and not index else ""
        if not (index or is_timed_before):
            opener += duration_prefix(text, period)
        stated = tuple(fact for clause in group for fact in clause.facts)
        sentences.append(Written(text=f"{opener}{text}。", facts=stated))
    return sentences


def _clauses(facts: Sequence[Fact], period: Period) -> Iterator[_Clause]:
    """Yield the clauses of facts, each with those of its parts behind 其中."""
    for cluster in cluster_facts(facts):
        text = fact_clause(cluster.fact, period)
        if cluster.parts:
            stop = "；" if "，" in text else "，"
            text += f"{stop}其中{_join_parts(cluster.parts)}"
        yield _Clause(text=text, facts=cluster.facts)


def _join_parts(parts: Sequence[Fact]) -> str:
    """Return the parts as clauses; of many the values and changes alone."""
    told = [part_clause(one, is_short=len(parts) > _FEW_PARTS) for one in parts]
    return ("；" if any(one.count("，") > 1 for one in told) else "，").join(told)


def one_sentence_per_fact(
    facts: Sequence[Fact], *, period: Period, horizon: str = ""
) -> list[Written]:
    """Return a sentence for each fact, without the period if it is the `horizon` of the lead-in."""
    return [
        Written(text=f"{strip_period(fact_clause(fact, period), horizon)}。", facts=(fact,))
        for fact in facts
    ]


def strip_period(clause: str, horizon: str) -> str:
    """Return `clause` without the period it opens with, where that is the `horizon`."""
    for named in (horizon, "明年") if horizon[:1].isdecimal() else (horizon,):
        clause = clause.removeprefix(named)
    return clause.lstrip("，")


def enumerate_items(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences as 一是…, 二是…; a single one stays as it is.

    These numbers replace those that facts or borrowed wording bring along.
    """
    if not 1 < len(sentences) <= MOST_ITEMS:
        return list(sentences)
    return [
        replace(sentence, text=f"{spell_chinese_number(number)}是{strip_item_marks(sentence.text)}")
        for number, sentence in enumerate(sentences, start=1)
    ]


def enumerate_groups(groups: Sequence[tuple[Written, ...]]) -> list[tuple[Written, ...]]:
    """Return the groups with 一是, 二是 in front of the first sentence of each."""
    firsts = enumerate_items([group[0] for group in groups])
    return [(first, *group[1:]) for first, group in zip(firsts, groups, strict=True)]


def join_short(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences; one too short to stand alone is joined to the next."""
    joined: list[Written] = []
    for sentence in sentences:
        before = joined[-1] if joined else None
        plain = before and not (before.facts or sentence.facts or "〔" in before.text)
        if before and plain and len(before.text) < _STANDS_ALONE and sentence.text[0] != "〔":
            joined[-1] = Written(
                text=f"{before.text.rstrip('。')}，{sentence.text}",
                precedents=(*before.precedents, *sentence.precedents),
            )
        else:
            joined.append(sentence)
    return joined


def _sentence_groups(
    clauses: Iterable[_Clause], are_related: Relation | None
) -> Iterator[list[_Clause]]:
    group: list[_Clause] = []
    for clause in clauses:
        if group and not _fits_sentence(group, clause, are_related):
            yield group
            group = []
        group.append(clause)
    if group:
        yield group


def _fits_sentence(group: Sequence[_Clause], clause: _Clause, are_related: Relation | None) -> bool:
    """Return whether the sentence for `group` has room for `clause`, and is about the same."""
    if _change_clause(group[-1].facts[-1], clause.facts[0]):
        return True
    if are_related is not None and not are_related(group[-1].facts[0], clause.facts[0]):
        return False
    clauses = [*group, clause]
    if any(len(one.facts) > 1 for one in clauses):  # a whole and its parts
        return False
    length = sum(len(without_goal(one.text)) for one in clauses)
    if all(reaches_goal(one.text) for one in clauses):  # one goal stands for all of them
        return len(clauses) <= _MOST_REACHED and length <= _LONGEST_REACHED
    most = _MOST_CLAUSES if all(one.is_single for one in clauses) else 2
    return len(clauses) <= most and length <= _LONGEST


def _join_clauses(group: Sequence[_Clause]) -> str:
    separator = "，" if all(one.is_single for one in group) else "；"
    first, *rest = compare_once([one.text for one in group])
    text = first
    for before, after, clause in zip(group, group[1:], rest, strict=False):
        change = _change_clause(before.facts[-1], after.facts[0])
        place = _PLACE.match(clause)
        if place and place[0] in text:
            clause = clause[place.end() :]
        text += f"，{change}" if change else separator + clause
    return text


def _change_clause(before: Fact, fact: Fact) -> str:
    """Return 同比增长4.7% where `fact` only gives the change of the indicator before, else ""."""
    subject = before.indicator
    rest = fact.text.removeprefix(subject) if subject else ""
    return rest.rstrip("。；，") if _CHANGE.match(rest) and rest != fact.text else ""
