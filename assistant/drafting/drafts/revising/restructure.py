"""Restructure a section without writing: drop a topic, number the sentences, join paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.drafting.draft import DraftSentence, SentenceStatus
from assistant.drafting.drafts.paragraphs import Paragraphs, number_item, renumber
from assistant.drafting.drafts.revising.instructions import Shape
from assistant.drafting.extractive.realization import MOST_ITEMS
from assistant.text.list_marks import ITEMS, strip_opening_mark

_CONNECTIVE = re.compile("^(?:同时|此外|另外|其中)，")
_LEAD = re.compile("(?:以下|如下|几个?方面)[^，。]{0,6}[。：]$|问题和不足。$|困难和问题。$")


def drop_topic(paragraphs: Paragraphs, word: str) -> tuple[Paragraphs, tuple[str, ...]]:
    """Return the paragraphs without the sentences that contain `word`, and those kept anyway.

    Sentences with facts and sentences edited by hand are kept.
    """
    kept = [
        [one for one in paragraph if word not in one.text or _is_fixed(one)]
        for paragraph in paragraphs
    ]
    return renumber(kept), tuple(one.text for part in kept for one in part if word in one.text)


def restructure(paragraphs: Paragraphs, shape: Shape) -> Paragraphs:
    """Return the sentences in one paragraph, numbered 一是, 二是 for the shape ITEMS.

    A lead stays in front, sentences edited by hand stay as they are; more than ten sentences are
    not numbered.
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
        id(one): number_item(_strip_connective(one), number)
        for number, one in enumerate(items, start=1)
    }
    return [[numbered.get(id(sentence), sentence) for sentence in sentences]]


def _is_fixed(sentence: DraftSentence) -> bool:
    return bool(sentence.facts) or sentence.status is SentenceStatus.EDITED


def _strip_connective(sentence: DraftSentence) -> DraftSentence:
    text = _CONNECTIVE.sub("", strip_opening_mark(sentence.text, ITEMS))
    return replace(sentence, text=text)
