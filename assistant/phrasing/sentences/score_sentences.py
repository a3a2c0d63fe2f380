"""Score sentences against a meaning: by models, by wording, and by their passage's score."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import Embedder
from assistant.phrasing.sentences.encoder_nearness import read_nearness
from assistant.phrasing.sentences.literal_match import Window, clause_windows
from assistant.text.similarity import bigrams

_READ = 24  # sentences that the encoder reads; of 40 and 100 it chose no better
_MARKED = 12  # of them, whose clauses it reads too
# In standard deviations, beside the score of the passage, and beside the encoder's nearness. Flat
# around these values on 88 questions of our own (docs/phrases.md).
_WORDING, _CLAUSE = 0.7, 0.5
_FOUND, _MARK = 0.6, 0.5
# Standard deviations of unrelated pairs: for the nearest where the search is not sure of anything.
_NEAREST_UNSURE = 5.5
_BEHIND = 4.0  # that a text may lie behind the nearest; one answer of 88 lay further
_NO_DEVIATION = 1e-9  # below: rounding errors of equal scores

_Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningScore:
    """The score of a text for a query."""

    number: int  # of the text
    score: float  # in standard deviations of the texts it is ranked with
    window: Window  # its clauses that are nearest to the query


def score_by_meaning(
    embedder: Embedder,
    query: str,
    texts: Sequence[str],
    passages: Sequence[float],
    penalties: Sequence[float],
) -> list[MeaningScore]:
    """Return the scores of the texts, best first.

    `passages` are the search scores of the texts' passages.
    """
    vector = embedder.encode_query(query)
    whole = (embedder.encode(texts) @ vector).astype(np.float64)
    near = _nearest_windows(texts, lambda pieces: embedder.encode(pieces) @ vector)
    clauses = np.maximum(whole, [cosine for _, cosine in near])
    scores = (
        _standardize(np.array(passages))
        + _WORDING * _standardize(_score_wording(query, texts))
        + _CLAUSE * _standardize(clauses)
        - np.array(penalties)
    )
    ranked = [
        MeaningScore(number=number, score=float(score), window=window)
        for number, (score, (window, _)) in enumerate(zip(scores, near, strict=True))
    ]
    return sorted(ranked, key=lambda one: -one.score)


def rescore_by_encoder(
    encoder: Embedder,
    query: str,
    texts: Sequence[str],
    scores: Sequence[MeaningScore],
    *,
    sure: bool,
) -> list[MeaningScore]:
    """Return the best of `scores`, best first, as the encoder reads their texts and clauses.

    Left out are texts much less near than the nearest; all, where it is not `sure` that anything is
    near and the nearest is hardly nearer than chance. Raises EncoderError where the encoder cannot
    run.
    """
    read = sorted(scores, key=lambda one: -one.score)[:_READ]
    if not read:
        return []
    nearness = read_nearness(encoder, query, [texts[one.number] for one in read])
    deviations = nearness.values / nearness.deviation
    nearest = float(deviations.max())
    if not sure and nearest < _NEAREST_UNSURE:
        return []
    rough = np.array([one.score for one in read])
    rescored = _standardize(nearness.values) + _FOUND * _standardize(rough)
    near = deviations > nearest - _BEHIND
    kept = [
        replace(one, score=float(score))
        for one, score, is_near in zip(read, rescored, near, strict=True)
        if is_near
    ]
    return _rescore_by_clauses(encoder, query, texts, kept)


def _rescore_by_clauses(
    encoder: Embedder, query: str, texts: Sequence[str], scores: Sequence[MeaningScore]
) -> list[MeaningScore]:
    """Return the scores, best first, the best of them by their nearest clauses too."""
    ranked = sorted(scores, key=lambda one: -one.score)
    best, rest = ranked[:_MARKED], ranked[_MARKED:]
    near = _nearest_windows(
        [texts[one.number] for one in best],
        lambda pieces: read_nearness(encoder, query, pieces).values,
    )
    clauses = _MARK * _standardize(np.array([nearness for _, nearness in near]))
    marked = [
        replace(one, score=one.score + float(clause), window=window)
        for one, clause, (window, _) in zip(best, clauses, near, strict=True)
    ]
    return [*sorted(marked, key=lambda one: -one.score), *rest]


def _nearest_windows(
    texts: Sequence[str], measure: Callable[[list[str]], NDArray[np.floating]]
) -> list[tuple[Window, float]]:
    """Return for each text its nearest window of clauses, and how near that is."""
    windows = [clause_windows(text) for text in texts]
    pieces = [
        text[start:end] for text, own in zip(texts, windows, strict=True) for start, end in own
    ]
    near = measure(pieces)
    ends = list(accumulate(map(len, windows)))
    found = []
    for own, start, end in zip(windows, [0, *ends], ends, strict=False):
        best = int(np.argmax(near[start:end]))
        found.append((own[best], float(near[start + best])))
    return found


def _score_wording(query: str, texts: Sequence[str]) -> _Scores:
    """Return the share of the query's character pairs in each text, weighted by rarity."""
    wanted = bigrams(query)
    shared = [bigrams(text) & wanted for text in texts]
    common = Counter(pair for own in shared for pair in own)
    worth = {pair: math.log(1 + len(texts) / (1 + common[pair])) for pair in wanted}
    return np.array([sum((worth[pair] for pair in own), 0.0) for own in shared])


def _standardize(scores: _Scores) -> _Scores:
    """Return standard scores: the mean is 0, the deviation 1; zeros where all are equal."""
    deviation = float(scores.std()) if len(scores) else 0.0
    if deviation < _NO_DEVIATION:
        return np.zeros_like(scores)
    standard: _Scores = (scores - scores.mean()) / deviation
    return standard
