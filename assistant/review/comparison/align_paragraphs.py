"""Align the paragraphs of a draft with those of a past report, by wording and meaning."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.records import Function
from assistant.review.comparison.paragraphs import ComparedParagraph
from assistant.review.findings import ParagraphPair, Relation
from assistant.text.similarity import character_runs, content_bigrams

if TYPE_CHECKING:
    from assistant.archive.embedding.embedder import Encode

Matrix = NDArray[np.float32]

_SAME_OPENING = 0.5  # openings resemble each other whatever they say
PARAPHRASED = 0.31  # similarity from which a paragraph paraphrases its best match
_TAKEN_UP = 0.36  # similarity from which it also goes back to others than its best match
_RELATED = 0.25  # similarity from which, under like headings, they share a topic
_SAME_HEADING = 0.6
_COPIED = 0.8  # share of a paragraph's five-character runs in the other one
_OTHER_FUNCTION = 0.8  # plans resemble results in all but their tense
_PART = 0.9  # what an item found in an item says about the whole paragraphs
_LARGE_PART = 1 / 3
_FEW_WORDS = 4.0  # weighted word pairs added to the smaller text: short ones match by chance
_WORDING = 0.55  # the rest is meaning
_SHORTEST_COPY = 10  # five-character runs

_NEUTRAL = re.compile(r"[\dxX.,%]+|[\s，。；：、！？（）“”《》]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """A paragraph or one of its items."""

    paragraph: int
    text: str
    share: float  # of its paragraph


def align_paragraphs(
    draft: Sequence[ComparedParagraph], past: Sequence[ComparedParagraph], encode: Encode
) -> tuple[ParagraphPair, ...]:
    """Return the paragraph pairs in the draft's order; a paragraph may be in several.

    A pair is kept where the similarity is high enough, it is the best of one of the two, and
    nothing speaks against it: a paragraph that is copied from elsewhere is no paraphrase as well,
    and one that goes back to a result does not go back to a plan.
    """
    similarity = similarity_matrix(draft, past, encode)
    of_draft, of_past = _copied_shares(draft, past)
    copied = np.maximum(of_draft, of_past)
    similarity = np.maximum(similarity * _function_penalty(draft, past), copied)
    of_row = similarity >= similarity.max(axis=1, keepdims=True)
    best = of_row | (similarity >= similarity.max(axis=0, keepdims=True))
    best &= ~(of_draft.max(axis=1) >= _COPIED)[:, None] & ~(of_past.max(axis=0) >= _COPIED)[None, :]
    best &= of_row | (_agrees_with_best(past, similarity) & (similarity >= _TAKEN_UP))
    return tuple(
        ParagraphPair(
            draft_par=draft[row].place,
            past_line=past[column].place,
            relation=relation,
            similarity=round(float(similarity[row, column]), 3),
        )
        for row, column in zip(*np.nonzero(best | (copied >= _COPIED)), strict=True)
        if (relation := _classify_pair(draft[row], past[column], similarity, copied, (row, column)))
    )


def _classify_pair(
    one: ComparedParagraph,
    other: ComparedParagraph,
    similarity: Matrix,
    copied: Matrix,
    at: tuple[int, int],
) -> Relation | None:
    """Return the relation of two paragraphs, None where they have none."""
    if copied[at] >= _COPIED:
        return Relation.VERBATIM
    if one.is_lead_in and other.is_lead_in and similarity[at] < _SAME_OPENING:
        return Relation.RELATED
    if similarity[at] >= PARAPHRASED:
        return Relation.PARAPHRASED
    if similarity[at] >= _RELATED and _same_heading(one, other):
        return Relation.RELATED
    return None


def _same_heading(one: ComparedParagraph, other: ComparedParagraph) -> bool:
    mine, theirs = _heading_words(one), _heading_words(other)
    shared = len(mine & theirs)
    return shared > 1 and shared >= _SAME_HEADING * min(len(mine), len(theirs))


def _heading_words(paragraph: ComparedParagraph) -> frozenset[str]:
    return content_bigrams(paragraph.section[-1] if paragraph.section else paragraph.topic)


def _function_penalty(
    draft: Sequence[ComparedParagraph], past: Sequence[ComparedParagraph]
) -> Matrix:
    """Return the factor for pairs whose headings give them different functions."""
    return np.array(
        [
            [
                _OTHER_FUNCTION if one.is_headed and differ_in_function(one, other) else 1.0
                for other in past
            ]
            for one in draft
        ],
        dtype=np.float32,
    )


def _agrees_with_best(past: Sequence[ComparedParagraph], similarity: Matrix) -> NDArray[np.bool_]:
    """Return for each pair whether its past paragraph has the function of the row's best match."""
    best = similarity.argmax(axis=1)
    return np.array(
        [[not differ_in_function(past[chosen], other) for other in past] for chosen in best],
        dtype=bool,
    )


def differ_in_function(one: ComparedParagraph, other: ComparedParagraph) -> bool:
    """Return whether headings give two paragraphs different functions."""
    return one.function != other.function and Function.OTHER not in {one.function, other.function}


def similarity_matrix(
    draft: Sequence[ComparedParagraph], past: Sequence[ComparedParagraph], encode: Encode
) -> Matrix:
    """Return the similarity of each two paragraphs, 0 to 1, best of wholes and large items.

    Rows are `draft`, columns `past`; neither may be empty.
    """
    mine, theirs = _segments(draft), _segments(past)
    scores = _WORDING * _wording_similarity(mine, theirs) + (1 - _WORDING) * _semantic_similarity(
        mine, theirs, encode
    )
    large_one = np.array([s.share >= _LARGE_PART for s in mine])
    large_other = np.array([s.share >= _LARGE_PART for s in theirs])
    whole_one = np.array([s.share == 1 for s in mine])
    whole_other = np.array([s.share == 1 for s in theirs])
    entire = whole_one[:, None] | whole_other[None, :]
    weighty = large_one[:, None] | large_other[None, :]
    scores *= np.where(entire, 1.0, np.where(weighty, _PART, 0.0)).astype(np.float32)
    result = np.zeros((len(draft), len(past)), dtype=np.float32)
    rows = np.array([s.paragraph for s in mine])
    columns = np.array([s.paragraph for s in theirs])
    np.maximum.at(result, (rows[:, None], columns[None, :]), scores)
    return result


def _segments(paragraphs: Sequence[ComparedParagraph]) -> list[_Segment]:
    found = []
    for index, paragraph in enumerate(paragraphs):
        found.append(_Segment(paragraph=index, text=paragraph.text, share=1.0))
        found += [
            _Segment(paragraph=index, text=item, share=len(item) / (len(paragraph.text) + 1))
            for item in paragraph.items
        ]
    return found


def _wording_similarity(mine: Sequence[_Segment], theirs: Sequence[_Segment]) -> Matrix:
    """Return the share of the smaller segment's words in the other, rare words weighing more."""
    bags = [content_bigrams(stretch.text) for stretch in (*mine, *theirs)]
    wholes = [bag for bag, one in zip(bags, (*mine, *theirs), strict=True) if one.share == 1]
    frequency = Counter(word for bag in wholes for word in bag)
    vocabulary = {word: index for index, word in enumerate(frequency)}
    weights = np.array([math.log1p(len(wholes) / n) for n in frequency.values()], dtype=np.float32)
    present = np.zeros((len(bags), len(vocabulary)), dtype=np.float32)
    for row, bag in enumerate(bags):
        present[row, [vocabulary[word] for word in bag if word in vocabulary]] = 1
    one, other = present[: len(mine)], present[len(mine) :]
    shared = (one * weights) @ other.T
    smaller = np.minimum((one @ weights)[:, None], (other @ weights)[None, :])
    return np.asarray(shared / (smaller + _FEW_WORDS), dtype=np.float32)


def _semantic_similarity(
    mine: Sequence[_Segment], theirs: Sequence[_Segment], encode: Encode
) -> Matrix:
    """Return the rise of each cosine above the median of these two texts, 0 to 1."""
    cosines = encode([s.text for s in mine]) @ encode([s.text for s in theirs]).T
    usual = float(np.median(cosines))
    return np.asarray(np.clip((cosines - usual) / (1 - usual + 1e-6), 0, 1), dtype=np.float32)


def _copied_shares(
    draft: Sequence[ComparedParagraph], past: Sequence[ComparedParagraph]
) -> tuple[Matrix, Matrix]:
    """Return the share of each paragraph that occurs verbatim in each of the other text.

    First the shares of the draft's paragraphs, then those of the past report's.
    """
    mine = [_five_grams(paragraph.text) for paragraph in draft]
    theirs = [_five_grams(paragraph.text) for paragraph in past]
    shared = np.array([[len(one & other) for other in theirs] for one in mine], dtype=np.float32)
    of_draft = shared / np.array([_gram_count(grams) for grams in mine], dtype=np.float32)[:, None]
    of_past = shared / np.array([_gram_count(grams) for grams in theirs], dtype=np.float32)[None, :]
    return of_draft, of_past


def _gram_count(grams: frozenset[str]) -> int:
    """Return the number of five-grams, at least that of the shortest copy."""
    return max(len(grams), _SHORTEST_COPY)


def _five_grams(text: str) -> frozenset[str]:
    return character_runs(_NEUTRAL.sub("", text), 5)
