"""Hold a draft against a past report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.archive.protocol import PassageStore
from assistant.errors import ArchiveError, DraftError
from assistant.records import Period, Section
from assistant.review.check.context import past_in, period_of, reports_of
from assistant.review.check.summaries import arithmetic, inconsistencies, leftovers, outdated
from assistant.review.comparison.align_paragraphs import Encode, align
from assistant.review.comparison.choose_report import (
    comparable_reports,
    likely_reports,
    named_report,
    report_in_file,
)
from assistant.review.comparison.figure_changes import figure_changes
from assistant.review.comparison.paragraphs import draft_pieces, past_pieces
from assistant.review.comparison.plan_fulfilment import plans_kept
from assistant.review.comparison.topic_coverage import comparable_topics, missing_topics, new_topics
from assistant.review.copying.plagiarism import repetition
from assistant.review.findings import Comparison, DraftText, PastReport, Proposal
from assistant.review.rules.rule import Context

_COMPARABLE = 6  # reports of comparable units that are read for their topics


def compare_draft(
    draft: DraftText,
    *,
    against: str | None,
    file: Path | None,
    open_library: Callable[[], PassageStore],
    encode: Encode,
) -> Comparison:
    """Compare a draft with a past report.

    The past report is the one `against` names, else the one in `file`, else the likeliest of the
    archive. Only for a file the archive may be absent. Raises LoadError, DraftError, ArchiveError.
    """
    proposed: tuple[Proposal, ...] = ()
    library: PassageStore | None = None
    if against is None and file is not None:
        past = report_in_file(draft, file)
        library = _if_there(open_library)
    else:
        library = open_library()
        if against is None:
            proposed = likely_reports(draft, library)
        past = named_report(library, against or proposed[0].report_id)
    others: Sequence[Sequence[Section]] = ()
    if library is not None:
        others = comparable_reports(draft, library, but=past, limit=_COMPARABLE)
    comparison = compare(draft, past, encode=encode, comparable=others, proposed=proposed)
    if library is None:
        return comparison
    itself = reports_of(draft, library)
    return replace(comparison, repeated=repetition(draft, library, encode, but=itself))


def compare(
    draft: DraftText,
    past: PastReport,
    *,
    encode: Encode,
    comparable: Sequence[Sequence[Section]] = (),
    proposed: tuple[Proposal, ...] = (),
) -> Comparison:
    """Return what holding `draft` against `past` shows.

    `comparable` are reports of units of the same kind: what several of them write about and the
    draft does not is named. Raises DraftError where one of the two has no text to compare.
    """
    mine, theirs = draft_pieces(draft), past_pieces(past.sections)
    if not mine or not theirs:
        which = "草稿" if not mine else f"《{past.title}》"
        raise DraftError(f"{which}里只有标题，没有可以比对的正文。", hint="请检查文件是否完整。")
    alignment = align(mine, theirs, encode)
    context = _context(draft, past)
    return Comparison(
        draft=draft,
        past=past,
        pairs=alignment.pairs,
        missing=missing_topics(theirs, alignment.pairs),
        new=new_topics(mine, alignment.pairs),
        figures=figure_changes(mine, theirs, alignment.pairs),
        plans=plans_kept(mine, theirs, encode),
        outdated=tuple(outdated(draft, context)),
        leftovers=tuple(leftovers(draft, context)),
        arithmetic=tuple(arithmetic(draft, _for_growth(draft, past, context))),
        inconsistencies=tuple(inconsistencies(draft)),
        comparable=comparable_topics(mine, comparable, encode),
        proposed=proposed,
    )


def _context(draft: DraftText, past: PastReport) -> Context:
    """Return what the rules of the check are told: the two periods and the past report."""
    return Context(
        period=period_of(draft),
        past=past_in(past.sections, Period(year=past.year, span=past.span)),
    )


def _for_growth(draft: DraftText, past: PastReport, context: Context) -> Context:
    """Return what growth is worked out from: only the same part of the year before will do."""
    year_before = draft.year is not None and past.year == draft.year - 1
    return context if year_before and past.span == draft.span else replace(context, past=None)


def _if_there(open_library: Callable[[], PassageStore]) -> PassageStore | None:
    try:
        return open_library()
    except ArchiveError:
        return None
