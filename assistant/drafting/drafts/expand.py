"""Lengthen a section with wording of past reports that the draft does not have yet."""

from __future__ import annotations

from collections.abc import Collection

from assistant.drafting.draft import Brief, DraftSentence, Retrieve, SentenceStatus
from assistant.drafting.drafts.paragraphs import Paragraphs, count_characters, renumber
from assistant.drafting.precedents.search_precedents import Candidate, diversify, find_candidates
from assistant.text.list_marks import is_item


def lengthen(
    paragraphs: Paragraphs,
    least: int,
    brief: Brief,
    retrieve: Retrieve,
    existing: Collection[str],
) -> Paragraphs:
    """Return the paragraphs with reused sentences added until they have `least` characters.

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
