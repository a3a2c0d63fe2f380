"""Shorten a section by whole sentences: what rests on facts or on a person's hand stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import DraftSentence, SentenceStatus
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.list_marks import ITEMS, is_item, strip_opening_mark

Paragraphs = Sequence[Sequence[DraftSentence]]

_DROPPED_FIRST = (SentenceStatus.BORROWED, SentenceStatus.WRITTEN, SentenceStatus.BLANK)
MOST_ITEMS = 10


def length_of(paragraphs: Paragraphs) -> int:
    """Return the characters of all sentences."""
    return sum(len(sentence.text) for paragraph in paragraphs for sentence in paragraph)


def shortened(paragraphs: Paragraphs, limit: int) -> Paragraphs:
    """Return the paragraphs with as few sentences dropped as bring them to `limit` characters.

    Borrowed wording goes first, then the program's own, then blanks, each from the end; the
    lead of an enumeration stays as long as an item does. It may stay longer than `limit`.
    """
    kept = [list(paragraph) for paragraph in paragraphs]
    for status in _DROPPED_FIRST:
        for paragraph in reversed(kept):
            for sentence in reversed(list(paragraph)):
                if length_of(kept) <= limit:
                    return renumber(kept)
                if sentence.status is status and _may_go(sentence, paragraph):
                    paragraph.remove(sentence)
    return renumber(kept)


def _may_go(sentence: DraftSentence, paragraph: Sequence[DraftSentence]) -> bool:
    if sentence.facts:
        return False
    leads = sentence is paragraph[0] and not is_item(sentence.text)
    return not (leads and any(is_item(other.text) for other in paragraph))


def renumber(paragraphs: Paragraphs) -> Paragraphs:
    """Return the paragraphs that have sentences, their enumerations numbered in order again."""
    return [_renumbered(paragraph) for paragraph in paragraphs if paragraph]


def _renumbered(paragraph: Sequence[DraftSentence]) -> list[DraftSentence]:
    """Return the paragraph with its 一是, 二是 in order again; a single item loses its number."""
    items = [sentence for sentence in paragraph if is_item(sentence.text)]
    result = []
    for sentence in paragraph:
        is_counted = sentence in items and sentence.status is not SentenceStatus.EDITED
        if is_counted and len(items) <= MOST_ITEMS:
            mark = "" if len(items) == 1 else f"{spell_chinese_number(items.index(sentence) + 1)}是"
            sentence = replace(sentence, text=mark + strip_opening_mark(sentence.text, ITEMS))
        result.append(sentence)
    return result
