"""Weave facts into sentences: one matter in one sentence, each fact said once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.drafting.draft import Fact, Written
from assistant.drafting.extractive.fact_clauses import duration_prefix, fact_clause, opens_with_time
from assistant.records import Period, Span
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.list_marks import strip_item_marks

_LONGEST = 80  # characters of a sentence that takes in another fact
_STANDS_ALONE = 18  # characters of a sentence
_MOST_CLAUSES = 4  # short facts in one sentence; of facts with clauses of their own two
_OPENERS = ("", "同时，", "", "", "另外，")
_PLACE = re.compile("^(?:中心城区|主城区|建成区|全[市县区镇])")
_CHANGE = re.compile("^(?:同比|环比|比上年|较上年|占比)")
_MOST_ITEMS = 10


def realize_facts(
    facts: Sequence[Fact], *, period: Period, lead: str = "", is_timed_before: bool = False
) -> list[Written]:
    """Return sentences that say `facts` in their order, neighbours joined while they stay short.

    `lead` is a clause on the practice behind them; it opens the first sentence. 全年 is said in
    front of them unless it has been said before.
    """
    sentences = []
    for index, group in enumerate(_sentence_groups(facts, period)):
        text = _join_clauses(group, period)
        if index:
            opener = "" if opens_with_time(text) else _OPENERS[index % len(_OPENERS)]
        else:
            opener = f"{lead}，" if lead else ""
            opener += "" if is_timed_before else duration_prefix(text, period)
        sentences.append(Written(text=f"{opener}{text}。", facts=tuple(group)))
    return sentences


def one_sentence_per_fact(
    facts: Sequence[Fact], *, period: Period, horizon: str = ""
) -> list[Written]:
    """Return one sentence a fact; the time that the lead has named already is not said again."""
    return [
        Written(text=f"{strip_period(fact_clause(fact, period), horizon)}。", facts=(fact,))
        for fact in facts
    ]


def strip_period(clause: str, horizon: str) -> str:
    """Return `clause` without the time it opens with, where that is the one of the lead."""
    for named in (horizon, "明年") if horizon[:1].isdecimal() else (horizon,):
        clause = clause.removeprefix(named)
    return clause.lstrip("，")


def enumerate_items(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences as 一是…, 二是…; a single one stays as it is.

    Numbers that facts or borrowed wording bring along give way to these.
    """
    if not 1 < len(sentences) <= _MOST_ITEMS:
        return list(sentences)
    return [
        replace(sentence, text=f"{spell_chinese_number(number)}是{strip_item_marks(sentence.text)}")
        for number, sentence in enumerate(sentences, start=1)
    ]


def enumerate_groups(groups: Sequence[tuple[Written, ...]]) -> list[tuple[Written, ...]]:
    """Return the groups of sentences with 一是, 二是 in front of the first of each."""
    firsts = enumerate_items([group[0] for group in groups])
    return [(first, *group[1:]) for first, group in zip(firsts, groups, strict=True)]


def drop_repeated_connectives(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences, each connective opening only the first that it opened."""
    used: set[str] = set()
    found = []
    for sentence in sentences:
        opener = next((one for one in _OPENERS if one and sentence.text.startswith(one)), "")
        again = opener in used
        used |= {opener} if opener else set()
        text = sentence.text.removeprefix(opener) if again else sentence.text
        found.append(replace(sentence, text=text))
    return found


def join_short(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences, one too short to stand alone in one with that which follows it."""
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


def period_phrase(period: Period) -> str:
    """Return how a report opens on its period: 2024年, 2024年上半年, 今年以来."""
    if period.year is None:
        return "今年以来"
    span = "" if period.span in {Span.YEAR, Span.OTHER} else period.span.value
    return f"{period.year}年{span}"


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
    """Return whether a sentence that says `group` may say `fact` too."""
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
    """Return 同比增长4.7% where `fact` only says how the indicator of the fact before changed."""
    subject = before.indicator
    rest = fact.text.removeprefix(subject) if subject else ""
    return rest.rstrip("。；，") if _CHANGE.match(rest) and rest != fact.text else ""
