"""Score sentences against a meaning: by model, by wording, and by their passage's score."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import Embedder
from assistant.phrasing.sentences.encoder_nearness import read_nearness
from assistant.phrasing.sentences.literal_match import Window, clause_windows
from assistant.text.similarity import bigrams

_WINDOWED = 40  # sentences whose clauses are compared too
_READ = 24  # sentences that the encoder reads; of 40 it chose no better
# Results are flat around these values on our own queries.
_PASSAGE, _SENTENCE, _WORDING, _CLAUSE = 0.45, 0.2, 0.15, 0.2
_ENCODER = 0.6  # of the score of a sentence that the encoder reads
# Standard deviations of unrelated pairs. Of 36 queries about anything else the best sentence lay at
# 3 to 4.9, of 68 queries that are answered at 4.3 and more (docs/phrases.md).
_NEAR, _NEAREST, _NEAREST_UNSURE = 3.5, 4.2, 5.0
_BEHIND = 3.0  # that a text may lie behind the nearest; few answers lay further

_Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningScore:
    """The score of a text for a query."""

    number: int  # of the text
    score: float
    window: Window  # its clauses that are nearest to the query


def score_by_meaning(
    embedder: Embedder, query: str, texts: Sequence[str], passages: Sequence[float]
) -> list[MeaningScore]:
    """Return the scores of the best texts, best first.

    `passages` are the search scores of the texts' passages.
    """
    vector = embedder.encode_query(query)
    cosines = (embedder.encode(texts) @ vector).astype(np.float64)
    low, width = cosines.min(), max(float(np.ptp(cosines)), 1e-9)
    base = _PASSAGE * _scale_min_max(np.array(passages)) + _WORDING * _score_wording(query, texts)
    whole = base + _SENTENCE * (cosines - low) / width
    rough = whole + _CLAUSE * (cosines - low) / width
    best = [int(number) for number in np.argsort(-rough, kind="stable")[:_WINDOWED]]
    near = _nearest_windows(embedder, vector, [texts[number] for number in best])
    ranked = [
        MeaningScore(
            number=number,
            score=float(whole[number] + _CLAUSE * (max(cosine, cosines[number]) - low) / width),
            window=window,
        )
        for number, (window, cosine) in zip(best, near, strict=True)
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
    """Return the best of `scores`, best first, as the encoder reads their texts.

    Left out are texts no nearer to the query than chance brings any, or much less near than the
    nearest; all, where even that is hardly nearer than chance. Not `sure`: there is reason to think
    that nothing is near, so it must be nearer still. Raises EncoderError where
    the encoder cannot run.
    """
    read = sorted(scores, key=lambda one: -one.score)[:_READ]
    if not read:
        return []
    nearness = read_nearness(encoder, query, [texts[one.number] for one in read])
    deviations = nearness.values / nearness.deviation
    nearest = float(deviations.max())
    if nearest < (_NEAREST if sure else _NEAREST_UNSURE):
        return []
    shares = _scale_min_max(nearness.values)
    rescored = [
        replace(one, score=(1 - _ENCODER) * one.score + _ENCODER * float(share))
        for one, share, own in zip(read, shares, deviations, strict=True)
        if own > max(_NEAR, nearest - _BEHIND)
    ]
    return sorted(rescored, key=lambda one: -one.score)


def _nearest_windows(
    embedder: Embedder, vector: NDArray[np.float32], texts: Sequence[str]
) -> list[tuple[Window, float]]:
    """Return for each text its clause window of highest cosine, and the cosine."""
    windows = [clause_windows(text) for text in texts]
    pieces = [
        text[start:end] for text, own in zip(texts, windows, strict=True) for start, end in own
    ]
    cosines = embedder.encode(pieces) @ vector
    ends = list(accumulate(map(len, windows)))
    found = []
    for own, start, end in zip(windows, [0, *ends], ends, strict=False):
        best = int(np.argmax(cosines[start:end]))
        found.append((own[best], float(cosines[start + best])))
    return found


def _score_wording(query: str, texts: Sequence[str]) -> _Scores:
    """Return the share of the query's character pairs in each text, weighted by rarity."""
    wanted = bigrams(query)
    shared = [bigrams(text) & wanted for text in texts]
    common = Counter(pair for own in shared for pair in own)
    worth = {pair: math.log(1 + len(texts) / (1 + common[pair])) for pair in wanted}
    return _scale_min_max(np.array([sum(worth[pair] for pair in own) for own in shared]))


def _scale_min_max(scores: _Scores) -> _Scores:
    low, width = scores.min(), float(np.ptp(scores))
    return (scores - low) / width if width else np.ones_like(scores)
