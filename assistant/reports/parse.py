"""Parse the reports in a document."""

from __future__ import annotations

from assistant.records import Document, Function, Kind, Line, Report, Section
from assistant.reports.front_matter import split_front_matter
from assistant.reports.metadata import find_reporter, report_kind, report_period
from assistant.reports.passages import cut_paragraph
from assistant.reports.section_functions import SectionPart, split_by_function
from assistant.reports.section_tree import split_blocks
from assistant.reports.split_reports import ReportPart, split_reports
from assistant.reports.titles import Title
from assistant.text.clean import clean

_READ = 8000  # characters at the beginning of a report that tell who reports about what


def parse_reports(document: Document, *, file_name: str) -> list[Report]:
    """Return the reports in `document`, in reading order; [] for one without text.

    A text that cannot be split is one report. Any text is parsed; nothing is raised.
    """
    return [
        parse_report(part, file_name=file_name)
        for part in split_reports(document, file_name=file_name)
    ]


def parse_report(part: ReportPart, *, file_name: str) -> Report:
    """Return the parsed report of one part of a document."""
    lines = split_front_matter(part.lines, title=part.title.text)
    found = split_blocks(part.introduction + lines.body)
    text = _opening_text(lines.front + lines.body)
    headings = "\n".join(block.heading for block in found if block.depth)
    period = report_period(part.title, text=text, headings=headings, file_name=file_name)
    usual = _usual_function(part.title)
    cut = split_by_function(found, period=period, usual=usual)
    signature = next((clean(line.text) for line in lines.signature), "")
    who = find_reporter(part.title, text=text, signature=signature)
    return Report(
        title=part.title.text,
        organisation=who.organisation,
        org_type=who.org_type,
        level=who.level,
        period=period,
        kind=report_kind(part.title, has_plan=_has_plan(cut)),
        first_line=part.first_line,
        last_line=part.last_line,
        sections=tuple(_section(part) for part in cut),
    )


def _usual_function(title: Title) -> Function:
    plan = report_kind(title, has_plan=False) == Kind.PLAN
    return Function.PLAN if plan else Function.RESULTS


def _opening_text(lines: tuple[Line, ...]) -> str:
    """Return the text of a report up to about `_READ` characters, cleaned."""
    texts: list[str] = []
    length = 0
    for line in lines:
        if length > _READ:
            break
        texts.append(line.text)
        length += len(line.text)
    return clean("\n".join(texts))


def _has_plan(cut: list[SectionPart]) -> bool:
    """Return whether a report plans: under a heading of its own, or in two paragraphs and more."""
    plans = [part for part in cut if part.function == Function.PLAN]
    return any(part.is_headed for part in plans) or sum(len(s.lines) for s in plans) > 1


def _section(part: SectionPart) -> Section:
    return Section(
        path=part.path,
        function=part.function,
        line=part.line,
        paragraphs=tuple(cut_paragraph(line) for line in part.lines),
    )
