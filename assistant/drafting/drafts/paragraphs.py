"""Paragraphs of sentences: count their characters, number their enumerations 一是, 二是."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import DraftSentence, SentenceStatus
from assistant.drafting.extractive.realization import MOST_ITEMS
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.list_marks import ITEMS, is_item, strip_opening_mark

Paragraphs = Sequence[Sequence[DraftSentence]]


def count_characters(paragraphs: Paragraphs) -> int:
    """Return the number of characters of all sentences."""
    return sum(len(sentence.text) for paragraph in paragraphs for sentence in paragraph)


def renumber(paragraphs: Paragraphs) -> Paragraphs:
    """Return the paragraphs without empty ones, their enumerations numbered in order again."""
    return [_renumber_items(paragraph) for paragraph in paragraphs if paragraph]


def number_item(sentence: DraftSentence, number: int) -> DraftSentence:
    """Return the sentence with 一是, 二是 in front, in place of such a mark it has."""
    text = strip_opening_mark(sentence.text, ITEMS)
    return replace(sentence, text=f"{spell_chinese_number(number)}是{text}")


def _renumber_items(paragraph: Sequence[DraftSentence]) -> list[DraftSentence]:
    """Return the paragraph with 一是, 二是 in order; a single item loses its number."""
    items = [sentence for sentence in paragraph if is_item(sentence.text)]
    result = []
    for sentence in paragraph:
        is_counted = sentence in items and sentence.status is not SentenceStatus.EDITED
        if is_counted and len(items) == 1:
            sentence = replace(sentence, text=strip_opening_mark(sentence.text, ITEMS))
        elif is_counted and len(items) <= MOST_ITEMS:
            sentence = number_item(sentence, items.index(sentence) + 1)
        result.append(sentence)
    return result
