"""Write a section on results: for each group of facts the practice, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.draft import Brief, Fact, Retrieve, Written
from assistant.drafting.extractive import templates
from assistant.drafting.extractive.fact_groups import FactGroup, group_facts
from assistant.drafting.extractive.realization import (
    drop_repeated_connectives,
    enumerate_groups,
    realize_facts,
)
from assistant.drafting.extractive.related_facts import tells_of_fall
from assistant.drafting.grounding.claims import BLANK
from assistant.drafting.precedents.placeholders import placeholder_for_usual_figures
from assistant.drafting.precedents.practice_clauses import action_verb, rank_of
from assistant.drafting.precedents.proximity import Proximity
from assistant.drafting.precedents.search_precedents import (
    Candidate,
    PrecedentCandidates,
    as_sentences,
    diversify,
    find_candidates,
)
from assistant.drafting.topics.heading_phrases import topic_phrase
from assistant.drafting.topics.sectors import first_unused, main_sector, sectors_in
from assistant.text.similarity import bigrams, content_bigrams

_MOST = 4  # practices borrowed for a section
_MOST_OF_ONE = 2  # practices for one group of facts
_WITHOUT_FACTS = 3  # for a section the user gave no fact for
_SHARED = 2  # bigrams that a practice and the facts behind it have in common
_SHORTEST = 8  # characters of a practice
_STANDS_ALONE = 11  # characters of a sentence
_LONGEST_LEAD = 36  # characters of a practice that figures follow in the same sentence
_LENGTH = 30  # characters of a practice, on average
_MOST_WITH_LENGTH = 8  # practices of a section with a target length
_MOST_OPENING = 3  # practices in front of all groups: more would be repetitive
_ANTICIPATES = 0.6  # share of a clause's bigrams that the facts behind it repeat
_FEWEST_ENUMERATED = 3  # groups with leads, to be written as 一是, 二是
_SECTORS = 2  # whose general practices fill a section without precedents


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """The practices in front of the facts of one group."""

    text: str = ""  # without a full stop; "" where nothing fits
    practices: tuple[Candidate, ...] = ()  # that it was borrowed from

    @property
    def remark(self) -> str:
        """The remark on general wording, "" on wording of past reports."""
        return templates.GENERAL_PRACTICE if self.text and not self.practices else ""


def write_results(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return practices and facts; in a section with subsections the facts alone."""
    if not brief.is_leaf:
        return realize_facts(brief.facts, period=brief.period)
    if not brief.facts:
        return _write_without_facts(brief, retrieve, said)
    groups = group_facts(brief.facts, topic=brief.topic, organisation=brief.organisation)
    if len(groups) == 1:  # it is what the heading names
        groups = [replace(groups[0], named=topic_phrase(brief.topic))]
    wanted = _practice_count(brief)
    leads = _find_leads(groups, brief, retrieve, said, wanted=wanted)
    known = [*said, *(lead.text for lead in leads)]
    used = sum(len(lead.practices) for lead in leads)
    most = min(wanted - used, _MOST_OPENING)
    if brief.target_length is None:
        most = int(used < _MOST_OF_ONE)
    opening = _opening_practices(brief, retrieve, known, groups, most=most) if most > 0 else []
    return drop_repeated_connectives([*opening, *_realize_groups(brief, groups, leads)])


def _practice_count(brief: Brief) -> int:
    """Return the number of practices that fill the target length, if there is one."""
    if brief.target_length is None:
        return _MOST
    room = brief.target_length - sum(len(fact.text) for fact in brief.facts)
    return min(max(round(room / _LENGTH), 0), _MOST_WITH_LENGTH)


def _find_leads(
    groups: Sequence[FactGroup],
    brief: Brief,
    retrieve: Retrieve,
    said: Sequence[str],
    *,
    wanted: int,
) -> list[_Lead]:
    """Return a lead for each group; those beyond the number `wanted` are empty."""
    quota = max(1, min(_MOST_OF_ONE, wanted // len(groups)))
    leads: list[_Lead] = []
    for group in groups[:wanted]:
        known = [*said, *(lead.text for lead in leads)]
        leads.append(_find_lead(group, brief, retrieve, known, most=quota))
    return [*leads, *(_Lead() for _ in groups[wanted:])]


def _find_lead(
    group: FactGroup, brief: Brief, retrieve: Retrieve, known: Sequence[str], *, most: int
) -> _Lead:
    """Return practices of past reports for the group, else the usual one of its sector."""
    found = find_candidates(replace(brief, facts=group.facts), retrieve)
    topic = content_bigrams(brief.topic)
    facts = bigrams("".join(fact.text for fact in group.facts))
    told = (_drop_anticipated(one, facts) for one in found.candidates)
    fitting = [one for one in told if one and _is_about(one, group, topic)]
    fitting.sort(key=lambda one: -one.score - len(content_bigrams(one.text) & group.words))
    if practices := _vary_verbs(diversify(fitting, known), known, most=most):
        text = "，".join(one.text.rstrip("。") for one in practices)
        return _Lead(text=text, practices=tuple(practices))
    return _Lead(text=first_unused(group.sector.practices if group.sector else (), known))


def _drop_anticipated(one: Candidate, facts: frozenset[str]) -> Candidate | None:
    """Return the practice without clauses that the facts repeat, None if too little is left."""
    kept = [
        clause
        for clause in one.text.rstrip("。").split("，")
        if len(bigrams(clause) & facts) < _ANTICIPATES * len(bigrams(clause))
    ]
    text = "，".join(kept)
    return replace(one, text=f"{text}。") if len(text) >= _SHORTEST else None


def _is_about(one: Candidate, group: FactGroup, topic: frozenset[str]) -> bool:
    """Return whether a practice is about the group; one of another kind of unit must share more."""
    words = content_bigrams(one.text)
    same_kind = one.proximity >= Proximity.SAME_KIND
    named = sectors_in(one.text)
    if group.sector is not None and group.sector in named:
        return (same_kind and named[0] is group.sector) or bool(words & (group.words | topic))
    least = _SHARED if same_kind else _SHARED + 1
    if group.sector is not None and named:  # it is of another work than the facts
        least += _SHARED
    return len(words & group.words) >= least


def _opening_practices(
    brief: Brief,
    retrieve: Retrieve,
    known: Sequence[str],
    groups: Sequence[FactGroup],
    *,
    most: int,
) -> list[Written]:
    """Return sentences on the subject of the heading, in front of all groups."""
    own = [*sectors_in(brief.topic), *(one.sector for one in groups if one.sector)]
    fitting = [
        one
        for one in _practices_on_heading(brief, find_candidates(brief, retrieve), known)
        if not (own and (named := sectors_in(one.text))) or any(sector in own for sector in named)
    ]
    return as_sentences(_vary_verbs(fitting, known, most=most))


def _practices_on_heading(
    brief: Brief, found: PrecedentCandidates, known: Sequence[str]
) -> Iterator[Candidate]:
    """Yield candidates about the heading that are long enough to stand alone."""
    words = content_bigrams(topic_phrase(brief.topic))
    subject = FactGroup(facts=(), sector=main_sector(brief.topic), named=topic_phrase(brief.topic))
    for one in diversify(found.candidates, known):
        if len(one.text) >= _STANDS_ALONE and _is_about(one, subject, words):
            yield one


def _vary_verbs(
    candidates: Iterable[Candidate], known: Sequence[str], *, most: int
) -> list[Candidate]:
    """Return the best candidates in reading order, preferring verbs not used lately."""
    left = list(candidates)
    verbs = [action_verb(text) for text in known[-_MOST:]]
    chosen: list[Candidate] = []
    while left and len(chosen) < most:
        fresh = next((one for one in left if action_verb(one.text) not in verbs), left[0])
        left.remove(fresh)
        verbs.append(action_verb(fresh.text))
        chosen.append(fresh)
    return sorted(chosen, key=lambda one: rank_of(one.text))


def _realize_groups(
    brief: Brief, groups: Sequence[FactGroup], leads: Sequence[_Lead]
) -> list[Written]:
    """Return the groups with their leads, as 一是, 二是 if all have one; the others last."""
    led: list[tuple[Written, ...]] = []
    bare: list[Fact] = []
    for group, lead in zip(groups, leads, strict=True):
        if lead.text:
            led.append(_realize_with_lead(group, lead, brief, is_timed_before=bool(led)))
        else:
            bare += group.facts
    if len(led) >= _FEWEST_ENUMERATED and not bare:
        led = enumerate_groups(led)
    rest = realize_facts(bare, period=brief.period, is_timed_before=bool(led))
    return [*(sentence for group in led for sentence in group), *rest]


def _realize_with_lead(
    group: FactGroup, lead: _Lead, brief: Brief, *, is_timed_before: bool
) -> tuple[Written, ...]:
    """Return the facts of a group behind its lead; a long lead becomes its own sentence."""
    sources = tuple(one.passage for one in lead.practices)
    before = Written(text=f"{lead.text}。", precedents=sources, remark=lead.remark)
    # What was done well does not lead to a fall.
    is_short = len(lead.text) <= _LONGEST_LEAD and not tells_of_fall(group.facts[0])
    first, *rest = realize_facts(
        group.facts,
        period=brief.period,
        lead=lead.text if is_short else "",
        is_timed_before=is_timed_before,
    )
    if is_short:
        return replace(first, precedents=sources, remark=lead.remark), *rest
    return before, first, *rest


def _write_without_facts(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return borrowed practices, and a placeholder for the figures past reports give here."""
    found = find_candidates(brief, retrieve)
    most = _WITHOUT_FACTS if brief.target_length is None else max(_practice_count(brief), 1)
    practices = _vary_verbs(_practices_on_heading(brief, found, said), said, most=most)
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
    fresh = [one for one in practices if first_unused([one], known)]
    if not fresh:
        return []
    return [Written(text=f"{'，'.join(fresh[:_SECTORS])}。", remark=templates.GENERAL_PRACTICE)]
