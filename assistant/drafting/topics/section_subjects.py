"""Tell which subject of a section a sentence of a past report is about, and how near it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.archive.embedding import Vector
from assistant.archive.embedding.text_nearness import TextNearness
from assistant.drafting.draft import Brief
from assistant.drafting.topics.heading_phrases import plan_object
from assistant.text.figures.read_figures import without_figures
from assistant.text.similarity import content_bigrams

# In deviations beyond chance: how near wording has to be, each clause of it, and how much nearer
# than to any other section.
_NEAR, _LEAST, _CLAUSE_NEAR, _NEARER = 3.9, 3.2, 2.3, 0.15
_SHARED, _MOST_SHARED = 0.75, 2.0  # points for a word shared with the section, if it is rare
_OFTEN = 0.1  # share of the texts from which a word is not rare
_OWN_UNIT = 0.5  # so much less near may be what the unit itself wrote
_STRANGER = 0.5  # so much nearer has to be what a few other kinds of units write
_MANY_KINDS = 3  # of units that write on a subject: then it is everybody's
_CLAUSE = re.compile("[，；、：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectMatch:
    """A sentence that is about a subject of a section."""

    place: int  # among the texts asked about
    subject: str
    score: float


class SectionSubjects:
    """The subjects of a section, its heading and its facts, and those of the other sections."""

    def __init__(self, brief: Brief, others: Sequence[Brief], nearness: TextNearness) -> None:
        theirs = [one for one in others if one.is_leaf and one.function is brief.function]
        self._own = subjects_of(brief)
        self._rivals = [
            subject for one in theirs if one.topic != brief.topic for subject in subjects_of(one)
        ]
        self._kinds, self._unit = brief.org_types, brief.organisation
        self._nearness = nearness

    def match(
        self, texts: Sequence[str], kinds: Sequence[str], units: Sequence[str]
    ) -> list[SubjectMatch]:
        """Return the texts about a subject of this section and of no other, the nearest first.

        `kinds` and `units` say who wrote them: what is not of the own kind has to be nearer,
        unless many kinds write on the subject; what the unit itself wrote need be less near.
        """
        if not texts:
            return []
        near, rivals = self._compare(texts)
        own, subjects = near.max(axis=1), near.argmax(axis=1)
        mine = np.array([bool(one) and one == self._unit for one in units])
        score = own + self._rare_words(texts) + _OWN_UNIT * mine
        least = _LEAST - _OWN_UNIT * mine
        likely = (score >= _NEAR) & (own >= least) & (own >= rivals + _NEARER)
        writers = {(int(subjects[n]), kinds[n]) for n in range(len(texts)) if likely[n]}
        spread = Counter(subject for subject, _ in writers)
        score -= [
            0.0 if kind in self._kinds or spread[int(subject)] >= _MANY_KINDS else _STRANGER
            for subject, kind in zip(subjects, kinds, strict=True)
        ]
        return [
            SubjectMatch(place=int(n), subject=self._own[int(subjects[n])], score=float(score[n]))
            for n in np.argsort(-score, kind="stable")
            if likely[n] and score[n] >= _NEAR and (mine[n] or self._is_all_about(texts[n]))
        ]

    def _compare(self, texts: Sequence[str]) -> tuple[Vector, Vector]:
        """Return how near each text is to each subject, and to the nearest of other sections."""
        near = self._nearness.beyond_chance(texts, [*self._own, *self._rivals])
        count = len(self._own)
        return near[:, :count], near[:, count:].max(axis=1, initial=-np.inf)

    def _is_all_about(self, text: str) -> bool:
        """Return whether no clause of a sentence is of another subject."""
        clauses = re.split("[，；]", text.rstrip("。"))
        if len(clauses) == 1:
            return True
        near, rivals = self._compare(clauses)
        own = near.max(axis=1)
        return bool(((own >= _CLAUSE_NEAR) & (own >= rivals - _NEARER)).all())

    def _rare_words(self, texts: Sequence[str]) -> Vector:
        """Return points for words that a text shares with the section and few others have."""
        words = content_bigrams("，".join(self._own))
        pairs = [content_bigrams(text) & words for text in texts]
        counts = Counter(pair for one in pairs for pair in one)
        often = max(len(texts) * _OFTEN, 1.0)
        rare = (sum(max(1 - counts[pair] / often, 0.0) for pair in one) for one in pairs)
        return np.array([_SHARED * min(one, _MOST_SHARED) for one in rare], dtype=np.float32)


def subjects_of(brief: Brief) -> list[str]:
    """Return what the section is about: the clauses of its heading, and its facts."""
    facts = (without_figures(fact.indicator or fact.text) for fact in brief.facts)
    clauses = map(plan_object, _CLAUSE.split(brief.topic))
    return list(dict.fromkeys(filter(None, (*clauses, *facts))))
