"""Weave facts into sentences, each fact said once and in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.records import Fact, Written
from assistant.records import Period, Span

_LONGEST = 80  # characters of a sentence that takes in another fact
_MOST_ROWS = 4  # short facts in one sentence; of facts with clauses of their own two
_OPENERS = ("", "同时，", "", "此外，", "")
_TIMED = re.compile(
    r"^(?:20\d\d年|全年|[上下]半年|今年|截[至止]|累计|年内|[1-9][\d]?月|目前|[一二三四前]+季度|明年|去年|计划)"
)
_LEVEL = re.compile("率|达到|为|占|高于|低于|比上年|收入|支出|总值|面积|同比")
_CHANGE = re.compile("^(?:同比|环比|比上年|较上年|占比)")
_ORDER = "一二三四五六七八九十"
_LAST_DAYS = {
    Span.YEAR: "12月31日",
    Span.FIRST_HALF: "6月30日",
    Span.THREE_QUARTERS: "9月30日",
    Span.FIRST_QUARTER: "3月31日",
}


def weave(facts: Sequence[Fact], *, period: Period) -> list[Written]:
    """Return sentences that say `facts` in their order, neighbours joined while they stay short."""
    sentences = []
    for index, group in enumerate(_groups(facts, period)):
        text = _joined(group, period)
        opener = _OPENERS[index % len(_OPENERS)] if index else _time(group[0], period)
        if _TIMED.match(text):
            opener = ""
        sentences.append(Written(text=f"{opener}{text}。", facts=tuple(group)))
    return sentences


def one_by_one(facts: Sequence[Fact], *, period: Period, horizon: str = "") -> list[Written]:
    """Return one sentence a fact; the time that the lead has named already is not said again."""
    return [
        Written(text=f"{_undated(_clause(fact, period), horizon)}。", facts=(fact,))
        for fact in facts
    ]


def _undated(clause: str, horizon: str) -> str:
    """Return `clause` without the time it opens with, where that is the one of the lead."""
    for named in (horizon, "明年") if horizon[:1].isdecimal() else (horizon,):
        clause = clause.removeprefix(named)
    return clause.lstrip("，")


def enumerate_items(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences as 一是…, 二是…; a single one stays as it is."""
    if not 1 < len(sentences) <= len(_ORDER):
        return list(sentences)
    return [
        Written(
            text=f"{numeral}是{sentence.text}",
            facts=sentence.facts,
            precedents=sentence.precedents,
        )
        for numeral, sentence in zip(_ORDER, sentences, strict=False)
    ]


def time_words(period: Period) -> str:
    """Return how a report opens on its period: 2024年, 2024年上半年, 今年以来."""
    if period.year is None:
        return "今年以来"
    span = "" if period.span in {Span.YEAR, Span.OTHER} else period.span.value
    return f"{period.year}年{span}"


def _groups(facts: Sequence[Fact], period: Period) -> Iterator[list[Fact]]:
    group: list[Fact] = []
    for fact in facts:
        if group and not _takes_in(group, fact, period):
            yield group
            group = []
        group.append(fact)
    if group:
        yield group


def _takes_in(group: Sequence[Fact], fact: Fact, period: Period) -> bool:
    """Return whether a sentence that says `group` may say `fact` too."""
    if _change_of(group[-1], fact):
        return True
    clauses = [_clause(one, period) for one in (*group, fact)]
    most = _MOST_ROWS if all(_is_row(clause) for clause in clauses) else 2
    return len(clauses) <= most and sum(map(len, clauses)) <= _LONGEST


def _is_row(clause: str) -> bool:
    return "，" not in clause and "；" not in clause


def _joined(group: Sequence[Fact], period: Period) -> str:
    clauses = [_clause(fact, period) for fact in group]
    separator = "，" if all(map(_is_row, clauses)) else "；"
    text = clauses[0]
    for before, fact, clause in zip(group, group[1:], clauses[1:], strict=False):
        change = _change_of(before, fact)
        text += f"，{change}" if change else separator + clause
    return text


def _change_of(before: Fact, fact: Fact) -> str:
    """Return 同比增长4.7% where `fact` only says how the indicator of the fact before changed."""
    subject = before.indicator
    rest = fact.text.removeprefix(subject) if subject else ""
    return rest.rstrip("。；，") if _CHANGE.match(rest) and rest != fact.text else ""


def _clause(fact: Fact, period: Period) -> str:
    """Return the fact's own words, dated where its date is not the end of the period."""
    text = fact.text.rstrip("。；，")
    end = f"{period.year}年{_LAST_DAYS.get(period.span)}"
    if not fact.as_of or fact.as_of in text or fact.as_of == end or _TIMED.match(text):
        return text
    return f"截至{fact.as_of}，{text}"


def _time(fact: Fact, period: Period) -> str:
    """Return 全年 or 上半年 in front of what was done; a rate is not done but stands somewhere."""
    first = re.split("[，；]", fact.text)[0]
    if _LEVEL.search(first) or period.span is Span.OTHER:
        return ""
    return period.span.value
