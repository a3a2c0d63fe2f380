"""Find the practice that leads into the figures of a group of facts, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Fact, Retrieve
from assistant.drafting.extractive import templates
from assistant.drafting.extractive.fact_groups import FactGroup
from assistant.drafting.planning.fact_subject import fact_subject
from assistant.drafting.precedents.borrowing.counted_things import counted_behind
from assistant.drafting.precedents.borrowing.echoes import without_echoes
from assistant.drafting.precedents.borrowing.practice_clauses import action_verb, rank_of
from assistant.drafting.precedents.proximity import Proximity
from assistant.drafting.precedents.search_precedents import Candidate, diversify, find_candidates
from assistant.drafting.topics.sectors import first_unused, sectors_in
from assistant.text.figures.read_figures import find_figures
from assistant.text.similarity import bigrams, content_bigrams

_MOST_OF_ONE = 2  # practices for one group of facts
_LATELY = 4  # sentences whose verbs are not used again
_SHARED = 2  # bigrams that a practice and the facts behind it have in common
_MOST_WEIGHED = 4  # practices whose figures are held against the fact
# In deviations beyond chance: how near to the fact a practice and what it counted have to be,
# together. Chosen on the first half of 160 lead-ins of fourteen drafts, told good from ill-fitting
# by hand; on the other half a third of the borrowed ones go with seven of eight ill-fitting ones.
_COUNTED_NEAR = 5.5
_ONE_THING = 2.6  # of that, what it counted: as near as two facts about one thing
_GENERAL_NEAR = 2.0  # for a general practice, which has to have a word of the fact
_REPEATED = 0.55  # share of the words of a practice from which the fact says it itself


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadIn:
    """The practices in front of the facts of one group."""

    text: str = ""  # without a full stop; "" where nothing fits
    practices: tuple[Candidate, ...] = ()  # that it was borrowed from

    @property
    def remark(self) -> str:
        """The remark on general wording, "" on wording of past reports."""
        return templates.GENERAL_PRACTICE if self.text and not self.practices else ""


def find_lead_ins(
    groups: Sequence[FactGroup],
    brief: Brief,
    retrieve: Retrieve,
    said: Sequence[str],
    *,
    wanted: int,
    nearness: TextNearness,
) -> list[LeadIn]:
    """Return a lead-in of past reports for each group, empty where none fits or is wanted."""
    quota = max(1, min(_MOST_OF_ONE, wanted // len(groups)))
    leads: list[LeadIn] = []
    for group in groups[:wanted]:
        known = [*said, *(lead.text for lead in leads)]
        leads.append(_borrow_lead_in(group, brief, retrieve, known, most=quota, nearness=nearness))
    return [*leads, *(LeadIn() for _ in groups[wanted:])]


def add_general_lead_ins(
    leads: Sequence[LeadIn],
    groups: Sequence[FactGroup],
    brief: Brief,
    said: Sequence[str],
    *,
    wanted: int,
    nearness: TextNearness,
) -> list[LeadIn]:
    """Return the lead-ins, with the usual practice of the sector where past reports gave none."""
    found = list(leads)
    for place, group in enumerate(groups[:wanted]):
        if not found[place].text:
            known = [*said, *(lead.text for lead in found)]
            found[place] = LeadIn(text=_general_practice(group, brief, known, nearness))
    return found


def is_about(one: Candidate, group: FactGroup, topic: frozenset[str]) -> bool:
    """Return whether a practice is about the group; one of another kind of unit must share more."""
    words = content_bigrams(one.text)
    same_kind = one.proximity >= Proximity.SAME_KIND
    named = sectors_in(one.text)
    if group.sector is not None and group.sector in named:
        return (same_kind and named[0] is group.sector) or bool(words & (group.words | topic))
    least = _SHARED if same_kind else _SHARED + 1
    if named:  # it is of another work than the facts
        least += _SHARED
    return len(words & group.words) >= least


def vary_verbs(
    candidates: Iterable[Candidate], known: Sequence[str], *, most: int
) -> list[Candidate]:
    """Return the best candidates in reading order, preferring verbs not used lately."""
    left = list(candidates)
    verbs = [action_verb(text) for text in known[-_LATELY:]]
    chosen: list[Candidate] = []
    while left and len(chosen) < most:
        fresh = next((one for one in left if action_verb(one.text) not in verbs), left[0])
        left.remove(fresh)
        verbs.append(action_verb(fresh.text))
        chosen.append(fresh)
    return sorted(chosen, key=lambda one: rank_of(one.text))


def _borrow_lead_in(
    group: FactGroup,
    brief: Brief,
    retrieve: Retrieve,
    known: Sequence[str],
    *,
    most: int,
    nearness: TextNearness,
) -> LeadIn:
    """Return practices of past reports whose own figures are about the same thing as the facts."""
    found = find_candidates(replace(brief, facts=group.facts), retrieve)
    topic = content_bigrams(brief.topic)
    told = drop_echoes(found.candidates, group.facts, brief)
    fitting = [one for one in told if is_about(one, group, topic) and _names_first(one.text, group)]
    fitting.sort(key=lambda one: -one.score - len(content_bigrams(one.text) & group.words))
    fresh = list(diversify(fitting, known))[:_MOST_WEIGHED]
    near = [one for one in fresh if _counted_nearness(one, group, nearness) >= _COUNTED_NEAR]
    practices = vary_verbs(near, known, most=most)
    text = "，".join(one.text.rstrip("。") for one in practices)
    return LeadIn(text=text, practices=tuple(practices))


def drop_echoes(
    practices: Iterable[Candidate], facts: Sequence[Fact], brief: Brief
) -> Iterator[Candidate]:
    """Yield the practices without clauses that facts or heading repeat, if enough is left."""
    told = [fact.text for fact in facts]
    for one in practices:
        text = without_echoes(one.text, facts=told, headings=brief.headings[-1:])
        if text and not _only_names(text, bigrams("".join(told))):
            yield replace(one, text=text)


def _names_first(practice: str, group: FactGroup) -> bool:
    """Return whether a practice leads to the fact behind it: what it says last is about that.

    It must not say the same again: 组织理论学习，理论学习12次. Of one clause it is enough that
    it is of the same sector.
    """
    subject = _first_subject(group)
    first, words = content_bigrams(subject), content_bigrams(practice)
    clauses = practice.rstrip("。").split("，")
    if not content_bigrams(clauses[-1]) & first:
        named = sectors_in(subject)
        return len(clauses) == 1 and any(sector in named for sector in sectors_in(practice))
    return len(words & first) < len(words) * _REPEATED


def _only_names(practice: str, told: frozenset[str]) -> bool:
    """Return whether a practice says no more than what the facts are about: 开展临时救助工作."""
    words = content_bigrams(practice)
    return bool(words) and words <= told


def _counted_nearness(one: Candidate, group: FactGroup, nearness: TextNearness) -> float:
    """Return how near a practice and what its report counted behind it are to the first fact."""
    counted = counted_behind(one.text, one.passage)
    if not counted:
        return 0.0
    practice, *things = nearness.beyond_chance([_first_subject(group)], [one.text, *counted])[0]
    return float(practice + max(things)) if max(things) >= _ONE_THING else 0.0


def _general_practice(
    group: FactGroup, brief: Brief, known: Sequence[str], nearness: TextNearness
) -> str:
    """Return the usual practice of the group's sector, where heading or unit name that sector."""
    own = (*sectors_in(brief.topic), *sectors_in(brief.organisation))
    if group.sector is None or group.sector not in own:
        return ""
    unused = first_unused(group.sector.practices, known)
    practice = without_echoes(unused, headings=brief.headings[-1:]).rstrip("。")
    if not practice:
        return ""
    first = _first_subject(group)
    if not content_bigrams(practice) & content_bigrams(first) or _tells_of_money(group.facts[0]):
        return ""
    near = nearness.beyond_chance([first], [practice])
    return practice if near[0, 0] >= _GENERAL_NEAR else ""


def _tells_of_money(fact: Fact) -> bool:
    """Return whether the first figure of a fact is a sum: no practice leads to an income."""
    figures = find_figures(fact.statement)
    return bool(figures) and figures[0].unit.endswith("元")


def _first_subject(group: FactGroup) -> str:
    """Return what the first fact of the group is about: the lead-in stands in front of it."""
    return re.split("[，；]", fact_subject(replace(group.facts[0], topic="", note="")))[0]
