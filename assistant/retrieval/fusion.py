"""Fuse the scores of keywords and vectors into one ranking."""

from collections.abc import Mapping

Scores = Mapping[int, float]  # by passage id

# Chosen on headings and lead sentences cut out of their paragraphs; flat around these values
# (docs/retrieval.md). The paragraph outweighs the passage: its sentences explain each other.
_MEANING_WEIGHT = 0.45
_PARAGRAPH_WEIGHT = 0.7


def fuse_scores(wording: Scores, meaning: Scores) -> dict[int, float]:
    """Return a score from 0 to 1 for each passage: the weighted sum of both scaled scores.

    The scores of each ranking are scaled to run from 0 for its worst passage to 1 for its best. A
    passage missing from one gets its 0: it cannot have ranked higher.

    >>> fuse_scores({7: 3.0, 3: 1.0}, {3: 0.9, 9: 0.8})
    {7: 0.55, 3: 0.45, 9: 0.0}
    """
    words, sense = _scale_min_max(wording), _scale_min_max(meaning)
    return {
        passage: (1 - _MEANING_WEIGHT) * words.get(passage, 0.0)
        + _MEANING_WEIGHT * sense.get(passage, 0.0)
        for passage in dict.fromkeys([*words, *sense])
    }


def blend_rankings(similarities: Mapping[int, tuple[float, float]]) -> dict[int, float]:
    """Return one cosine for each passage, from its own and that of its whole paragraph."""
    return {
        passage: (1 - _PARAGRAPH_WEIGHT) * own + _PARAGRAPH_WEIGHT * paragraph
        for passage, (own, paragraph) in similarities.items()
    }


def _scale_min_max(scores: Scores) -> dict[int, float]:
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    width = high - low
    return {key: (score - low) / width if width else 1.0 for key, score in scores.items()}
