"""Find the sentences of past reports that are worth borrowing for a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.borrowing import Borrower, borrow, borrow_effect, is_effect
from assistant.drafting.matters import strange_matters
from assistant.drafting.records import Brief, Retrieve, Written
from assistant.drafting.trades import Trade, trade_of, trades_in
from assistant.records import Filter, Function, Hit, Level, StoredPassage
from assistant.text.clean import clean
from assistant.text.resemblance import bigrams, content_bigrams, likeness
from assistant.text.sentences import sentence_spans

LIMIT = 50  # passages asked for with each query

_SEARCHED = {
    Function.RESULTS: (Function.RESULTS, Function.EXPERIENCE),
    Function.EXPERIENCE: (Function.EXPERIENCE, Function.RESULTS),
    Function.OTHER: (Function.RESULTS, Function.EXPERIENCE),
}
_ENOUGH_OF_OWN_KIND = 10  # passages; with fewer, reports of that kind are asked once more
_MOST_THEMES = 6  # queries for a section whose own heading names no subject
_TOPIC_WEIGHT, _FACT_WEIGHT, _MOST_SHARED = 1.0, 0.5, 4
_RANK_WEIGHT = 2.0
# Whose report it is → what a sentence must share: one pair (环境) says little from a stranger.
_LEAST_SHARED = {True: 1.0, False: 2.0}
_SAME_KIND = 1.5  # points for a report of the same kind of unit
_STRANGE = 1.5  # points off for a field of work the report does not name; strangers may name none
_FAR_ABOVE = {Level.STATE, Level.PROVINCE}  # whose words are too large for a town or a bureau
_LEAST_SCORE = 1.5
_IDEAL_LENGTH = range(20, 60)
_ECHO, _LONGER = 0.7, 1.6  # so alike, and no longer than that, a sentence repeats its heading
_TOO_ALIKE = 0.45  # share of the shorter sentence's bigrams; above it two sentences say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence worth borrowing, and the passage it comes from."""

    text: str
    passage: StoredPassage
    score: float
    is_effect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What past reports offer for a section: sentences to borrow, and all that was found."""

    candidates: tuple[Candidate, ...]
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Aim:
    """What a sentence has to speak of to be worth borrowing."""

    topic: frozenset[str]
    matter: frozenset[str]  # of the facts
    trade: Trade | None  # that the heading names: a stranger's sentence must be of the same
    brief: Brief
    borrower: Borrower


def passages_for(brief: Brief, retrieve: Retrieve, query: str, *, limit: int = LIMIT) -> list[Hit]:
    """Return what past reports say in sections that do what this section does.

    Reports of the same kind of unit come first, as far as there are any.
    """
    functions = _SEARCHED.get(brief.function, (brief.function,))
    found = retrieve(query, Filter(functions=functions), limit)
    own = [hit for hit in found if hit.passage.org_type in brief.org_types]
    if brief.org_types and len(own) < _ENOUGH_OF_OWN_KIND:
        own = retrieve(query, Filter(functions=functions, org_types=brief.org_types), limit)
    known = {hit.passage.id for hit in own}
    return [*own, *(hit for hit in found if hit.passage.id not in known)]


def topics_of(brief: Brief) -> tuple[str, ...]:
    """Return what to search for: the heading or, where it names no subject, each theme in turn."""
    topic = "，".join((brief.topic, *brief.subtopics))
    if content_bigrams(topic) or not brief.themes:
        return (topic,)
    return brief.themes[:_MOST_THEMES]


def query_for(brief: Brief, topic: str) -> str:
    """Return the words to search with: the topic, the headings above it, the facts."""
    above = [heading for heading in brief.headings[:-1] if content_bigrams(heading)]
    return "，".join((topic, *above, *(fact.text for fact in brief.facts)))


def candidates_for(brief: Brief, retrieve: Retrieve) -> list[Candidate]:
    """Return the sentences worth borrowing for `brief`, best first, no two alike."""
    return list(research(brief, retrieve).candidates)


def research(brief: Brief, retrieve: Retrieve) -> Findings:
    """Return what past reports offer for `brief`.

    With several themes the best of each theme come before the second best of any.
    """
    borrower = borrower_for(brief)
    matter = content_bigrams(" ".join(fact.text for fact in brief.facts))
    ranked, found = [], []
    for topic in topics_of(brief):
        aim = _Aim(
            topic=topic_words(topic),
            matter=matter,
            trade=trade_of(topic),
            brief=brief,
            borrower=borrower,
        )
        hits = passages_for(brief, retrieve, query_for(brief, topic))
        ranked.append(sorted(_candidates(aim, hits), key=lambda candidate: -candidate.score))
        found += hits
    return Findings(candidates=tuple(different(_in_turn(ranked), ())), hits=tuple(found))


def topic_words(topic: str) -> frozenset[str]:
    """Return the pairs of characters of a heading and of the line of work that it names."""
    words = [word for trade in trades_in(topic)[:1] for word in trade.words]
    return content_bigrams(" ".join((topic, *words)))


def borrower_for(brief: Brief) -> Borrower:
    """Return whose words a borrowed sentence has to suit."""
    return Borrower(organisation=brief.organisation, known=" ".join((brief.title, *brief.headings)))


def borrowed(candidates: Iterable[Candidate]) -> list[Written]:
    """Return the candidates as sentences that name their passage."""
    return [
        Written(text=candidate.text, precedents=(candidate.passage,)) for candidate in candidates
    ]


def different(candidates: Iterable[Candidate], said: Iterable[str]) -> Iterator[Candidate]:
    """Yield the candidates that repeat neither what was `said` nor one another."""
    known = [bigrams(text) for text in said]
    for candidate in candidates:
        pairs = bigrams(candidate.text)
        if all(likeness(pairs, other) < _TOO_ALIKE for other in known):
            known.append(pairs)
            yield candidate


def _in_turn(ranked: Sequence[Sequence[Candidate]]) -> Iterator[Candidate]:
    for place in range(max(map(len, ranked), default=0)):
        yield from (candidates[place] for candidates in ranked if place < len(candidates))


def _candidates(aim: _Aim, hits: Iterable[Hit]) -> Iterator[Candidate]:
    for hit in hits:
        cleaned = clean(hit.passage.text)
        headings = clean(" ".join((*hit.passage.section, *aim.brief.headings)))
        for start, end in sentence_spans(cleaned):
            for text in _offers(cleaned[start:end], aim):
                if text.rstrip("。") in headings or _echoes(text, aim.brief):
                    continue
                score = _score(text, aim, hit)
                if score >= _LEAST_SCORE:
                    yield Candidate(
                        text=text, passage=hit.passage, score=score, is_effect=is_effect(text)
                    )


def _echoes(text: str, brief: Brief) -> bool:
    """Return whether `text` says little more than a heading of this report does."""
    if text.rstrip("。") in brief.world:
        return True
    short = len(text) < _LONGER * len(brief.topic)
    return short and likeness(bigrams(text), bigrams(brief.topic)) > _ECHO


def _offers(sentence: str, aim: _Aim) -> Iterator[str]:
    """Yield what can be borrowed of one sentence: itself, and what it says came of it."""
    function = aim.brief.function
    if text := borrow(sentence, function=function, borrower=aim.borrower):
        yield text
    elif function not in {Function.PROBLEMS, Function.PLAN} and (
        effect := borrow_effect(sentence, borrower=aim.borrower)
    ):
        yield effect


def _score(text: str, aim: _Aim, hit: Hit) -> float:
    """Return the worth of a sentence; 0 for one that shares too little with topic and facts."""
    words = bigrams(text)
    shared = _TOPIC_WEIGHT * min(len(words & aim.topic), _MOST_SHARED)
    shared += _FACT_WEIGHT * min(len(words & aim.matter), _MOST_SHARED)
    is_own_kind = hit.passage.org_type in aim.brief.org_types
    if shared < _LEAST_SHARED[is_own_kind] and (aim.topic or aim.matter):
        return 0.0
    score = shared + _RANK_WEIGHT / (1 + hit.rank / 10)
    score += 0.5 if len(text) in _IDEAL_LENGTH else 0.0
    strange = strange_matters(text, aim.brief.world)
    if is_own_kind:
        return score + _SAME_KIND - _STRANGE * strange
    if hit.passage.level in _FAR_ABOVE and "省" not in aim.brief.organisation:
        return 0.0
    other_work = aim.trade is not None and trade_of(text) is not aim.trade
    return 0.0 if strange or other_work else score
