"""Find further wording of past reports for a section that is to become longer."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.archive.embedding import Vector
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief, Retrieve
from assistant.drafting.precedents.interleave import interleave
from assistant.drafting.precedents.past_steps import PastStep, all_past_steps, find_past_steps
from assistant.drafting.precedents.redundancy import SeenText
from assistant.drafting.precedents.relevance import subject_of
from assistant.drafting.precedents.search_precedents import (
    LIMIT,
    Candidate,
    build_query,
    find_candidates,
    find_passages,
    find_sentences,
    reuse_context,
    search_topics,
)
from assistant.drafting.topics.heading_phrases import plan_object
from assistant.records import Filter, Function, StoredPassage
from assistant.text.figures.read_figures import find_figures
from assistant.text.similarity import content_bigrams
from assistant.text.spans import replace_spans

_MOST_FACTS = 3  # that are asked about one by one
# In deviations beyond chance: how near wording has to be, each clause of it, and how much nearer
# than to any other section.
_NEAR, _LEAST, _CLAUSE_NEAR, _NEARER = 3.9, 3.2, 2.3, 0.15
_STRANGER = 0.5  # so much nearer has to be what another kind of unit wrote
_SAME = 5.1  # how near one another two sentences are that mean the same
_SHARED, _MOST_SHARED = 0.75, 2.0  # points for a word shared with the section, if it is rare
_OFTEN = 0.1  # share of the texts from which a word is not rare
_CLAUSE = re.compile("[，；、：]")
_SHORTEST = 8  # characters of a sentence
_SHORT, _LONGEST = 20, 44  # characters: shorter sentences join one another up to this length


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherWording:
    """A sentence made of past reports' words that a section may take over, ended by 。."""

    text: str
    passages: tuple[StoredPassage, ...]


def find_further_wording(
    brief: Brief,
    retrieve: Retrieve,
    said: Iterable[str],
    *,
    others: Sequence[Brief],
    nearness: TextNearness | None,
) -> Iterator[FurtherWording]:
    """Yield sentences about what the section is about that repeat none of `said` nor one another.

    What is nearer to one of the `others` is theirs. Reports take turns, so that no single one is
    copied; problems are never supplied.
    """
    if brief.function is Function.PROBLEMS:
        return
    supply = _steps if brief.function is Function.PLAN else _practices
    found = supply(brief, retrieve, is_judged=nearness is not None)
    if nearness is not None:
        found = iter(_near_ones(list(found), brief, others, nearness))
    yield from _join_short(_new_ones(_in_turn(found), said))


def _practices(brief: Brief, retrieve: Retrieve, *, is_judged: bool) -> Iterator[FurtherWording]:
    """Yield practices found for the heading and single facts; unjudged, only likely ones."""
    asked = [brief, *(replace(brief, facts=(fact,)) for fact in brief.facts[:_MOST_FACTS])]
    for one in asked:
        found = find_sentences if is_judged else _likely
        for candidate in found(one, retrieve):
            yield FurtherWording(text=candidate.text, passages=(candidate.passage,))


def _likely(brief: Brief, retrieve: Retrieve) -> Iterator[Candidate]:
    yield from find_candidates(brief, retrieve).candidates


def _steps(brief: Brief, retrieve: Retrieve, *, is_judged: bool) -> Iterator[FurtherWording]:
    """Yield steps of past plans found for the heading, the themes; unjudged, only likely ones."""
    context = reuse_context(brief)
    for topic in search_topics(brief):
        hits = find_passages(brief, retrieve, build_query(brief, topic))
        if is_judged:
            hits += retrieve(topic, Filter(functions=(Function.PLAN,)), LIMIT)
            steps: Iterable[PastStep] = all_past_steps(hits, context)
        else:
            steps = find_past_steps(subject_of(topic, brief), hits, context)
        for step in steps:
            yield FurtherWording(text=f"{step.text}。", passages=(step.passage,))


def _near_ones(
    found: Sequence[FurtherWording],
    brief: Brief,
    others: Sequence[Brief],
    nearness: TextNearness,
) -> list[FurtherWording]:
    """Return what is about a subject of the section and of no other, the nearest first."""
    distinct = list({one.text: one for one in found}.values())
    texts = [one.text for one in distinct]
    judge = _Judge(brief, others, nearness)
    own, rivals = judge.compare(texts)
    score = own + _rare_shared(texts, content_bigrams("，".join(_subjects(brief))))
    own_kind = [one.passages[0].org_type in brief.org_types for one in distinct]
    score -= np.where(own_kind, 0.0, _STRANGER).astype(np.float32)
    fits = (score >= _NEAR) & (own >= _LEAST) & (own >= rivals + _NEARER)
    chosen = [int(place) for place in np.argsort(-score, kind="stable") if fits[place]]
    about = [distinct[place] for place in chosen if judge.is_all_about(texts[place])]
    return _without_same(about, nearness)


def _without_same(found: Sequence[FurtherWording], nearness: TextNearness) -> list[FurtherWording]:
    """Return the sentences without those that mean what one before them means."""
    if not found:
        return []
    texts = [one.text for one in found]
    alike = nearness.beyond_chance(texts, texts) >= _SAME
    kept: list[int] = []
    for place in range(len(found)):
        if not alike[place, kept].any():
            kept.append(place)
    return [found[place] for place in kept]


class _Judge:
    """Tells how near texts are to a section, and to the others of its function."""

    def __init__(self, brief: Brief, others: Sequence[Brief], nearness: TextNearness) -> None:
        theirs = [one for one in others if one.is_leaf and one.function is brief.function]
        self._own = _subjects(brief)
        self._rivals = [
            subject for one in theirs if one.topic != brief.topic for subject in _subjects(one)
        ]
        self._nearness = nearness

    def compare(self, texts: Sequence[str]) -> tuple[Vector, Vector]:
        """Return how near each text is to the nearest subject of the section, and of others."""
        if not texts:
            return np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32)
        near = self._nearness.beyond_chance(texts, [*self._own, *self._rivals])
        count = len(self._own)
        return near[:, :count].max(axis=1), near[:, count:].max(axis=1, initial=-np.inf)

    def is_all_about(self, text: str) -> bool:
        """Return whether no clause of a sentence is of another subject."""
        clauses = _CLAUSE.split(text.rstrip("。"))
        if len(clauses) == 1:
            return True
        own, rivals = self.compare(clauses)
        return bool(((own >= _CLAUSE_NEAR) & (own >= rivals - _NEARER)).all())


def _rare_shared(texts: Sequence[str], words: frozenset[str]) -> Vector:
    """Return points for words that a text shares with the section and few other texts have."""
    pairs = [content_bigrams(text) & words for text in texts]
    counts = Counter(pair for one in pairs for pair in one)
    often = max(len(texts) * _OFTEN, 1.0)
    rare = (sum(max(1 - counts[pair] / often, 0.0) for pair in one) for one in pairs)
    return np.array([_SHARED * min(one, _MOST_SHARED) for one in rare], dtype=np.float32)


def _subjects(brief: Brief) -> list[str]:
    """Return what the section is about: the clauses of its heading, and its facts."""
    facts = (_without_figures(fact.indicator or fact.text) for fact in brief.facts)
    clauses = map(plan_object, _CLAUSE.split(brief.topic))
    return list(dict.fromkeys(filter(None, (*clauses, *facts))))


def _without_figures(text: str) -> str:
    return replace_spans(text, ((one.start, one.end, "") for one in find_figures(text)))


def _in_turn(found: Iterable[FurtherWording]) -> Iterator[FurtherWording]:
    """Yield the sentences so that each report gets its turn."""
    by_report: defaultdict[str, list[FurtherWording]] = defaultdict(list)
    for one in found:
        by_report[one.passages[0].report_id].append(one)
    yield from interleave(list(by_report.values()))


def _new_ones(found: Iterable[FurtherWording], said: Iterable[str]) -> Iterator[FurtherWording]:
    """Yield the sentences that nothing says yet."""
    known = SeenText(said)
    for one in found:
        text = one.text.rstrip("。")
        if len(text) >= _SHORTEST and known.new_clauses(text) == text:
            known.add(text)
            yield one


def _join_short(found: Iterable[FurtherWording]) -> Iterator[FurtherWording]:
    """Yield the sentences, those too short to stand alone joined to the next short one."""
    waiting: FurtherWording | None = None
    for one in found:
        if len(one.text) > _SHORT:
            yield one
            continue
        waiting = one if waiting is None else _join(waiting, one)
        if len(waiting.text) > _LONGEST - _SHORT:
            yield waiting
            waiting = None
    if waiting is not None:
        yield waiting


def _join(first: FurtherWording, second: FurtherWording) -> FurtherWording:
    passages = tuple(dict.fromkeys((*first.passages, *second.passages)))
    return FurtherWording(text=f"{first.text.rstrip('。')}，{second.text}", passages=passages)
