"""Write a section on what was done: for each matter the practice, then its figures."""

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
from assistant.drafting.grounding.claims import BLANK
from assistant.drafting.precedents.placeholders import placeholder_for_usual_figures
from assistant.drafting.precedents.practice_clauses import action_verb, rank_of
from assistant.drafting.precedents.proximity import Proximity
from assistant.drafting.precedents.search_precedents import (
    Candidate,
    PrecedentSearch,
    as_sentences,
    diversify,
    find_candidates,
)
from assistant.drafting.topics.heading_phrases import topic_phrase
from assistant.drafting.topics.sectors import first_unused, main_sector, sectors_in
from assistant.text.similarity import bigrams, content_bigrams

_MOST = 4  # practices borrowed for a section
_MOST_OF_ONE = 2  # for one matter of it
_WITHOUT_FACTS = 3  # for a section the user gave no fact for
_SHARED = 2  # pairs of characters that a practice and the facts behind it have in common
_SHORTEST = 8  # characters of a practice
_STANDS_ALONE = 11  # characters of a sentence
_LONGEST_LEAD = 36  # characters of a practice that figures follow in the same sentence
_LENGTH = 30  # characters of a practice, on average
_MOST_ASKED = 8  # practices of a section that is to be long
_MOST_OPENING = 3  # of them in front of all matters: more would only say one thing again
_IN_ADVANCE = 0.6  # share of a clause's pairs of characters that the facts behind it say again
_PARALLEL = 3  # matters with a practice of their own from which 一是, 二是 begin
_SECTORS = 2  # lines of work whose wording a section without precedents takes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """What was done, as it stands in front of the facts of one matter."""

    text: str = ""  # without a full stop; "" where nothing fits
    practices: tuple[Candidate, ...] = ()  # that it was borrowed from

    @property
    def remark(self) -> str:
        """What is to be confirmed: wording that no past report stands behind."""
        return templates.GENERAL_PRACTICE if self.text and not self.practices else ""


def write_results(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return practice and facts; above further headings the facts alone."""
    if not brief.is_leaf:
        return realize_facts(brief.facts, period=brief.period)
    if not brief.facts:
        return _write_without_facts(brief, retrieve, said)
    matters = group_facts(brief.facts, topic=brief.topic, organisation=brief.organisation)
    if len(matters) == 1:  # it is what the heading names
        matters = [replace(matters[0], named=topic_phrase(brief.topic))]
    wanted = _practice_count(brief)
    quota = max(1, min(_MOST_OF_ONE, wanted // len(matters)))
    leads: list[_Lead] = []
    known = list(said)
    for matter in matters:
        room = quota if len(leads) < wanted else 0
        leads.append(_find_lead(matter, brief, retrieve, known, most=room) if room else _Lead())
        known.append(leads[-1].text)
    used = sum(len(lead.practices) for lead in leads)
    most = (
        int(used < _MOST_OF_ONE)
        if brief.target_length is None
        else min(wanted - used, _MOST_OPENING)
    )
    opening = _opening_practices(brief, retrieve, known, matters, most=most) if most > 0 else []
    return drop_repeated_connectives([*opening, *_realize_groups(brief, matters, leads)])


def _practice_count(brief: Brief) -> int:
    """Return how many practices fill the length asked for; without one as many as usual."""
    if brief.target_length is None:
        return _MOST
    room = brief.target_length - sum(len(fact.text) for fact in brief.facts)
    return min(max(round(room / _LENGTH), 0), _MOST_ASKED)


def _find_lead(
    matter: FactGroup, brief: Brief, retrieve: Retrieve, known: Sequence[str], *, most: int
) -> _Lead:
    """Return what past reports say of such work, else how it is generally put."""
    found = find_candidates(replace(brief, facts=matter.facts), retrieve)
    topic = content_bigrams(brief.topic)
    facts = bigrams("".join(fact.text for fact in matter.facts))
    told = (_drop_anticipated(one, facts) for one in found.candidates)
    fitting = [one for one in told if one and _is_about(one, matter, topic)]
    fitting.sort(key=lambda one: -one.score - len(content_bigrams(one.text) & matter.words))
    if practices := _vary_verbs(diversify(fitting, known), known, most=most):
        text = "，".join(one.text.rstrip("。") for one in practices)
        return _Lead(text=text, practices=tuple(practices))
    return _Lead(text=first_unused(matter.sector.practices if matter.sector else (), known))


def _drop_anticipated(one: Candidate, facts: frozenset[str]) -> Candidate | None:
    """Return the practice without the clauses that the facts behind it say again."""
    kept = [
        clause
        for clause in one.text.rstrip("。").split("，")
        if len(bigrams(clause) & facts) < _IN_ADVANCE * len(bigrams(clause))
    ]
    text = "，".join(kept)
    return replace(one, text=f"{text}。") if len(text) >= _SHORTEST else None


def _is_about(one: Candidate, matter: FactGroup, topic: frozenset[str]) -> bool:
    """Return whether a practice is about the matter; a stranger's has to say more of it."""
    words = content_bigrams(one.text)
    same_kind = one.proximity >= Proximity.SAME_KIND
    named = sectors_in(one.text)
    if matter.sector is not None and matter.sector in named:
        return (same_kind and named[0] is matter.sector) or bool(words & (matter.words | topic))
    least = _SHARED if same_kind else _SHARED + 1
    if matter.sector is not None and named:  # it is of another work than the facts
        least += _SHARED
    return len(words & matter.words) >= least


def _opening_practices(
    brief: Brief,
    retrieve: Retrieve,
    known: Sequence[str],
    matters: Sequence[FactGroup],
    *,
    most: int,
) -> list[Written]:
    """Return sentences on the heading's own subject, in front of all matters."""
    own = [*sectors_in(brief.topic), *(one.sector for one in matters if one.sector)]
    fitting = [
        one
        for one in _practices_on_heading(brief, find_candidates(brief, retrieve), known)
        if not (own and (named := sectors_in(one.text))) or any(sector in own for sector in named)
    ]
    return as_sentences(_vary_verbs(fitting, known, most=most))


def _practices_on_heading(
    brief: Brief, found: PrecedentSearch, known: Sequence[str]
) -> Iterator[Candidate]:
    """Yield what is about the heading itself and long enough to stand alone."""
    words = content_bigrams(topic_phrase(brief.topic))
    subject = FactGroup(facts=(), sector=main_sector(brief.topic), named=topic_phrase(brief.topic))
    for one in diversify(found.candidates, known):
        if len(one.text) >= _STANDS_ALONE and _is_about(one, subject, words):
            yield one


def _vary_verbs(
    candidates: Iterable[Candidate], known: Sequence[str], *, most: int
) -> list[Candidate]:
    """Return the best candidates in reading order, rather such as open with a new verb."""
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
    brief: Brief, matters: Sequence[FactGroup], leads: Sequence[_Lead]
) -> list[Written]:
    """Return the matters with their practices, 一是, 二是 if all have one; the others last."""
    groups: list[tuple[Written, ...]] = []
    bare: list[Fact] = []
    for matter, lead in zip(matters, leads, strict=True):
        if lead.text:
            groups.append(_realize_with_lead(matter, lead, brief, is_timed_before=bool(groups)))
        else:
            bare += matter.facts
    if len(groups) >= _PARALLEL and not bare:
        groups = enumerate_groups(groups)
    rest = realize_facts(bare, period=brief.period, is_timed_before=bool(groups))
    return [*(sentence for group in groups for sentence in group), *rest]


def _realize_with_lead(
    matter: FactGroup, lead: _Lead, brief: Brief, *, is_timed_before: bool
) -> tuple[Written, ...]:
    """Return the facts of `matter` behind its lead, a long one a sentence of its own."""
    sources = tuple(one.passage for one in lead.practices)
    before = Written(text=f"{lead.text}。", precedents=sources, remark=lead.remark)
    is_short = len(lead.text) <= _LONGEST_LEAD
    first, *rest = realize_facts(
        matter.facts,
        period=brief.period,
        lead=lead.text if is_short else "",
        is_timed_before=is_timed_before,
    )
    if is_short:
        return replace(first, precedents=sources, remark=lead.remark), *rest
    return before, first, *rest


def _write_without_facts(brief: Brief, retrieve: Retrieve, said: Sequence[str]) -> list[Written]:
    """Return borrowed practices, and the figures that past reports give here as blanks."""
    found = find_candidates(brief, retrieve)
    most = _WITHOUT_FACTS if brief.target_length is None else max(_practice_count(brief), 1)
    practices = _vary_verbs(_practices_on_heading(brief, found, said), said, most=most)
    written = as_sentences(practices)
    if len(written) < min(most, _WITHOUT_FACTS - 1):
        written += _from_sectors(brief, [*said, *(one.text for one in practices)])
    if not written:
        return [Written(text=templates.section_placeholder(brief))]
    blank = placeholder_for_usual_figures(brief, found.hits)
    if blank is None or any(_asks_about(blank, sentence) for sentence in written):
        blank = Written(text=templates.data_placeholder())
    return [*written, blank]


def _asks_about(blank: Written, sentence: Written) -> bool:
    """Return whether the blank asks how often was done what the sentence says was done."""
    asked = [piece.strip("，。") for piece in BLANK.split(blank.text)]
    return any(piece and piece in sentence.text for piece in asked)


def _from_sectors(brief: Brief, known: Sequence[str]) -> list[Written]:
    practices = [one for sector in sectors_in(brief.topic)[:_SECTORS] for one in sector.practices]
    fresh = [one for one in practices if first_unused([one], known)]
    if not fresh:
        return []
    return [Written(text=f"{'，'.join(fresh[:_SECTORS])}。", remark=templates.GENERAL_PRACTICE)]
