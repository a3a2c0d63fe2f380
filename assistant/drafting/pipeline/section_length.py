"""Say of a section that is not as long as asked how long it is, and what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.drafting.draft import Brief, DraftSection, Fact, Unresolved
from assistant.drafting.outline.length_targets import is_most
from assistant.records import Function
from assistant.text.figures.read_figures import without_figures

TOLERANCE = 0.15  # share of the asked length that a section may be off
_MOST_NAMED = 2  # facts
_LONGEST_NAME = 12  # characters of a fact's name
_CLAUSE = re.compile("[，；：。（]")


def length_questions(brief: Brief, section: DraftSection) -> Iterator[Unresolved]:
    """Yield the open question of a section that misses the length asked for."""
    asked = brief.target_length
    if asked is None or not brief.is_leaf:
        return
    written = sum(len(sentence.text) for sentence in section.sentences)
    is_limit = is_most(brief.notes)
    if abs(written - asked) <= TOLERANCE * asked or (is_limit and asked / 2 <= written <= asked):
        return
    if written < asked:
        reason = f"只能写到{written}字，缺：{'；'.join(_lacking(brief, section))}"
    else:
        reason = f"写了{written}字，超过要求：{_what_has_to_stay(brief, section)}"
    yield Unresolved(
        reason=reason, text=f"要求{asked}字{'以内' * is_limit}", section=section.heading
    )


def _what_has_to_stay(brief: Brief, section: DraftSection) -> str:
    if brief.facts:
        return f"本节的{len(brief.facts)}条事实都要写进去"
    return "剩下的是手改的或不能再删的句子" if section.sentences else ""


def _lacking(brief: Brief, section: DraftSection) -> Iterator[str]:
    """Yield what would make the section longer: facts, the practice behind them, precedents."""
    if not brief.facts:
        yield "本节的事实和数据"
    yield from _lacking_of_function(brief, section)


def _lacking_of_function(brief: Brief, section: DraftSection) -> Iterator[str]:
    if brief.function is Function.PROBLEMS:
        yield "问题的具体表现和原因"
        return
    what = "打算" if brief.function is Function.PLAN else "做法"
    if bare := [fact for fact in brief.facts if not _has_practice(fact, section)]:
        yield f"{_names(bare)}{'的措施' if what == '打算' else '背后的做法'}"
    borrowed = any(sentence.precedents for sentence in section.sentences)
    yield f"以往报告里关于“{brief.topic}”的{'更多' if borrowed else ''}{what}"


def _has_practice(fact: Fact, section: DraftSection) -> bool:
    """Return whether a sentence that states the fact borrows from a past report, or one beside."""
    sentences = section.sentences
    for place, sentence in enumerate(sentences):
        if fact in sentence.facts:
            beside = (*sentences[max(place - 1, 0) : place], *sentences[place + 1 : place + 2])
            if sentence.precedents or any(one.precedents and not one.facts for one in beside):
                return True
    return False


def _names(facts: list[Fact]) -> str:
    names: list[str] = []
    for name in map(_name, facts):
        if not any(name.startswith(one) for one in names):  # 供水量, and then 供水量同比增长
            names.append(name)
    named = "".join(f"“{name}”" for name in names[:_MOST_NAMED])
    return f"{named}等{len(names)}项" if len(names) > _MOST_NAMED else named


def _name(fact: Fact) -> str:
    """Return what a fact is about: its indicator, else its first clause without figures."""
    clauses = _CLAUSE.split(without_figures(fact.indicator or fact.text))
    return next(filter(None, clauses), fact.text)[:_LONGEST_NAME]
