"""Find the sentences of past reports that a section can reuse, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.drafting.draft import Brief, Retrieve, Written
from assistant.drafting.grounding.evidence import Evidence
from assistant.drafting.grounding.trace import trace_claims
from assistant.drafting.precedents.borrowing.foreign_words import WordUse, borrow_sentence
from assistant.drafting.precedents.borrowing.specific_wording import ReuseContext
from assistant.drafting.precedents.interleave import interleave
from assistant.drafting.precedents.proximity import Proximity, proximity
from assistant.drafting.topics.off_topic import count_off_topic_terms
from assistant.drafting.topics.sectors import Sector, main_sector, sectors_in
from assistant.records import Filter, Function, Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.items import item_spans
from assistant.text.sentences import sentence_spans
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

LIMIT = 50  # passages asked for with each query

_SEARCHED = {
    Function.RESULTS: (Function.RESULTS, Function.EXPERIENCE),
    Function.EXPERIENCE: (Function.EXPERIENCE, Function.RESULTS),
    Function.OTHER: (Function.RESULTS, Function.EXPERIENCE),
}
_ENOUGH_OF_OWN_KIND = 30  # passages; with fewer, all other reports are asked too
_MOST_THEMES = 6  # queries for a section whose own heading names no subject
_TOPIC_WEIGHT, _FACT_WEIGHT, _MOST_SHARED = 1.0, 0.5, 4
_RANK_WEIGHT = 2.0
# How near the unit is → what a sentence must share: one pair (环境) says little from a stranger.
_LEAST_SHARED = {
    Proximity.DISTANT: 3.0,
    Proximity.NEIGHBOUR: 2.0,
    Proximity.SAME_KIND: 1.0,
    Proximity.SAME_KIND_AND_RANK: 1.0,
    Proximity.OWN: 1.0,
}
_BONUS = {  # points for a report of the same kind of unit
    Proximity.SAME_KIND: 1.0,
    Proximity.SAME_KIND_AND_RANK: 1.5,
    Proximity.OWN: 3.0,
}
_OFF_TOPIC = 2.5  # points off for each field that the report does not name; strangers may name none
_LEAST_SCORE = 1.5
_IDEAL_LENGTH = range(20, 60)
_ECHO, _LONGER = 0.7, 1.6  # so alike, and no longer than that, a sentence repeats its heading
_TOO_ALIKE = 0.45  # share of the shorter sentence's bigrams; above it two sentences say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence of a past report, fit for reuse, and its passage."""

    text: str
    passage: StoredPassage
    score: float
    proximity: Proximity


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentCandidates:
    """The sentences of past reports that a section can reuse, and all passages found."""

    candidates: tuple[Candidate, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SearchTarget:
    """The subjects that a sentence has to share to be a candidate."""

    topic_pairs: frozenset[str]
    fact_pairs: frozenset[str]  # of the facts
    sector: Sector | None  # that the heading names: a stranger's sentence must be of the same
    brief: Brief
    context: ReuseContext


def find_passages(brief: Brief, retrieve: Retrieve, query: str, *, limit: int = LIMIT) -> list[Hit]:
    """Return passages from sections of past reports with the function of this section.

    Reports of the same kind of unit come first, as far as there are any.
    """
    functions = _SEARCHED.get(brief.function, (brief.function,))
    kinds = brief.org_types
    own = retrieve(query, Filter(functions=functions, org_types=kinds), limit) if kinds else []
    if len(own) >= min(_ENOUGH_OF_OWN_KIND, limit):
        return own
    known = {hit.passage.id for hit in own}
    found = retrieve(query, Filter(functions=functions), limit)
    return [*own, *(hit for hit in found if hit.passage.id not in known)]


def search_topics(brief: Brief) -> tuple[str, ...]:
    """Return the topics to search for: the heading or, where it names no subject, each theme."""
    topic = "，".join((brief.topic, *brief.subtopics))
    if content_bigrams(topic) or not brief.themes:
        return (topic,)
    return brief.themes[:_MOST_THEMES]


def build_query(brief: Brief, topic: str) -> str:
    """Return the words to search with: the topic, the headings above it, the facts."""
    above = [heading for heading in brief.headings[:-1] if content_bigrams(heading)]
    return "，".join((topic, *above, *(fact.text for fact in brief.facts)))


def find_candidates(brief: Brief, retrieve: Retrieve) -> PrecedentCandidates:
    """Return the candidates that past reports have for `brief`.

    With several themes the best of each theme come before the second best of any.
    """
    context = reuse_context(brief)
    fact_pairs = content_bigrams(" ".join(fact.text for fact in brief.facts))
    ranked, found = [], []
    for topic in search_topics(brief):
        hits = find_passages(brief, retrieve, build_query(brief, topic))
        target = _SearchTarget(
            topic_pairs=topic_bigrams(topic),
            fact_pairs=fact_pairs,
            sector=main_sector(topic),
            brief=brief,
            context=context,
        )
        ranked.append(
            sorted(_candidates_among(target, hits), key=lambda candidate: -candidate.score)
        )
        found += hits
    return PrecedentCandidates(
        candidates=tuple(diversify(interleave(ranked), ())), hits=tuple(found)
    )


def topic_bigrams(topic: str) -> frozenset[str]:
    """Return the pairs of characters of a heading and of the sector that it names."""
    words = [word for sector in sectors_in(topic)[:1] for word in sector.words]
    return content_bigrams(" ".join((topic, *words)))


def reuse_context(brief: Brief) -> ReuseContext:
    """Return the unit and the names that a reused sentence has to suit."""
    known = " ".join((brief.title, *brief.headings, brief.world))
    return ReuseContext(organisation=brief.organisation, known=known)


def as_sentences(candidates: Iterable[Candidate]) -> list[Written]:
    """Return the candidates as sentences that name their passage."""
    return [
        Written(text=candidate.text, precedents=(candidate.passage,)) for candidate in candidates
    ]


def diversify(candidates: Iterable[Candidate], said: Iterable[str]) -> Iterator[Candidate]:
    """Yield the candidates that repeat neither one of `said` nor one another."""
    known = [bigrams(text) for text in said]
    for candidate in candidates:
        pairs = bigrams(candidate.text)
        if all(overlap_coefficient(pairs, other) < _TOO_ALIKE for other in known):
            known.append(pairs)
            yield candidate


def find_sentences(brief: Brief, retrieve: Retrieve) -> Iterator[Candidate]:
    """Yield every sentence that a search for `brief` brings and the unit may use, as found.

    Whether it is about the section is not looked at: its score is that of its rank.
    """
    functions = _SEARCHED.get(brief.function, (brief.function,))
    for topic in search_topics(brief):
        query = build_query(brief, topic)
        hits = [
            *find_passages(brief, retrieve, query),
            *retrieve(query, Filter(functions=functions), LIMIT),
        ]
        for text, passage, hit, near in _sentences_among(brief, reuse_context(brief), hits):
            if _needs_no_source(text):
                yield Candidate(text=text, passage=passage, score=1 / hit.rank, proximity=near)


def _candidates_among(target: _SearchTarget, hits: Iterable[Hit]) -> Iterator[Candidate]:
    for text, passage, hit, near in _sentences_among(target.brief, target.context, hits):
        score = _score(text, target, hit, near)
        if score >= _LEAST_SCORE and _needs_no_source(text):
            yield Candidate(text=text, passage=passage, score=score, proximity=near)


def _sentences_among(
    brief: Brief, context: ReuseContext, hits: Iterable[Hit]
) -> Iterator[tuple[str, StoredPassage, Hit, Proximity]]:
    """Yield the sentences that the unit may use, with their passage and how it was found."""
    known = list(hits)
    use = WordUse.in_hits(known)
    for hit in known:
        near = proximity(brief, hit.passage)
        if near is Proximity.FAR:
            continue
        headings = clean(" ".join((*hit.passage.section, *brief.headings)))
        for passage in _items_of_paragraph(hit.passage):
            for text in _reusable_sentences(passage, brief, context, use):
                if text.rstrip("。") not in headings and not _repeats_heading(text, brief):
                    yield text, passage, hit, near


def _items_of_paragraph(passage: StoredPassage) -> Iterator[StoredPassage]:
    """Yield the passage and its neighbours in the paragraph: a search finds one of a paragraph."""
    yield passage
    paragraph = passage.paragraph
    for start, end in item_spans(paragraph):
        if paragraph[start:end].strip() not in passage.text:
            yield replace(passage, text=paragraph[start:end].strip())


def _reusable_sentences(
    passage: StoredPassage, brief: Brief, context: ReuseContext, use: WordUse
) -> Iterator[str]:
    cleaned = clean(passage.text)
    for start, end in sentence_spans(cleaned):
        text = borrow_sentence(cleaned[start:end], passage, brief, use, context=context)
        if text:
            yield text


def _repeats_heading(text: str, brief: Brief) -> bool:
    """Return whether `text` says little more than a heading of this report does."""
    if text.rstrip("。") in brief.world:
        return True
    short = len(text) < _LONGER * len(brief.topic)
    return short and overlap_coefficient(bigrams(text), bigrams(brief.topic)) > _ECHO


@lru_cache(maxsize=4096)
def _needs_no_source(text: str) -> bool:
    """Return whether the gate finds nothing in `text` that needs a source."""
    nothing = Evidence(section="", facts=(), all_facts=(), given="")
    return not any(one.is_unsupported for one in trace_claims(Written(text=text), nothing))


def _score(text: str, target: _SearchTarget, hit: Hit, near: Proximity) -> float:
    """Return the score of a sentence; 0 for one that shares too little with topic and facts."""
    words = bigrams(text)
    shared = _TOPIC_WEIGHT * min(len(words & target.topic_pairs), _MOST_SHARED)
    shared += _FACT_WEIGHT * min(len(words & target.fact_pairs), _MOST_SHARED)
    if shared < _LEAST_SHARED[near] and (target.topic_pairs or target.fact_pairs):
        return 0.0
    score = shared + _RANK_WEIGHT / (1 + hit.rank / 10) + _BONUS.get(near, 0.0)
    score += 0.5 if len(text) in _IDEAL_LENGTH else 0.0
    off_topic = count_off_topic_terms(text, target.brief.world, same_kind=near in _BONUS)
    if near in _BONUS:
        return score - _OFF_TOPIC * off_topic
    other_sector = target.sector is not None and main_sector(text) is not target.sector
    return 0.0 if off_topic or other_sector else score
