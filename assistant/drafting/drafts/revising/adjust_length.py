"""Adjust a section to a length by whole sentences; facts and sentences edited by hand stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, DraftSentence, Retrieve, SentenceStatus
from assistant.drafting.drafts.paragraphs import (
    Paragraphs,
    count_characters,
    renumber,
)
from assistant.drafting.extractive.fill_length import choose_by_length
from assistant.drafting.extractive.insertion import find_insertion
from assistant.drafting.extractive.realization import MOST_ITEMS
from assistant.drafting.precedents.further_wording import FurtherWording, find_further_wording
from assistant.records import Function
from assistant.text.list_marks import is_item

_DROPPED_FIRST = (SentenceStatus.BORROWED, SentenceStatus.WRITTEN, SentenceStatus.BLANK)


def shorten(paragraphs: Paragraphs, limit: int) -> Paragraphs:
    """Return the paragraphs with as few sentences dropped as bring them to `limit` characters.

    Reused wording goes first, then the program's own, then placeholders, each from the end; the
    lead of an enumeration stays as long as an item does. The result may be longer than `limit`.
    """
    kept = [list(paragraph) for paragraph in paragraphs]
    for status in _DROPPED_FIRST:
        for paragraph in reversed(kept):
            for sentence in reversed(list(paragraph)):
                if count_characters(kept) <= limit:
                    return renumber(kept)
                if sentence.status is status and _is_droppable(sentence, paragraph):
                    paragraph.remove(sentence)
    return renumber(kept)


def lengthen(
    paragraphs: Paragraphs,
    least: int,
    brief: Brief,
    retrieve: Retrieve,
    *,
    existing: Iterable[str],
    others: Sequence[Brief],
    nearness: TextNearness | None,
) -> Paragraphs:
    """Return the paragraphs with past wording added until they have about `least` characters.

    Each sentence goes beside what it is about; an enumeration of plans gets further items. What
    repeats one of the `existing` sentences is not added. The result is shorter than `least` where
    past reports have no more on the subject of the section.
    """
    result = [list(paragraph) for paragraph in paragraphs] or [[]]
    missing = least - count_characters(result)
    found = find_further_wording(brief, retrieve, existing, others=others, nearness=nearness)
    for one in choose_by_length(found, missing, asked=least):
        _insert(result[-1], one, brief)
    return renumber(result)


def _is_droppable(sentence: DraftSentence, paragraph: Sequence[DraftSentence]) -> bool:
    if sentence.facts:
        return False
    is_lead = sentence is paragraph[0] and not is_item(sentence.text)
    return not (is_lead and any(is_item(other.text) for other in paragraph))


def _insert(paragraph: list[DraftSentence], one: FurtherWording, brief: Brief) -> None:
    """Put a sentence beside what it is about or, in a plan, as an item of its own at the end."""
    new = DraftSentence(text=one.text, status=SentenceStatus.BORROWED, precedents=one.passages)
    items = sum(is_item(sentence.text) for sentence in paragraph)
    if brief.function is Function.PLAN and 0 < items < MOST_ITEMS:
        paragraph.append(replace(new, text=f"一是{one.text}"))
        return
    texts = [sentence.text for sentence in paragraph]
    told = [bool(sentence.facts) for sentence in paragraph]
    paragraph.insert(find_insertion(f"{one.text}{one.subject}", texts, told), new)
