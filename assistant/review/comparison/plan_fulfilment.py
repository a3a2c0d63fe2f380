"""Find the outcome of each plan of the past report in the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from assistant.records import Function
from assistant.review.comparison.align_paragraphs import similarity_matrix
from assistant.review.comparison.mutual_nearest import nearest_in_meaning
from assistant.review.comparison.paragraphs import ComparedParagraph, indicators_of
from assistant.review.comparison.retold_paragraphs import READ, says_something
from assistant.review.figures.indicators import Indicator
from assistant.review.figures.match_indicators import match_indicators
from assistant.review.findings import PlanOutcome, PlanStatus
from assistant.text.lexicon import group
from assistant.text.list_marks import strip_opening_mark

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

_ANSWERED = 0.3  # similarity from which a paragraph is held to answer a plan
_RETOLD = 3.25  # deviations beyond chance, lead included, of an answer in other words
_NEARLY_BEST = 0.8  # of the best answer's similarity: further paragraphs that answer it too
_CERTAIN = 0.75  # score of a figure that answers a target from another paragraph
_LONGEST_PLAN = 80  # characters
_SHORTEST_PLAN = 12

_UNFINISHED = group("outlook.unfinished")
_CEILING = group("outlook.ceiling")


def find_plan_outcomes(
    draft: Sequence[ComparedParagraph], past: Sequence[ComparedParagraph], near: TextNearness
) -> tuple[PlanOutcome, ...]:
    """Return each item of the past report's plan with its outcome in the draft.

    Only what the draft reports as done counts as an answer, not what it plans again. A target
    that was missed, or an answer that says so itself, makes it partly done.
    """
    plans = list(_plan_items(past))
    if not plans:
        return ()
    reported = [
        paragraph
        for paragraph in draft
        if paragraph.function is not Function.PLAN and not paragraph.is_lead_in
    ]
    if not reported:
        return tuple(_plan_outcome(plan, [], []) for plan in plans)
    similarity = similarity_matrix(reported, plans, near.static.encode)
    answers = [_answering_rows(similarity[:, column]) for column in range(len(plans))]
    answers = _with_retold_answers(reported, plans, answers, near)
    stated = [(paragraph, indicators_of(paragraph)) for paragraph in reported]
    return tuple(
        _plan_outcome(plan, [reported[row] for row in rows], stated)
        for plan, rows in zip(plans, answers, strict=True)
    )


def _with_retold_answers(
    reported: Sequence[ComparedParagraph],
    plans: Sequence[ComparedParagraph],
    answers: Sequence[list[int]],
    near: TextNearness,
) -> list[list[int]]:
    """Return the answers, and for short plans without one a paragraph in other words.

    Only for a plan of one thing: a long one is near to what is general.
    """
    completed = [list(found) for found in answers]
    open_plans = [
        not found and len(plan.text) <= _LONGEST_PLAN
        for plan, found in zip(plans, answers, strict=True)
    ]
    for found in nearest_in_meaning(
        near,
        [paragraph.text[:READ] for paragraph in reported],
        [strip_opening_mark(plan.text) for plan in plans],
        may_pair=lambda row, column: says_something(reported[row]) and open_plans[column],
        least=_RETOLD,
    ):
        completed[found.column] = [found.row]
    return completed


def _plan_items(past: Sequence[ComparedParagraph]) -> Iterator[ComparedParagraph]:
    """Yield each item of the plan as a paragraph of its own."""
    for paragraph in past:
        if paragraph.function is not Function.PLAN or paragraph.is_lead_in:
            continue
        for item in paragraph.items or (paragraph.text,):
            if len(item) >= _SHORTEST_PLAN:
                yield replace(paragraph, text=item, items=())


def _answering_rows(similarity: np.ndarray[tuple[int], np.dtype[np.float32]]) -> list[int]:
    best = float(similarity.max())
    if best < _ANSWERED:
        return []
    return [int(row) for row in np.flatnonzero(similarity >= max(_ANSWERED, _NEARLY_BEST * best))]


def _plan_outcome(
    plan: ComparedParagraph,
    answers: Sequence[ComparedParagraph],
    stated: Sequence[tuple[ComparedParagraph, list[Indicator]]],
) -> PlanOutcome:
    """Return the outcome of one plan; its targets may be met in other paragraphs too."""
    places = {paragraph.place for paragraph in answers}
    aims = indicators_of(plan)
    near = [one for paragraph, figures in stated if paragraph.place in places for one in figures]
    reached = match_indicators(near, aims)
    left = [aim for aim in aims if all(aim is not met for _, met in reached)]
    for paragraph, figures in stated:
        if paragraph.place not in places and (
            elsewhere := match_indicators(figures, left, least=_CERTAIN)
        ):
            places.add(paragraph.place)
            reached += elsewhere
            left = [aim for aim in left if all(aim is not met for _, met in elsewhere)]
    return PlanOutcome(
        past_line=plan.place,
        plan=_shorten(plan.text),
        status=_plan_status(answers, reached),
        draft_pars=tuple(sorted(places)),
    )


def _plan_status(
    answers: Sequence[ComparedParagraph], reached: Sequence[tuple[Indicator, Indicator]]
) -> PlanStatus:
    if not answers and not reached:
        return PlanStatus.NOT_MENTIONED
    if any(not _reaches_target(new, aim) for new, aim in reached):
        return PlanStatus.PARTLY
    if not reached and any(_UNFINISHED.occurs_in(paragraph.text) for paragraph in answers):
        return PlanStatus.PARTLY
    return PlanStatus.DONE


def _reaches_target(new: Indicator, aim: Indicator) -> bool:
    """Return whether a figure reaches its target, which may be a ceiling."""
    if new.size is None or aim.size is None:
        return True
    if _CEILING.occurs_in(aim.clause):
        return new.size <= aim.size
    return new.size >= aim.size


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_PLAN else f"{text[: _LONGEST_PLAN - 1]}…"
