"""Change a section without writing: leave a subject out, number the sentences, join paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.drafting.draft import DraftSentence, SentenceStatus
from assistant.drafting.drafts.condense import MOST_ITEMS, renumber
from assistant.drafting.drafts.instructions import Shape
from assistant.text.figures.chinese_numerals import spell_chinese_number
from assistant.text.list_marks import ITEMS, strip_opening_mark

Paragraphs = Sequence[Sequence[DraftSentence]]

_CONNECTIVE = re.compile("^(?:同时|此外|另外|其中)，")
_LEAD = re.compile("(?:以下|如下|几个?方面)[^，。]{0,6}[。：]$|问题和不足。$|困难和问题。$")


def drop_topic(paragraphs: Paragraphs, word: str) -> tuple[Paragraphs, tuple[str, ...]]:
    """Return the paragraphs without the sentences that speak of `word`, and those that stay so.

    What rests on facts or on a person's hand stays.
    """
    staying: list[str] = []
    kept = []
    for paragraph in paragraphs:
        sentences = []
        for sentence in paragraph:
            must_stay = sentence.facts or sentence.status is SentenceStatus.EDITED
            if word in sentence.text and must_stay:
                staying.append(sentence.text)
            if word not in sentence.text or must_stay:
                sentences.append(sentence)
        kept.append(sentences)
    return renumber(kept), tuple(staying)


def restructure(paragraphs: Paragraphs, shape: Shape) -> Paragraphs:
    """Return the sentences in one paragraph, numbered 一是, 二是 where that is the shape.

    A lead stays in front and what is by hand as it is; more than ten sentences are not numbered.
    """
    if shape is Shape.AS_IT_IS:
        return paragraphs
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    if shape is Shape.ONE_PARAGRAPH:
        return [sentences]
    items = [
        sentence
        for place, sentence in enumerate(sentences)
        if sentence.status is not SentenceStatus.EDITED
        and not (place == 0 and _LEAD.search(sentence.text))
    ]
    if not 1 < len(items) <= MOST_ITEMS:
        return paragraphs
    numbered = {
        id(one): replace(one, text=f"{spell_chinese_number(number)}是{_bare(one.text)}")
        for number, one in enumerate(items, start=1)
    }
    return [[numbered.get(id(sentence), sentence) for sentence in sentences]]


def _bare(text: str) -> str:
    return _CONNECTIVE.sub("", strip_opening_mark(text, ITEMS))
