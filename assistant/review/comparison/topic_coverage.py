"""Say which topics a draft leaves out, which are new, and what comparable units write about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from assistant.records import Function, Section
from assistant.review.comparison.align_paragraphs import similarity_matrix
from assistant.review.comparison.paragraphs import ComparedParagraph, past_paragraphs
from assistant.review.findings import MissingTopic, NewTopic, ParagraphPair
from assistant.text.headings import parse_heading
from assistant.text.similarity import content_bigrams, overlap_coefficient

if TYPE_CHECKING:
    from assistant.archive.embedding.embedder import Encode

_COVERED = 0.25  # likeness from which the draft is held to speak of a topic
_SAME_TOPIC = 0.5  # of two headings
_LEAST_REPORTS = 2
_LEAST_SHARE = 0.25  # of the comparable reports
_MOST_TOPICS = 8


def find_missing_topics(
    past: Iterable[ComparedParagraph], pairs: Iterable[ParagraphPair]
) -> tuple[MissingTopic, ...]:
    """Return the paragraphs of the past report that no paragraph of the draft goes back to."""
    found = {pair.past_line for pair in pairs}
    return tuple(
        MissingTopic(past_line=piece.place, topic=piece.topic)
        for piece in past
        if piece.place not in found and not piece.is_lead_in
    )


def find_new_topics(
    draft: Iterable[ComparedParagraph], pairs: Iterable[ParagraphPair]
) -> tuple[NewTopic, ...]:
    """Return the paragraphs of the draft that go back to nothing in the past report."""
    found = {pair.draft_par for pair in pairs}
    return tuple(
        NewTopic(draft_par=piece.place, topic=piece.topic)
        for piece in draft
        if piece.place not in found and not piece.is_lead_in
    )


def find_comparable_topics(
    draft: Sequence[ComparedParagraph], reports: Sequence[Sequence[Section]], encode: Encode
) -> tuple[str, ...]:
    """Return headings under which several of `reports` tell what the draft is silent about.

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
    """Return the headings of what a report has done and the draft says nothing about."""
    told = [piece for piece in other if piece.function is Function.RESULTS and _heading_of(piece)]
    if not told or not draft:
        return []
    nearest = similarity_matrix(draft, told, encode).max(axis=0)
    return [_heading_of(told[index]) for index in np.flatnonzero(nearest < _COVERED)]


def _heading_of(piece: ComparedParagraph) -> str:
    """Return the heading a paragraph stands under, without its number; "" for none."""
    if not piece.section:
        return ""
    heading = parse_heading(piece.section[-1])
    return heading.title if heading else piece.section[-1]


def _group_heading(groups: list[tuple[str, set[int]]], heading: str, report: int) -> None:
    words = content_bigrams(heading)
    for known, reports in groups:
        if overlap_coefficient(words, content_bigrams(known)) >= _SAME_TOPIC:
            reports.add(report)
            return
    if words:
        groups.append((heading, {report}))
