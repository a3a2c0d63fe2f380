"""Choose the place of a further sentence in a section: beside what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.text.list_marks import is_item
from assistant.text.similarity import content_bigrams


def find_insertion(text: str, sentences: Sequence[str], with_facts: Sequence[bool]) -> int:
    """Return the number of sentences that `text` goes behind, without an item of its own.

    In an enumeration it goes to the end of the item that it shares most with; else in front of
    the figures it is about, or of all figures.

    >>> find_insertion("健全管网巡查机制。", ["建成公园3座。", "改造管网12公里。"], [True, True])
    1
    """
    pairs = content_bigrams(text)
    shared = [len(pairs & content_bigrams(sentence)) for sentence in sentences]
    items = [place for place, sentence in enumerate(sentences) if is_item(sentence)]
    if items:
        ends = [*items[1:], len(sentences)]
        return max(zip(items, ends, strict=True), key=lambda item: sum(shared[slice(*item)]))[1]
    told = [place for place, has_fact in enumerate(with_facts) if has_fact]
    if not told:
        return len(sentences)
    best = max(told, key=lambda place: shared[place])
    return best if shared[best] else told[0]
