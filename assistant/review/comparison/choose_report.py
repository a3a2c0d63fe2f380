"""Choose the past report to compare a draft with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.archive.protocol import ReportCatalog
from assistant.errors import ArchiveError, LoadError
from assistant.records import Report, ReportEntry, Section
from assistant.reports.loading import load
from assistant.reports.parse import parse_reports
from assistant.review.findings import DraftText, PastReport, Proposal
from assistant.review.long_paragraphs import cut_long_lines
from assistant.review.organisation_names import is_same_unit
from assistant.text.clean import clean
from assistant.text.similarity import bigrams, content_bigrams, overlap_coefficient

_LOOKED_INTO = 6  # reports whose text is read to choose among them
_MOST_PROPOSED = 5
_UNIT, _TITLE, _SPAN, _TYPE, _YEAR = 0.3, 0.2, 0.15, 0.15, 0.2  # the parts of the score
_TEXT = 0.4  # what the wording of the whole text counts beside them
_LONGEST_REPORT = 300_000  # characters, as for a draft
_LEAST = 0.25  # below it a report has nothing to do with the draft


def report_by_id(archive: ReportCatalog, report_id: str) -> PastReport:
    """Return the report with this id; ArchiveError where there is none."""
    return _past_report(archive.report(report_id), archive.sections(report_id))


def report_from_file(draft: DraftText, path: Path) -> PastReport:
    """Return the past report in a file; of a compilation, the best match for the draft.

    Raises LoadError for a file that cannot be read.
    """
    document = load(path)
    whole = replace(document, lines=tuple(cut_long_lines(document.lines)))
    reports = parse_reports(whole, file_name=path.name)
    scores = [
        (1 - _TEXT) * _metadata_score(draft, report)
        + _TEXT * _wording_overlap(draft, report.sections)
        for report in reports
    ]
    best = reports[max(range(len(reports)), key=scores.__getitem__)]
    length = sum(len(one.text) for section in best.sections for one in section.paragraphs)
    if length > _LONGEST_REPORT:
        raise LoadError(
            f"往年报告有{length / 10_000:.1f}万字，不像一篇报告。",
            hint="请把要对照的那一篇另存成一个文件。",
        )
    numbered = document.has_line_numbers
    return PastReport(
        report_id=None,
        title=best.title,
        file=str(path),
        first_line=best.first_line if numbered else None,
        last_line=best.last_line if numbered else None,
        year=best.period.year,
        span=best.period.span,
        sections=best.sections,
    )


def rank_candidates(draft: DraftText, archive: ReportCatalog) -> tuple[Proposal, ...]:
    """Return past reports to compare the draft with, best first.

    Counted are the same unit, the same kind of unit and part of the year, a year shortly before
    the draft's, and the wording; reports of its own time or later are no past ones. Raises
    ArchiveError where no report comes near.
    """
    ranked = sorted(
        (
            (_metadata_score(draft, entry), entry)
            for entry in archive.reports()
            if _is_earlier(draft, entry)
        ),
        key=lambda found: -found[0],
    )
    proposals = [
        Proposal(
            report_id=entry.id,
            title=entry.title,
            year=entry.year,
            score=round((1 - _TEXT) * score + _TEXT * _wording_overlap(draft, sections), 3),
        )
        for score, entry in ranked[:_LOOKED_INTO]
        for sections in [archive.sections(entry.id)]
    ]
    proposals.sort(key=lambda proposal: -proposal.score)
    near = tuple(one for one in proposals if one.score >= _LEAST)[:_MOST_PROPOSED]
    if not near:
        raise ArchiveError(
            "档案里没有可以与这份草稿比对的报告。",
            hint="用 --against 指定报告编号，或用 --file 指定一份报告文件。",
        )
    return near


def find_comparable_reports(
    draft: DraftText, archive: ReportCatalog, *, exclude: PastReport, limit: int
) -> list[list[Section]]:
    """Return sections of reports by units of the same kind on the same part of a year.

    The unit's own reports and the one in `exclude` are left out.
    """
    others = [
        entry
        for entry in archive.reports()
        if entry.org_type == draft.org_type
        and entry.span == draft.span
        and entry.id != exclude.report_id
        and not is_same_unit(draft.organisation, entry.organisation)
    ]
    others.sort(key=lambda entry: abs((entry.year or 0) - (draft.year or 0)))
    return [archive.sections(entry.id) for entry in others[:limit]]


def _past_report(entry: ReportEntry, sections: Sequence[Section]) -> PastReport:
    return PastReport(
        report_id=entry.id,
        title=entry.title,
        file=entry.file,
        first_line=entry.first_line,
        last_line=entry.last_line,
        year=entry.year,
        span=entry.span,
        sections=tuple(sections),
    )


def _metadata_score(draft: DraftText, other: Report | ReportEntry) -> float:
    """Return the similarity of title, unit and period, 0 to 1."""
    return (
        _UNIT * _name_similarity(draft.organisation, other.organisation)
        + _TITLE * _name_similarity(draft.title, other.title)
        + _SPAN * (draft.span == other.period.span)
        + _TYPE * (draft.org_type == other.org_type)
        + _YEAR * _recency(draft, other)
    )


def _name_similarity(one: str, other: str) -> float:
    mine, theirs = bigrams(one), bigrams(other)
    larger = max(len(mine), len(theirs))
    return len(mine & theirs) / larger if larger else 0.0


def _is_earlier(draft: DraftText, entry: ReportEntry) -> bool:
    if draft.year is None or entry.year is None:
        return True
    return entry.year < draft.year or (entry.year == draft.year and entry.span != draft.span)


def _recency(draft: DraftText, other: Report | ReportEntry) -> float:
    """Return 1 for the year before, less for older years."""
    year = other.period.year
    if draft.year is None or year is None:
        return 0.3
    return 1 / max(abs(draft.year - year), 1)


def _wording_overlap(draft: DraftText, sections: Iterable[Section]) -> float:
    """Return the overlap coefficient of the words of draft and report."""
    mine = content_bigrams(clean("\n".join(row.text for row in draft.paragraphs)))
    theirs = content_bigrams(
        clean("\n".join(p.text for section in sections for p in section.paragraphs))
    )
    return overlap_coefficient(mine, theirs)
