"""Compare a draft with a past report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.archive.protocol import PassageStore
from assistant.errors import ArchiveError, DraftError
from assistant.records import Section
from assistant.review.check.context import archived_copies, past_from_sections
from assistant.review.check.summaries import (
    check_arithmetic,
    find_inconsistencies,
    find_leftovers,
    find_outdated,
)
from assistant.review.check.switched_rules import require_rules
from assistant.review.comparison.align_paragraphs import align_paragraphs
from assistant.review.comparison.choose_report import (
    find_comparable_reports,
    rank_candidates,
    report_by_id,
    report_from_file,
)
from assistant.review.comparison.figure_changes import find_figure_changes
from assistant.review.comparison.paragraphs import draft_paragraphs, past_paragraphs
from assistant.review.comparison.plans.plan_fulfilment import find_plan_outcomes
from assistant.review.comparison.retold_paragraphs import pair_retold_paragraphs
from assistant.review.comparison.topic_coverage import (
    find_comparable_topics,
    find_missing_topics,
    find_new_topics,
)
from assistant.review.copying.plagiarism import find_repeated_text
from assistant.review.findings import Comparison, DraftText, ParagraphPair, PastReport, Proposal
from assistant.review.rules.rule import Context

if TYPE_CHECKING:
    from assistant.archive.embedding.text_nearness import TextNearness

_COMPARABLE = 6  # reports of comparable units that are read for their topics


def compare_draft(
    draft: DraftText,
    *,
    against: str | None,
    file: Path | None,
    open_archive: Callable[[], PassageStore],
    near: TextNearness,
    without: Collection[str] = (),
) -> Comparison:
    """Return the comparison of a draft with a past report, chosen here.

    The past report is the one `against` names, else the one in `file`, else the likeliest of the
    archive. Only for a file the archive may be absent. `without` names rules to switch off. Raises
    LoadError, DraftError, ArchiveError.
    """
    require_rules(without)
    proposed: tuple[Proposal, ...] = ()
    archive: PassageStore | None = None
    if against is None and file is not None:
        past = report_from_file(draft, file)
        archive = _open_if_present(open_archive)
    else:
        archive = open_archive()
        if against is None:
            proposed = rank_candidates(draft, archive)
        past = report_by_id(archive, against or proposed[0].report_id)
    others: Sequence[Sequence[Section]] = ()
    if archive is not None:
        others = find_comparable_reports(draft, archive, exclude=past, limit=_COMPARABLE)
    comparison = compare_with_report(
        draft, past, near=near, comparable=others, proposed=proposed, without=without
    )
    if archive is None:
        return comparison
    itself = archived_copies(draft, archive)
    return replace(
        comparison, repeated=find_repeated_text(draft, archive, near.static.encode, exclude=itself)
    )


def compare_with_report(
    draft: DraftText,
    past: PastReport,
    *,
    near: TextNearness,
    comparable: Sequence[Sequence[Section]] = (),
    proposed: tuple[Proposal, ...] = (),
    without: Collection[str] = (),
) -> Comparison:
    """Return the comparison of `draft` with `past`.

    `comparable` are reports of units of the same kind: what several of them write about and the
    draft does not is named. The findings of the rules `without` are left out. Raises DraftError
    where one of the two has no text to compare.
    """
    mine, theirs = draft_paragraphs(draft), past_paragraphs(past.sections)
    if not mine or not theirs:
        which = "草稿" if not mine else f"《{past.title}》"
        raise DraftError(f"{which}里只有标题，没有可以比对的正文。", hint="请检查文件是否完整。")
    encode = near.static.encode
    pairs = align_paragraphs(mine, theirs, encode)
    pairs = _in_order((*pairs, *pair_retold_paragraphs(mine, theirs, pairs, near)))
    context = _build_context(draft, past)
    return Comparison(
        draft=draft,
        past=past,
        pairs=pairs,
        missing=find_missing_topics(theirs, pairs),
        new=find_new_topics(mine, pairs),
        figures=find_figure_changes(mine, theirs, pairs, near),
        plans=find_plan_outcomes(mine, theirs, near),
        outdated=tuple(find_outdated(draft, context, without=without)),
        leftovers=tuple(find_leftovers(draft, context, without=without)),
        arithmetic=tuple(
            check_arithmetic(draft, _growth_context(draft, past, context), without=without)
        ),
        inconsistencies=tuple(find_inconsistencies(draft, without=without)),
        comparable=find_comparable_topics(mine, comparable, encode),
        proposed=proposed,
    )


def _in_order(pairs: Iterable[ParagraphPair]) -> tuple[ParagraphPair, ...]:
    return tuple(sorted(pairs, key=lambda pair: (pair.draft_par, pair.past_line)))


def _build_context(draft: DraftText, past: PastReport) -> Context:
    """Return the context for the rules of a check: both periods and the past text."""
    return Context(period=draft.period, past=past_from_sections(past.sections, past.period))


def _growth_context(draft: DraftText, past: PastReport, context: Context) -> Context:
    """Return the context for recomputing growth: only the same part of the year before serves."""
    year_before = draft.year is not None and past.year == draft.year - 1
    return context if year_before and past.span == draft.span else replace(context, past=None)


def _open_if_present(open_archive: Callable[[], PassageStore]) -> PassageStore | None:
    try:
        return open_archive()
    except ArchiveError:
        return None
