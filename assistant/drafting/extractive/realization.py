"""Realize facts as sentences: join neighbours, add connectives, number items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact, Written
from assistant.drafting.extractive.fact_clauses import duration_prefix, fact_clause, opens_with_time
from assistant.records import Period
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.list_marks import strip_item_marks

_LONGEST = 80  # characters of a sentence with several facts
_STANDS_ALONE = 18  # characters of a sentence
_MOST_CLAUSES = 4  # facts of one clause in a sentence; of longer facts two
_CONNECTIVES = ("", "同时，", "", "", "另外，")
_PLACE = re.compile("^(?:中心城区|主城区|建成区|全[市县区镇])")
_CHANGE = re.compile("^(?:同比|环比|比上年|较上年|占比)")
_MOST_ITEMS = 10


def realize_facts(
    facts: Sequence[Fact], *, period: Period, lead: str = "", is_timed_before: bool = False
) -> list[Written]:
    """Return sentences that state the facts in order; neighbours share one while it stays short.

    `lead`, a clause on the practice behind them, opens the first sentence. A duration (全年)
    stands in front of the facts unless an earlier sentence has it (`is_timed_before`).
    """
    sentences = []
    for index, group in enumerate(_sentence_groups(facts, period)):
        text = _join_clauses(group, period)
        if index:
            opener = "" if opens_with_time(text) else _CONNECTIVES[index % len(_CONNECTIVES)]
        else:
            opener = f"{lead}，" if lead else ""
            opener += "" if is_timed_before else duration_prefix(text, period)
        sentences.append(Written(text=f"{opener}{text}。", facts=tuple(group)))
    return sentences


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
    if not 1 < len(sentences) <= _MOST_ITEMS:
        return list(sentences)
    return [
        replace(sentence, text=f"{spell_chinese_number(number)}是{strip_item_marks(sentence.text)}")
        for number, sentence in enumerate(sentences, start=1)
    ]


def enumerate_groups(groups: Sequence[tuple[Written, ...]]) -> list[tuple[Written, ...]]:
    """Return the groups with 一是, 二是 in front of the first sentence of each."""
    firsts = enumerate_items([group[0] for group in groups])
    return [(first, *group[1:]) for first, group in zip(firsts, groups, strict=True)]


def drop_repeated_connectives(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences with each connective only where it first occurs."""
    used: set[str] = set()
    found = []
    for sentence in sentences:
        opener = next((one for one in _CONNECTIVES if one and sentence.text.startswith(one)), "")
        again = opener in used
        used |= {opener} if opener else set()
        text = sentence.text.removeprefix(opener) if again else sentence.text
        found.append(replace(sentence, text=text))
    return found


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


def _sentence_groups(facts: Sequence[Fact], period: Period) -> Iterator[list[Fact]]:
    group: list[Fact] = []
    for fact in facts:
        if group and not _fits_sentence(group, fact, period):
            yield group
            group = []
        group.append(fact)
    if group:
        yield group


def _fits_sentence(group: Sequence[Fact], fact: Fact, period: Period) -> bool:
    """Return whether the sentence for `group` has room for `fact`."""
    if _change_clause(group[-1], fact):
        return True
    clauses = [fact_clause(one, period) for one in (*group, fact)]
    most = _MOST_CLAUSES if all(_is_single_clause(clause) for clause in clauses) else 2
    return len(clauses) <= most and sum(map(len, clauses)) <= _LONGEST


def _is_single_clause(clause: str) -> bool:
    return "，" not in clause and "；" not in clause


def _join_clauses(group: Sequence[Fact], period: Period) -> str:
    clauses = [fact_clause(fact, period) for fact in group]
    separator = "，" if all(map(_is_single_clause, clauses)) else "；"
    text = clauses[0]
    for before, fact, clause in zip(group, group[1:], clauses[1:], strict=False):
        change = _change_clause(before, fact)
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
