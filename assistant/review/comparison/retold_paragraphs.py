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

# Deviations beyond chance, chosen on half of our retold paragraphs and on reports of unlike units.
RETOLD = 5.0  # from which two paragraphs are of one matter
USUAL_BEST = 2.0  # the best of some paragraphs about other work
_SHORTEST = 20  # characters
READ = 160  # characters of a paragraph; the encoder takes its time


def pair_retold_paragraphs(
    draft: Sequence[ComparedParagraph],
    past: Sequence[ComparedParagraph],
    paired: Collection[ParagraphPair],
    near: TextNearness,
) -> Iterator[ParagraphPair]:
    """Yield the pairs among paragraphs without one: each is the other's nearest, beyond chance.

    Only an encoder knows: where there is none, or it cannot run, there are no such pairs.
    """
    mine = _unpaired(draft, {pair.draft_par for pair in paired})
    theirs = _unpaired(past, {pair.past_line for pair in paired})

    def may_pair(row: int, column: int) -> bool:
        return not (mine[row].is_headed and differ_in_function(mine[row], theirs[column]))

    for found in nearest_in_meaning(
        near,
        _texts(mine),
        _texts(theirs),
        may_pair=may_pair,
        usual_best=USUAL_BEST,
        least=RETOLD,
    ):
        yield ParagraphPair(
            draft_par=mine[found.row].place,
            past_line=theirs[found.column].place,
            relation=Relation.PARAPHRASED,
            similarity=round(min(1.0, PARAPHRASED * found.score / RETOLD), 3),
        )


def _unpaired(
    paragraphs: Sequence[ComparedParagraph], paired: Collection[int]
) -> list[ComparedParagraph]:
    return [
        one
        for one in paragraphs
        if one.place not in paired and not one.is_lead_in and len(one.text) >= _SHORTEST
    ]


def _texts(paragraphs: Sequence[ComparedParagraph]) -> list[str]:
    return [one.text[:READ] for one in paragraphs]
