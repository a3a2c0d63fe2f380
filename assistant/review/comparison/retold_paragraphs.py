"""Pair the paragraphs that say the same in other words: by meaning, where no wording pairs them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from assistant.review.comparison.align_paragraphs import PARAPHRASED, differ_in_function
from assistant.review.comparison.mutual_nearest import nearest_in_meaning
from assistant.review.comparison.paragraphs import ComparedParagraph
from assistant.review.findings import ParagraphPair, Relation

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

# Deviations beyond chance, lead included, from which two paragraphs are of one matter: chosen on
# half of our retold paragraphs, with paragraphs whose partner was taken away.
RETOLD = 3.25
_SHORTEST = 20  # characters
READ = 160  # characters of a paragraph; the encoder takes its time


def pair_retold_paragraphs(
    draft: Sequence[ComparedParagraph],
    past: Sequence[ComparedParagraph],
    paired: Collection[ParagraphPair],
    near: TextNearness,
) -> Iterator[ParagraphPair]:
    """Yield the pairs among paragraphs without one: each is the other's nearest, beyond chance."""
    mine = _are_open(draft, {pair.draft_par for pair in paired})
    theirs = _are_open(past, {pair.past_line for pair in paired})

    def may_pair(row: int, column: int) -> bool:
        return (
            mine[row]
            and theirs[column]
            and not (draft[row].is_headed and differ_in_function(draft[row], past[column]))
        )

    for found in nearest_in_meaning(
        near, _texts(draft), _texts(past), may_pair=may_pair, least=RETOLD
    ):
        yield ParagraphPair(
            draft_par=draft[found.row].place,
            past_line=past[found.column].place,
            relation=Relation.PARAPHRASED,
            similarity=round(min(1.0, PARAPHRASED * float(found.score) / RETOLD), 3),
        )


def _are_open(paragraphs: Sequence[ComparedParagraph], paired: Collection[int]) -> list[bool]:
    """Return for each paragraph whether it lacks a pair and opens nothing."""
    return [
        one.place not in paired and not one.is_lead_in and says_something(one) for one in paragraphs
    ]


def says_something(paragraph: ComparedParagraph) -> bool:
    """Return whether a paragraph is long enough to be told in other words."""
    return len(paragraph.text) >= _SHORTEST


def _texts(paragraphs: Sequence[ComparedParagraph]) -> list[str]:
    return [one.text[:READ] for one in paragraphs]
