"""Score sentences against a meaning: by model, by wording, and by their passage's score."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from assistant.archive.embedding import Embedder
from assistant.phrasing.sentences.literal_match import Window, clause_windows
from assistant.text.similarity import bigrams

_WINDOWED = 40  # sentences whose clauses are compared too
# Results are flat around these values on our own queries.
_PASSAGE, _SENTENCE, _WORDING, _CLAUSE = 0.45, 0.2, 0.15, 0.2

_Scores = NDArray[np.float64]


def score_by_meaning(
    embedder: Embedder, query: str, texts: Sequence[str], passages: Sequence[float]
) -> list[tuple[int, float, Window]]:
    """Return (number of the text, score, best window) of the best texts, best first.

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
        (number, float(whole[number] + _CLAUSE * (max(cosine, cosines[number]) - low) / width), at)
        for number, (at, cosine) in zip(best, near, strict=True)
    ]
    return sorted(ranked, key=lambda one: -one[1])


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
