"""Read what a past report counted behind a practice."""

from __future__ import annotations

from functools import lru_cache

from assistant.records import StoredPassage
from assistant.text.clean import clean
from assistant.text.figures.figure_labels import label_figures, strip_framing
from assistant.text.sentences import sentence_spans
from assistant.text.similarity import bigrams

_SHORTEST = 2  # characters that name something


def counted_behind(practice: str, passage: StoredPassage) -> tuple[str, ...]:
    """Return what the sentence of a practice counts or, where it counts nothing, the next one.

    开展市容整治，清理小广告2.1万处 counts 清理小广告.
    """
    sentences = _counting_sentences(passage.paragraph)
    words = bigrams(practice)
    shared = [len(words & said) for said, _ in sentences]
    if not any(shared):
        return ()
    place = shared.index(max(shared))
    return next((counted for _, counted in sentences[place : place + 2] if counted), ())


@lru_cache(maxsize=1024)
def _counting_sentences(paragraph: str) -> list[tuple[frozenset[str], tuple[str, ...]]]:
    """Return the pairs of characters of each sentence, and what it counts."""
    text = clean(paragraph)
    sentences = (text[start:end] for start, end in sentence_spans(text))
    return [(bigrams(one), _counted_in(one)) for one in sentences]


def _counted_in(sentence: str) -> tuple[str, ...]:
    named = (strip_framing(place.label).strip("，、：；。") for place in label_figures(sentence))
    return tuple(dict.fromkeys(one for one in named if len(one) >= _SHORTEST))
