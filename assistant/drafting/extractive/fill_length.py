"""Bring a section of the built-in writer to the length that its outline asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Retrieve, Written
from assistant.drafting.extractive.insertion import insert_practice
from assistant.drafting.extractive.realization import enumerate_items
from assistant.drafting.precedents.further_wording import FurtherWording, find_further_wording
from assistant.drafting.topics.heading_phrases import plan_object
from assistant.drafting.topics.method_words import telling_words
from assistant.records import Function
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.list_marks import ITEMS, is_item, strip_opening_mark

_ENOUGH = 12  # characters: what is missing is less than a sentence
_TOO_LONG = 0.1  # share of the asked length that a sentence may go beyond it
_WITHOUT_FACTS = 3  # sentences of a section the user gave no fact for
_MOST_ITEMS = 8  # of a plan, before steps join the items there are


def fill_length(
    written: Sequence[Written],
    brief: Brief,
    retrieve: Retrieve,
    said: Iterable[str],
    *,
    others: Sequence[Brief],
    nearness: TextNearness | None,
) -> list[Written]:
    """Return the sentences with wording of past reports added until they are as long as asked.

    They stay shorter where past reports have no more on the subject of the section. Of too many
    the last that state no fact are left out.
    """
    result = list(written)
    if brief.target_length is None or not brief.is_leaf:
        return result
    result = _drop_last(result, round((1 + _TOO_LONG) * brief.target_length))
    missing = brief.target_length - count_written(result)
    if missing <= _ENOUGH:
        return result
    known = [*said, *(sentence.text for sentence in result)]
    further = find_further_wording(brief, retrieve, known, others=others, nearness=nearness)
    found = without_padding(further, brief, result)
    for one in choose_by_length(found, missing, asked=brief.target_length):
        result = _insert(result, one, brief)
    return result


def _drop_last(sentences: list[Written], most: int) -> list[Written]:
    """Return the sentences without the last borrowed ones, as few as bring them to `most`."""
    kept = list(sentences)
    for sentence in reversed(sentences):
        if count_written(kept) <= most:
            break
        if sentence.precedents and not sentence.facts:
            kept.remove(sentence)
    return _renumber(kept) if len(kept) < len(sentences) else kept


def _renumber(sentences: Sequence[Written]) -> list[Written]:
    """Return the sentences with their items numbered in order again; a single one has no number."""
    items = [one for one in sentences if is_item(one.text)]
    numbered = dict(zip(map(id, items), enumerate_items(items), strict=True))
    if len(items) == 1:
        [only] = items
        numbered[id(only)] = replace(only, text=strip_opening_mark(only.text, ITEMS))
    return [numbered.get(id(one), one) for one in sentences]


def without_padding(
    found: Iterable[FurtherWording], brief: Brief, written: Iterable[Written]
) -> Iterator[FurtherWording]:
    """Yield the sentences that the facts of the section can bear, each of other content.

    There are about as many as facts; what is about a single fact is said in one.
    """
    before = [one.text for one in written if one.precedents]
    told = {word for text in before for word in telling_words(text)}
    topics = set(map(plan_object, re.split("[，；、：]", brief.topic)))
    most = max(len(brief.facts), 1) if brief.facts else _WITHOUT_FACTS
    subjects: set[str] = set()
    for one in found:
        words = set(telling_words(one.text))
        is_new = sum(word not in told for word in words) * 2 > len(words) or not told
        if most > 0 and is_new and one.subject not in subjects:
            yield one
            most -= 1
            told |= words
            subjects |= {one.subject} - topics - {""}


def choose_by_length(
    found: Iterable[FurtherWording], missing: int, *, asked: int
) -> list[FurtherWording]:
    """Return the first sentences that together have about the `missing` of `asked` characters."""
    room = _TOO_LONG * asked
    chosen: list[FurtherWording] = []
    for one in found:
        if missing <= _ENOUGH:
            break
        if len(one.text) <= missing + room:
            chosen.append(one)
            missing -= len(one.text)
    return chosen


def count_written(sentences: Iterable[Written]) -> int:
    """Return the number of characters of all sentences."""
    return sum(len(sentence.text) for sentence in sentences)


def _insert(result: list[Written], one: FurtherWording, brief: Brief) -> list[Written]:
    new = Written(text=one.text, precedents=one.passages)
    items = sum(is_item(sentence.text) for sentence in result)
    if brief.function is Function.PLAN and items and items < _MOST_ITEMS:
        number = spell_chinese_number(items + 1)
        return [*result, replace(new, text=f"{number}是{new.text}")]
    return insert_practice(result, new, one.subject)
