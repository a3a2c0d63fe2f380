"""Turn a file that has been read into the reports it holds."""

from __future__ import annotations

from assistant.records import Document, Function, Kind, Line, Report, Section
from assistant.reports.frame import frame
from assistant.reports.metadata import report_kind, report_period, reporter
from assistant.reports.passages import paragraph
from assistant.reports.section_functions import Stretch, stretches
from assistant.reports.splitting import Part, split
from assistant.reports.structure import blocks
from assistant.reports.titles import Title
from assistant.text.clean import clean

_READ = 8000  # characters at the beginning of a report that tell who reports about what


def parse(document: Document, *, file_name: str) -> list[Report]:
    """Return the reports in `document`, in reading order; [] for one without text.

    A text that cannot be split is one report. Any text is parsed; nothing is raised.
    """
    return [report_of(part, file_name=file_name) for part in split(document, file_name=file_name)]


def report_of(part: Part, *, file_name: str) -> Report:
    """Return one report, understood; for a text that is known to be one."""
    framed = frame(part.lines)
    found = blocks(framed.body)
    text = _beginning(framed.front + framed.body)
    headings = "\n".join(block.heading for block in found if block.depth)
    period = report_period(part.title, text=text, headings=headings, file_name=file_name)
    usual = _usual_function(part.title)
    cut = stretches(found, period=period, usual=usual)
    signature = next((clean(line.text) for line in framed.signature), "")
    who = reporter(part.title, text=text, signature=signature)
    return Report(
        title=part.title.text,
        organisation=who.organisation,
        org_type=who.org_type,
        level=who.level,
        period=period,
        kind=report_kind(part.title, has_plan=_has_plan(cut)),
        first_line=part.first_line,
        last_line=part.last_line,
        sections=tuple(_section(stretch) for stretch in cut),
    )


def _usual_function(title: Title) -> Function:
    plan = report_kind(title, has_plan=False) == Kind.PLAN
    return Function.PLAN if plan else Function.RESULTS


def _beginning(lines: tuple[Line, ...]) -> str:
    """Return the text of a report up to about `_READ` characters, cleaned."""
    texts: list[str] = []
    length = 0
    for line in lines:
        if length > _READ:
            break
        texts.append(line.text)
        length += len(line.text)
    return clean("\n".join(texts))


def _has_plan(cut: list[Stretch]) -> bool:
    """Return whether a report plans: under a heading of its own, or in two paragraphs and more."""
    plans = [stretch for stretch in cut if stretch.function == Function.PLAN]
    return any(stretch.headed for stretch in plans) or sum(len(s.lines) for s in plans) > 1


def _section(stretch: Stretch) -> Section:
    return Section(
        path=stretch.path,
        function=stretch.function,
        line=stretch.line,
        paragraphs=tuple(paragraph(line) for line in stretch.lines),
    )
