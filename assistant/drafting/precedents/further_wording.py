"""Find further wording of past reports for a section that is to become longer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Retrieve
from assistant.drafting.precedents.interleave import interleave
from assistant.drafting.precedents.past_steps import find_past_steps
from assistant.drafting.precedents.redundancy import SeenText
from assistant.drafting.precedents.relevance import subject_of
from assistant.drafting.precedents.search_precedents import (
    build_query,
    find_candidates,
    find_passages,
    reuse_context,
    search_topics,
)
from assistant.drafting.topics.heading_phrases import topic_phrase
from assistant.records import Function, StoredPassage

_MOST_FACTS = 8  # that are asked about one by one
_NEAR = 1.5  # deviations beyond chance, from which wording is about a subject of the section
_SHORTEST = 10  # characters of a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherWording:
    """A sentence of a past report that a section may take over, ended by 。."""

    text: str
    passage: StoredPassage


def find_further_wording(
    brief: Brief, retrieve: Retrieve, said: Iterable[str], nearness: TextNearness | None
) -> Iterator[FurtherWording]:
    """Yield sentences about what the section is about that repeat none of `said` nor one another.

    Reports take turns, so that no single one is copied. With `nearness` only what is near the
    heading or a fact in meaning counts; problems are never supplied.
    """
    if brief.function is Function.PROBLEMS:
        return
    known = SeenText(said)
    supply = _steps if brief.function is Function.PLAN else _practices
    for one in _near_first(_in_turn(supply(brief, retrieve)), brief, nearness):
        if len(one.text) > _SHORTEST and not known.contains(one.text):
            known.add(one.text)
            yield one


def _practices(brief: Brief, retrieve: Retrieve) -> Iterator[FurtherWording]:
    """Yield practices on the heading, and on each fact, the best of each first."""
    asked = [brief, *(replace(brief, facts=(fact,)) for fact in brief.facts[:_MOST_FACTS])]
    ranked = [find_candidates(one, retrieve).candidates for one in asked]
    for candidate in interleave(ranked):
        yield FurtherWording(text=candidate.text, passage=candidate.passage)


def _steps(brief: Brief, retrieve: Retrieve) -> Iterator[FurtherWording]:
    """Yield steps of past plans on the heading or, where it names no subject, on the themes."""
    context = reuse_context(brief)
    ranked = []
    for topic in search_topics(brief):
        hits = find_passages(brief, retrieve, build_query(brief, topic))
        ranked.append(find_past_steps(subject_of(topic, brief), hits, context))
    for step in interleave(ranked):
        yield FurtherWording(text=f"{step.text}。", passage=step.passage)


def _in_turn(found: Iterable[FurtherWording]) -> list[FurtherWording]:
    """Return the sentences so that each report gets its turn."""
    by_report: defaultdict[str, list[FurtherWording]] = defaultdict(list)
    for one in found:
        by_report[one.passage.report_id].append(one)
    return list(interleave(list(by_report.values())))


def _near_first(
    found: Sequence[FurtherWording], brief: Brief, nearness: TextNearness | None
) -> list[FurtherWording]:
    """Return what is near a subject of the section, by how near it is."""
    if nearness is None or not found:
        return list(found)
    subjects = _subjects(brief)
    near = nearness.beyond_chance([one.text for one in found], subjects).max(axis=1)
    order = np.argsort(-near, kind="stable")
    return [found[place] for place in order if near[place] >= _NEAR]


def _subjects(brief: Brief) -> list[str]:
    facts = (fact.indicator or fact.text for fact in brief.facts)
    return list(dict.fromkeys((topic_phrase(brief.topic), *facts)))
