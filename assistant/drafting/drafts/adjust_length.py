"""Adjust a section to a length by whole sentences; facts and sentences edited by hand stay."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.drafting.draft import Brief, DraftSentence, Retrieve, SentenceStatus
from assistant.drafting.drafts.paragraphs import Paragraphs, count_characters, renumber
from assistant.drafting.precedents.search_precedents import Candidate, diversify, find_candidates
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
    existing: Collection[str],
) -> Paragraphs:
    """Return the paragraphs with past wording added until they have `least` characters.

    Practices are inserted before the facts of the last paragraph; an enumeration gets further
    items. Sentences like the `existing` ones are not added. The result is shorter than `least`
    where past reports offer no more.
    """
    result = [list(paragraph) for paragraph in paragraphs] or [[]]
    for candidate in diversify(find_candidates(brief, retrieve).candidates, existing):
        if count_characters(result) >= least:
            break
        _insert(result[-1], candidate)
    return renumber(result)


def _is_droppable(sentence: DraftSentence, paragraph: Sequence[DraftSentence]) -> bool:
    if sentence.facts:
        return False
    is_lead = sentence is paragraph[0] and not is_item(sentence.text)
    return not (is_lead and any(is_item(other.text) for other in paragraph))


def _insert(paragraph: list[DraftSentence], candidate: Candidate) -> None:
    is_enumerated = any(is_item(sentence.text) for sentence in paragraph)
    new = DraftSentence(
        text=f"一是{candidate.text}" if is_enumerated else candidate.text,
        status=SentenceStatus.BORROWED,
        precedents=(candidate.passage,),
    )
    facts = [place for place, sentence in enumerate(paragraph) if sentence.facts]
    if is_enumerated or not facts:
        paragraph.append(new)
    else:
        paragraph.insert(facts[0], new)
