"""Find the paragraphs of a draft that report what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby, takewhile

from assistant.records import Function
from assistant.reports.section_functions import heading_functions, is_appendix
from assistant.review.findings import DraftParagraph, DraftText
from assistant.text.lexicon import group

_REPORTS_ON = {Function.RESULTS, Function.OTHER, Function.EXPERIENCE}
_DONE, _PLANNED = group("sections.told_as_done"), group("sections.told_as_planned")
_WEIGHT_OF_DONE = 2  # words of doing tell more: of intending, a review has some too
_CLEAR_TURN = 12  # a few words of intending at the end of a review are no second part


def reported_paragraphs(draft: DraftText) -> list[DraftParagraph]:
    """Return the paragraphs on results: no problems, plans and notes.

    A heading often does not say that plans stand under it. A report looks back first, then ahead:
    it turns where words of doing give way to words of intending.
    """
    content = [one for one in draft.paragraphs if not any(map(is_appendix, one.section))]
    turn = _find_turn([_tendency(one) for one in content])
    kept = [*content[:turn], *_named_as_results(content[turn:], draft)]
    return [one for one in kept if one.function in _REPORTS_ON]


def _named_as_results(
    paragraphs: Sequence[DraftParagraph], draft: DraftText
) -> Iterator[DraftParagraph]:
    """Yield the paragraphs whose outermost heading names results, up to the first plan there."""
    for heading, stretch in groupby(paragraphs, key=lambda one: one.section[:1]):
        named = heading_functions(heading[0], period=draft.period) if heading else ()
        if named == (Function.RESULTS,):
            yield from takewhile(lambda one: one.function is not Function.PLAN, stretch)


def _tendency(paragraph: DraftParagraph) -> int:
    """Return how clearly a paragraph tells of what was done; below 0, of what is intended."""
    done, planned = (words.count_in(paragraph.text) for words in (_DONE, _PLANNED))
    return _WEIGHT_OF_DONE * done - planned


def _find_turn(tendencies: Sequence[int]) -> int:
    """Return the index at which the plans begin: what parts the paragraphs best in two.

    >>> _find_turn([9, 4, -8, -9])
    2
    """
    sums = list(accumulate(tendencies, initial=0))
    turn = max(range(len(sums)), key=lambda n: (sums[n], n))
    return turn if sums[turn] - sums[-1] >= _CLEAR_TURN else len(tendencies)
