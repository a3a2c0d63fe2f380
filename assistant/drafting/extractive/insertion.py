"""Choose the place of a further sentence in a section: beside what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import Written
from assistant.drafting.extractive.related_facts import tells_of_fall
from assistant.text.list_marks import is_item
from assistant.text.similarity import content_bigrams

_LONGEST_LEAD = 24  # characters of a practice that figures follow in the same sentence
_SHARED = 2  # bigrams of a practice and the first figures: 档案 alone is in all of an archive
_STANDS_ALONE = 16  # characters of a practice
_CLAUSE = re.compile("[，；。]")
_PART = "其中"


def find_insertion(text: str, sentences: Sequence[str], with_facts: Sequence[bool]) -> int:
    """Return the number of sentences that `text` goes behind, without an item of its own.

    In an enumeration it goes to the end of the item that it shares most with; else in front of
    the figures it is about, or of all figures.

    >>> find_insertion("健全管网巡查机制。", ["建成公园3座。", "改造管网12公里。"], [True, True])
    1
    """
    pairs = content_bigrams(text)
    shared = [len(pairs & content_bigrams(sentence)) for sentence in sentences]
    items = [place for place, sentence in enumerate(sentences) if is_item(sentence)]
    if items:
        ends = [*items[1:], len(sentences)]
        return max(zip(items, ends, strict=True), key=lambda item: sum(shared[slice(*item)]))[1]
    told = [place for place, has_fact in enumerate(with_facts) if has_fact]
    if not told:
        return len(sentences)
    best = max(told, key=lambda place: shared[place])
    return best if shared[best] else told[0]


def insert_practice(
    sentences: Sequence[Written], practice: Written, subject: str = ""
) -> list[Written]:
    """Return the sentences with the practice in front of the very figures it is about.

    A short one shares their sentence: 加强巡查，巡查河道96次; one that leads to none is left out.
    Figures of another thing in front of them become a sentence of their own.
    """
    said = f"{practice.text}{subject}"
    texts, told = [one.text for one in sentences], [bool(one.facts) for one in sentences]
    place = find_insertion(said, texts, told)
    if place == len(sentences) or is_item(texts[place]):
        return [*sentences[:place], practice, *sentences[place:]]
    before, told_of = _split_in_front_of(said, sentences[place])
    if _leads_into(practice, told_of):
        behind = [_join(practice, told_of)]
    elif len(practice.text) < _STANDS_ALONE:
        return list(sentences)
    else:
        behind = [practice, told_of]
    return [*sentences[:place], *before, *behind, *sentences[place + 1 :]]


def _split_in_front_of(said: str, sentence: Written) -> tuple[list[Written], Written]:
    """Return what of a sentence stands before the figures that share most, and the rest."""
    pieces = sentence.text.rstrip("。").split("；")
    is_whole = any(_PART in piece for piece in pieces)  # with its parts: they stay together
    if is_whole or len(pieces) != len(sentence.facts):
        return [], sentence
    pairs = content_bigrams(said)
    at = max(range(len(pieces)), key=lambda n: len(pairs & content_bigrams(pieces[n])))
    if not at:
        return [], sentence
    first = replace(sentence, text=f"{'；'.join(pieces[:at])}。", facts=sentence.facts[:at])
    rest = Written(text=f"{'；'.join(pieces[at:])}。", facts=sentence.facts[at:])
    return [first], rest


def _leads_into(practice: Written, told: Written) -> bool:
    """Return whether a short practice is about the first figures of the sentence behind it."""
    if told.precedents or len(practice.text) > _LONGEST_LEAD:
        return False
    if not told.facts or tells_of_fall(told.facts[0]):
        return False
    first = _CLAUSE.split(told.text)[0]
    return len(content_bigrams(practice.text) & content_bigrams(first)) >= _SHARED


def _join(practice: Written, told: Written) -> Written:
    """Return the figures behind the practice in one sentence: 加强巡查，巡查河道96次."""
    text = f"{practice.text.rstrip('。')}，{told.text}"
    return replace(told, text=text, precedents=practice.precedents)
