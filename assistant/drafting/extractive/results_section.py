"""Write a section on results: for each group of facts the practice, then the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.extractive import templates
from assistant.drafting.extractive.fact_groups import FactGroup, group_facts
from assistant.drafting.extractive.insertion import insert_practice
from assistant.drafting.extractive.lead_ins import (
    LeadIn,
    add_general_lead_ins,
    drop_echoes,
    find_lead_ins,
    is_about,
    vary_verbs,
)
from assistant.drafting.extractive.realization import (
    enumerate_groups,
    realize_facts,
)
from assistant.drafting.extractive.related_facts import (
    SAME_GROUP,
    Relation,
    fall_later,
    relate_facts,
    tells_of_fall,
)
from assistant.drafting.grounding.claims import BLANK
from assistant.drafting.precedents.borrowing.practice_clauses import action_verb
from assistant.drafting.precedents.placeholders import placeholder_for_usual_figures
from assistant.drafting.precedents.proximity import Proximity
from assistant.drafting.precedents.search_precedents import (
    Candidate,
    PrecedentCandidates,
    as_sentences,
    diversify,
    find_candidates,
)
from assistant.drafting.topics.heading_phrases import topic_phrase
from assistant.drafting.topics.section_subjects import subjects_of
from assistant.drafting.topics.sectors import first_unused, main_sector, sectors_in
from assistant.text.similarity import content_bigrams

_MOST = 4  # practices borrowed for a section
# Deviations beyond chance: how near a practice has to be to the heading or a fact, by whether a
# unit of the same kind wrote it.
_NEAR = {True: 2.75, False: 3.5}
_WITHOUT_FACTS = 3  # for a section the user gave no fact for
_STANDS_ALONE = 11  # characters of a sentence
_LONGEST_LEAD = 36  # characters of a practice that figures follow in the same sentence
_LENGTH = 30  # characters of a practice, on average
_MOST_WITH_LENGTH = 8  # practices of a section with a target length
_MOST_OPENING = 3  # practices in front of all groups: more would be repetitive
_FEWEST_ENUMERATED = 3  # groups with leads, to be written as 一是, 二是
_SECTORS = 2  # whose general practices fill a section without precedents


def write_results(
    brief: Brief, retrieve: Retrieve, said: Sequence[str], nearness: TextNearness
) -> list[Written]:
    """Return practices and facts; in a section with subsections the facts alone."""
    if not brief.is_leaf:
        return realize_facts(brief.facts, period=brief.period)
    if not brief.facts:
        return _write_without_facts(brief, retrieve, said)
    related = relate_facts(brief.facts, nearness)
    groups = group_facts(
        fall_later(brief.facts),
        topic=brief.topic,
        organisation=brief.organisation,
        are_related=relate_facts(brief.facts, nearness, least=SAME_GROUP),
    )
    if len(groups) == 1:  # it is what the heading names
        groups = [replace(groups[0], named=topic_phrase(brief.topic))]
    wanted = _practice_count(brief)
    leads = find_lead_ins(groups, brief, retrieve, said, wanted=wanted, nearness=nearness)
    known = [*said, *(lead.text for lead in leads)]
    used = sum(len(lead.practices) for lead in leads)
    most = min(wanted - used, _MOST_OPENING)
    opening: list[Written] = []
    if brief.target_length and most > 0:  # else nobody asked for more than what the facts say
        fitting = _opening_practices(brief, retrieve, known, groups, nearness)
        opening = as_sentences(vary_verbs(fitting, known, most=most))
    told = _realize_groups(brief, groups, leads, related)
    written = _insert_practices(told, opening)
    if written != told:
        return written
    leads = add_general_lead_ins(leads, groups, brief, said, wanted=wanted, nearness=nearness)
    return _realize_groups(brief, groups, leads, related)


def _insert_practices(told: list[Written], practices: Sequence[Written]) -> list[Written]:
    written = told
    for practice in practices:
        written = insert_practice(written, practice)
    return written


def _practice_count(brief: Brief) -> int:
    """Return the number of practices that fill the target length, if there is one."""
    if brief.target_length is None:
        return _MOST
    room = brief.target_length - sum(len(fact.text) for fact in brief.facts)
    return min(max(round(room / _LENGTH), 0), _MOST_WITH_LENGTH)


def _opening_practices(
    brief: Brief,
    retrieve: Retrieve,
    known: Sequence[str],
    groups: Sequence[FactGroup],
    nearness: TextNearness,
) -> list[Candidate]:
    """Return practices on the subject of the heading, to stand in front of all groups."""
    found = find_candidates(brief, retrieve)
    own = [*sectors_in(brief.topic), *(one.sector for one in groups if one.sector)]
    fitting = [
        one
        for one in drop_echoes(_practices_on_heading(brief, found, known), brief.facts, brief)
        if not (own and (named := sectors_in(one.text))) or any(sector in own for sector in named)
    ]
    if not fitting:
        return []
    near = nearness.beyond_chance([one.text for one in fitting], subjects_of(brief)).max(axis=1)
    return [
        one
        for one, how_near in zip(fitting, near, strict=True)
        if how_near >= _NEAR[one.proximity >= Proximity.SAME_KIND]
    ]


def _practices_on_heading(
    brief: Brief, found: PrecedentCandidates, known: Sequence[str]
) -> Iterator[Candidate]:
    """Yield candidates about the heading that are long enough to stand alone."""
    words = content_bigrams(topic_phrase(brief.topic))
    subject = FactGroup(facts=(), sector=main_sector(brief.topic), named=topic_phrase(brief.topic))
    for one in diversify(found.candidates, known):
        if len(one.text) >= _STANDS_ALONE and is_about(one, subject, words):
            yield one


def _realize_groups(
    brief: Brief, groups: Sequence[FactGroup], leads: Sequence[LeadIn], related: Relation
) -> list[Written]:
    """Return the groups with their leads, as 一是, 二是 if all have one; the others last."""
    led: list[tuple[Written, ...]] = []
    bare: list[Fact] = []
    for group, lead in zip(groups, leads, strict=True):
        if lead.text:
            led.append(_realize_with_lead(group, lead, brief, related, is_timed_before=bool(led)))
        else:
            bare += group.facts
    if len(led) >= _FEWEST_ENUMERATED and not bare:
        led = enumerate_groups(led)
    rest = realize_facts(bare, period=brief.period, is_timed_before=bool(led), are_related=related)
    return [*(sentence for group in led for sentence in group), *rest]


def _realize_with_lead(
    group: FactGroup, lead: LeadIn, brief: Brief, related: Relation, *, is_timed_before: bool
) -> tuple[Written, ...]:
    """Return the facts of a group behind its lead; a long lead becomes its own sentence.

    What was done well does not lead to a fall, but to the figures behind it that it is about.
    """
    sources = tuple(one.passage for one in lead.practices)
    before = Written(text=f"{lead.text}。", precedents=sources, remark=lead.remark)
    is_short = len(lead.text) <= _LONGEST_LEAD and not tells_of_fall(group.facts[0])
    first, *rest = realize_facts(
        group.facts,
        period=brief.period,
        lead=lead.text if is_short else "",
        is_timed_before=is_timed_before,
        are_related=related,
    )
    if is_short:
        return replace(first, precedents=sources, remark=lead.remark), *rest
    return tuple(insert_practice([first, *rest], before))


def _write_without_facts(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return borrowed practices, and a placeholder for the figures past reports give here."""
    found = find_candidates(brief, retrieve)
    most = _WITHOUT_FACTS if brief.target_length is None else max(_practice_count(brief), 1)
    practices = vary_verbs(_practices_on_heading(brief, found, said), said, most=most)
    written = as_sentences(practices)
    if len(written) < min(most, _WITHOUT_FACTS - 1):
        written += _general_practices(brief, [*said, *(one.text for one in practices)])
    if not written:
        return [Written(text=templates.section_placeholder(brief))]
    blank = placeholder_for_usual_figures(brief, found.hits)
    if blank is None or any(_asks_about(blank, sentence) for sentence in written):
        blank = Written(text=templates.DATA_PLACEHOLDER)
    return [*written, blank]


def _asks_about(blank: Written, sentence: Written) -> bool:
    """Return whether the placeholder asks for a figure of the deed that the sentence states."""
    asked = [piece.strip("，。") for piece in BLANK.split(blank.text)]
    return any(piece and piece in sentence.text for piece in asked)


def _general_practices(brief: Brief, known: Sequence[str]) -> list[Written]:
    practices = [one for sector in sectors_in(brief.topic)[:_SECTORS] for one in sector.practices]
    fresh: list[str] = []
    for one in practices:
        if first_unused([one], known) and not _verbs(one) & _verbs("，".join(fresh)):
            fresh.append(one)
    if not fresh:
        return []
    return [Written(text=f"{'，'.join(fresh[:_SECTORS])}。", remark=templates.GENERAL_PRACTICE)]


def _verbs(text: str) -> set[str]:
    """Return the verbs that the clauses of a practice open with."""
    return set(filter(None, map(action_verb, text.split("，"))))
