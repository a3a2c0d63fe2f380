"""Find topics that a draft leaves out, adds, or lacks beside comparable reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.records import Function, Section
from assistant.review.comparison.align_paragraphs import similarity_matrix
from assistant.review.comparison.paragraphs import ComparedParagraph, past_paragraphs
from assistant.review.findings import MissingTopic, NewTopic, ParagraphPair
from assistant.text.numbered_headings import parse_heading
from assistant.text.similarity import content_bigrams, overlap_coefficient

if TYPE_CHECKING:
    from assistant.archive.embedding.embedder import Encode

_COVERED = 0.25  # similarity from which the draft is held to speak of a topic
_SAME_TOPIC = 0.5  # of two headings
_LEAST_REPORTS = 2
_LEAST_SHARE = 0.25  # of the comparable reports
_MOST_TOPICS = 8


def find_missing_topics(
    past: Iterable[ComparedParagraph], pairs: Iterable[ParagraphPair]
) -> tuple[MissingTopic, ...]:
    """Return the paragraphs of the past report without a pair."""
    found = {pair.past_line for pair in pairs}
    return tuple(
        MissingTopic(past_line=paragraph.place, topic=paragraph.topic)
        for paragraph in past
        if paragraph.place not in found and not paragraph.is_lead_in
    )


def find_new_topics(
    draft: Iterable[ComparedParagraph], pairs: Iterable[ParagraphPair]
) -> tuple[NewTopic, ...]:
    """Return the paragraphs of the draft without a pair."""
    found = {pair.draft_par for pair in pairs}
    return tuple(
        NewTopic(draft_par=paragraph.place, topic=paragraph.topic)
        for paragraph in draft
        if paragraph.place not in found and not paragraph.is_lead_in
    )


def find_comparable_topics(
    draft: Sequence[ComparedParagraph], reports: Sequence[Sequence[Section]], encode: Encode
) -> tuple[str, ...]:
    """Return headings that several of `reports` have and the draft does not cover.

    The most frequent first; one heading stands for all that say about the same.
    """
    open_topics = [
        _uncovered_headings(draft, past_paragraphs(sections), encode) for sections in reports
    ]
    groups: list[tuple[str, set[int]]] = []
    for report, headings in enumerate(open_topics):
        for heading in headings:
            _group_heading(groups, heading, report)
    least = max(_LEAST_REPORTS, _LEAST_SHARE * len(reports))
    frequent = [group for group in groups if len(group[1]) >= least]
    frequent.sort(key=lambda group: -len(group[1]))
    return tuple(heading for heading, _ in frequent[:_MOST_TOPICS])


def _uncovered_headings(
    draft: Sequence[ComparedParagraph], other: list[ComparedParagraph], encode: Encode
) -> list[str]:
    """Return the headings of results that the draft does not cover."""
    reported = [
        paragraph
        for paragraph in other
        if paragraph.function is Function.RESULTS and _heading_of(paragraph)
    ]
    if not reported or not draft:
        return []
    nearest = similarity_matrix(draft, reported, encode).max(axis=0)
    return [_heading_of(reported[index]) for index in np.flatnonzero(nearest < _COVERED)]


def _heading_of(paragraph: ComparedParagraph) -> str:
    """Return the heading above a paragraph, without its number; "" for none."""
    if not paragraph.section:
        return ""
    heading = parse_heading(paragraph.section[-1])
    return heading.title if heading else paragraph.section[-1]


def _group_heading(groups: list[tuple[str, set[int]]], heading: str, report: int) -> None:
    words = content_bigrams(heading)
    for known, reports in groups:
        if overlap_coefficient(words, content_bigrams(known)) >= _SAME_TOPIC:
            reports.add(report)
            return
    if words:
        groups.append((heading, {report}))
