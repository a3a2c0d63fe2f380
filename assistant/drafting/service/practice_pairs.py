"""Find what past reports did for a figure like this one: the practice and the figure it led to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.draft import Brief, Fact
from assistant.drafting.precedents.borrowing.foreign_words import WordUse, borrow_sentence
from assistant.drafting.precedents.proximity import Proximity, proximity
from assistant.drafting.precedents.search_precedents import reuse_context
from assistant.records import Hit, StoredPassage
from assistant.text.clean import clean
from assistant.text.figures.figure_labels import label_figures, strip_framing
from assistant.text.sentences import sentence_spans
from assistant.text.similarity import content_bigrams, overlap_coefficient

_LEAST_SHARED = 2  # pairs of characters of both labels
_LEAST_SHARE = 0.5  # of the pairs of the shorter label
_SHORTEST = 8  # characters of a practice
_LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePair:
    """A practice of a past report in words that any unit may use, for a fact of this one."""

    fact: Fact
    practice: str  # without a full stop
    counted: str  # what the past report counted behind it
    passage: StoredPassage
    shared: int


def find_practice_pairs(
    brief: Brief, facts: Sequence[Fact], hits: Iterable[Hit]
) -> dict[str, PracticePair]:
    """Return the best pair for each fact that has one, by the fact's id.

    A practice counts for a fact where the figure behind it, in the past report, is of the same
    thing; of equally near ones the nearer unit's comes first, then the better hit's.
    """
    found: dict[str, tuple[tuple[int, int, int], PracticePair]] = {}
    passages = list(hits)
    use = WordUse.in_hits(passages)
    for hit in passages:
        near = proximity(brief, hit.passage)
        if near is Proximity.FAR:
            continue
        for practice, label in _practices(hit.passage, brief, use):
            for fact in facts:
                shared = _shared_words(label, fact)
                order = (shared, int(near), -hit.rank)
                known = found.get(fact.id)
                if shared and (known is None or order > known[0]):
                    pair = PracticePair(
                        fact=fact,
                        practice=practice,
                        counted=label,
                        passage=hit.passage,
                        shared=shared,
                    )
                    found[fact.id] = order, pair
    return {name: pair for name, (_, pair) in found.items()}


def _practices(passage: StoredPassage, brief: Brief, use: WordUse) -> Iterator[tuple[str, str]]:
    """Yield each practice of a passage with the label of a figure in the same sentence."""
    text = clean(passage.text)
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        places = label_figures(sentence)
        if not places:
            continue
        before = sentence[: places[0].figure.start].rpartition("，")[0]
        practice = borrow_sentence(before, passage, brief, use, context=reuse_context(brief))
        if practice is not None and len(practice) > _SHORTEST:
            for place in places:
                label = strip_framing(place.label)
                if len(label) <= _LONGEST_LABEL:
                    yield practice.rstrip("。"), label


def _shared_words(label: str, fact: Fact) -> int:
    """Return how many words say that both count the same thing, 0 where that is not sure."""
    ours, theirs = content_bigrams(fact.indicator or fact.text), content_bigrams(label)
    shared = len(ours & theirs)
    same = shared >= _LEAST_SHARED and overlap_coefficient(ours, theirs) >= _LEAST_SHARE
    return shared if same else 0
