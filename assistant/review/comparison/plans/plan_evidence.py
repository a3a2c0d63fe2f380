"""Find the clauses of a draft that speak of what a clause of a plan names."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.records import Function
from assistant.review.comparison.paragraphs import ComparedParagraph
from assistant.text.figures.read_figures import find_figures
from assistant.text.lexicon import group
from assistant.text.sentences import clause_spans, sentence_spans
from assistant.text.similarity import bigrams, content_bigrams

Matrix = NDArray[np.float32]

_COVERED = 0.33  # share of what a plan's clause names that a clause of the draft has to name
# Weights of pairs of characters; one that no third clause has weighs 1.
_TELLING = 1.75  # of what the two share, at least
_FEW_WORDS = 0.6  # added to what a clause names: short ones are covered by chance
_FEWEST = 8  # clauses whose words have weight
_SHORTEST = 3  # characters of a clause
_SENTENCE = 20  # characters of a sentence that is not like another by chance

_PLANNED_AGAIN = group("outlook.planned_again")
_COMPLETED = group("outlook.completed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a plan or of a draft."""

    place: int  # of its paragraph
    text: str
    sentence: str  # that it stands in
    start: int  # offset in the paragraph
    sentence_start: int = 0
    is_problem: bool = False  # it stands where the report tells its problems
    is_copy: bool = False  # its sentence stands in the plan, word for word

    def holds(self, offset: int) -> bool:
        """Return whether a place of its paragraph lies in it, or at its end."""
        return self.start <= offset <= self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseEvidence:
    """What a draft says of a clause of a plan."""

    clause: Clause  # of the plan
    answers: tuple[Clause, ...] = ()
    is_named: bool = False  # the draft names it, be it only to plan it once more


def read_clauses(paragraph: ComparedParagraph) -> list[Clause]:
    """Return the clauses of a paragraph, in reading order."""
    text = paragraph.text
    return [
        Clause(
            place=paragraph.place,
            text=text[start + first : start + last].strip("，。；：、！？ "),
            sentence=text[start:end],
            start=start + first,
            sentence_start=start,
            is_problem=paragraph.function is Function.PROBLEMS,
        )
        for start, end in sentence_spans(text)
        for first, last in clause_spans(text[start:end])
        if last - first > _SHORTEST
    ]


def find_evidence(plans: Sequence[Clause], draft: Sequence[Clause]) -> list[ClauseEvidence]:
    """Return for each clause of the plans those of the draft that speak of what it names.

    What both name counts by how rare it is in the two reports. What is planned once more, and
    what only copies the plan, is no answer.
    """
    if not plans or not draft:
        return [ClauseEvidence(clause=plan) for plan in plans]
    shared, own = _shared_information(plans, draft)
    covered = shared >= np.maximum(_TELLING, _COVERED * (own[:, None] + _FEW_WORDS))
    named = [[draft[int(column)] for column in np.flatnonzero(row)] for row in covered]
    return [
        ClauseEvidence(
            clause=plan,
            answers=tuple(one for one in some if _is_answer(one, plan)),
            is_named=bool(some),
        )
        for plan, some in zip(plans, named, strict=True)
    ]


def _shared_information(plans: Sequence[Clause], draft: Sequence[Clause]) -> tuple[Matrix, Matrix]:
    """Return how much each two clauses share, and how much each of the plans says."""
    bags = [content_bigrams(one.text) for one in (*plans, *draft)]
    frequency = Counter(word for bag in bags for word in bag)
    vocabulary = {word: index for index, word in enumerate(frequency)}
    rare = math.log(max(len(bags), _FEWEST) / 2)
    weights = np.array(
        [max(0.0, math.log(len(bags) / n)) / rare for n in frequency.values()], dtype=np.float32
    )
    present = np.zeros((len(bags), len(vocabulary)), dtype=np.float32)
    for row, bag in enumerate(bags):
        present[row, [vocabulary[word] for word in bag]] = 1
    mine, theirs = present[: len(plans)], present[len(plans) :]
    return np.asarray((mine * weights) @ theirs.T), np.asarray(mine @ weights)


def _is_answer(clause: Clause, plan: Clause) -> bool:
    """Return whether a clause of the draft reports, and does not only say the plan again."""
    if _PLANNED_AGAIN.occurs_in(clause.text):
        return False
    if clause.is_copy:
        return False
    reports = _COMPLETED.occurs_in(clause.text) or find_figures(clause.text)
    return bool(reports) or not bigrams(clause.text) <= bigrams(plan.text)


def mark_copies(draft: Sequence[Clause], plans: Sequence[Clause]) -> list[Clause]:
    """Return the clauses of the draft; those of sentences that the plans have too are marked."""
    planned = {plan.text for plan in plans}
    own = {
        (clause.place, clause.sentence_start)
        for clause in draft
        if clause.text not in planned or len(clause.sentence) < _SENTENCE
    }
    return [
        replace(clause, is_copy=(clause.place, clause.sentence_start) not in own)
        for clause in draft
    ]
