"""Align the paragraphs of an old version with those of a new one, in order."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from assistant.text.similarity import bigrams, overlap_coefficient

# Below this similarity, one paragraph was deleted and another inserted.
_SAME_PARAGRAPH = 0.3

Pair = tuple[int | None, int | None]


def align_paragraphs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return pairs of positions in reading order; None for a paragraph without a counterpart.

    Equal paragraphs are paired first; between them the pairing of highest total similarity.
    """
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, list(old), list(new), autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(i, j), range(k, m), strict=True)
        else:
            pairs += [
                (None if a is None else i + a, None if b is None else k + b)
                for a, b in _best_alignment(old[i:j], new[k:m])
            ]
    return pairs


def _best_alignment(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the ordered pairing of highest total similarity (Needleman and Wunsch)."""
    similarity = _similarities(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        for b in range(len(new) - 1, -1, -1):
            best[a][b] = max(best[a + 1][b], best[a][b + 1], best[a + 1][b + 1] + similarity[a][b])
    pairs: list[Pair] = []
    a = b = 0
    while a < len(old) and b < len(new):
        if similarity[a][b] and best[a][b] == best[a + 1][b + 1] + similarity[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            pairs.append((a, None))
            a += 1
        else:
            pairs.append((None, b))
            b += 1
    pairs += [(rest, None) for rest in range(a, len(old))]
    return pairs + [(None, rest) for rest in range(b, len(new))]


def _similarities(old: Sequence[str], new: Sequence[str]) -> list[list[float]]:
    grams = [bigrams(text) for text in new]
    rows = []
    for text in old:
        own = bigrams(text)
        scores = [overlap_coefficient(own, other) for other in grams]
        rows.append([score if score >= _SAME_PARAGRAPH else 0.0 for score in scores])
    return rows
