"""Shorten a section by whole sentences; facts and sentences edited by hand stay."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.draft import DraftSentence, SentenceStatus
from assistant.drafting.drafts.paragraphs import Paragraphs, count_characters, renumber
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


def _is_droppable(sentence: DraftSentence, paragraph: Sequence[DraftSentence]) -> bool:
    if sentence.facts:
        return False
    is_lead = sentence is paragraph[0] and not is_item(sentence.text)
    return not (is_lead and any(is_item(other.text) for other in paragraph))
