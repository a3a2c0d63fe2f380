"""Say where on the page the sentences, facts and paragraphs of a draft are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import DraftSentence
from assistant.drafting.drafts.stored_draft import StoredDraft, StoredSection
from assistant.review.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePlace:
    """A sentence or heading of the page."""

    element: str = ""  # its id; "" for one that the page lacks
    section: int = -1  # its number
    heading: str = ""
    text: str = ""  # of the sentence, "" for a heading


def sentence_places(stored: StoredDraft) -> dict[tuple[str, str], PagePlace]:
    """Return the place of each sentence by heading and text; the text "" is the section's."""
    return {(place.heading, place.text): place for place in reversed(list(_all_places(stored)))}


def fact_places(stored: StoredDraft) -> dict[str, PagePlace]:
    """Return the place of the first sentence that rests on each fact, by the fact's words."""
    found: dict[str, PagePlace] = {}
    for number, section in enumerate(stored.sections):
        for count, sentence in enumerate(section.sentences, start=1):
            for fact in sentence.facts:
                place = _sentence_place(number, section, count, sentence)
                found.setdefault(fact.text, place)
                found.setdefault(fact.statement, place)
    return found


def paragraph_places(stored: StoredDraft) -> Iterator[list[tuple[int, PagePlace]]]:
    """Yield the sentences of each paragraph with their ends, in the order of a check."""
    for number, section in enumerate(stored.sections):
        if section.heading:
            yield [(len(section.heading), _heading_place(number, section))]
        count = 0
        for paragraph in section.paragraphs:
            end, pieces = 0, []
            for sentence in paragraph:
                count, end = count + 1, end + len(sentence.text)
                pieces.append((end, _sentence_place(number, section, count, sentence)))
            if any(sentence.text.strip() for sentence in paragraph):
                yield pieces


def finding_place(
    paragraphs: Sequence[Sequence[tuple[int, PagePlace]]], finding: Finding
) -> PagePlace:
    """Return the place of a finding in the `paragraph_places` of the draft that was checked."""
    number = finding.draft_pars[0] - 1
    pieces = paragraphs[number] if number < len(paragraphs) else ()
    return next((place for end, place in pieces if finding.start < end), PagePlace())


def _all_places(stored: StoredDraft) -> Iterator[PagePlace]:
    for number, section in enumerate(stored.sections):
        yield _heading_place(number, section)
        for count, sentence in enumerate(section.sentences, start=1):
            yield _sentence_place(number, section, count, sentence)


def _heading_place(number: int, section: StoredSection) -> PagePlace:
    return PagePlace(element=f"section-{number}", section=number, heading=section.heading)


def _sentence_place(
    number: int, section: StoredSection, count: int, sentence: DraftSentence
) -> PagePlace:
    return PagePlace(
        element=f"{number}-{count}", section=number, heading=section.heading, text=sentence.text
    )
