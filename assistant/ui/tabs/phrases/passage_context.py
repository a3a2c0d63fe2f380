"""Show a passage in its report, with the lines before and behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from assistant.records import Section
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.missing_file import missing_html
from assistant.workbench import Workbench

_AROUND = 12  # lines on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReportLine:
    number: int
    text: str
    is_heading: bool


def context_html(bench: Workbench, report_id: str, line: int, words: str = "") -> str:
    """Return the lines of a report around a line, `words` marked in it.

    Raises ArchiveError where the report is gone.
    """
    entry = bench.archive.report(report_id)
    lines = list(_report_lines(bench.archive.sections(report_id)))
    at = _nearest(lines, line)
    first, last = max(0, at - _AROUND), at + _AROUND + 1
    inside = "".join(
        _line_html(one, words, is_here=n == at) for n, one in enumerate(lines) if first <= n < last
    )
    return (
        '<div class="context" tabindex="0" role="region"><div class="quiet">'
        f"{_place_html(entry.file, entry.organisation)}{missing_html(entry.file)}</div>"
        f"{_more_html(first)}{inside}{_more_html(max(0, len(lines) - last))}</div>"
    )


def _report_lines(sections: Sequence[Section]) -> Iterator[_ReportLine]:
    for section in sections:
        run_in = any(paragraph.line == section.line for paragraph in section.paragraphs)
        if section.path and not run_in:
            yield _ReportLine(number=section.line, text=section.path[-1], is_heading=True)
        for paragraph in section.paragraphs:
            yield _ReportLine(number=paragraph.line, text=paragraph.text, is_heading=False)


def _nearest(lines: Sequence[_ReportLine], number: int) -> int:
    there = [(abs(one.number - number), n) for n, one in enumerate(lines)]
    return min(there, default=(0, 0))[1]


def _line_html(line: _ReportLine, words: str, *, is_here: bool) -> str:
    text, found = escape(line.text), escape(words)
    if is_here and found:
        text = text.replace(found, f"<mark>{found}</mark>", 1)
    inside = f"<b>{text}</b>" if line.is_heading else text
    here = ' class="here"' if is_here else ""
    return f'<p{here}><span class="quiet">{line.number}</span>{inside}</p>'


def _more_html(count: int) -> str:
    if not count:
        return ""
    more = bilingual_html(f"…… 另有 {count} 段", f"… {count} more paragraphs")
    return f'<div class="quiet">{more}</div>'


def _place_html(file: str, organisation: str) -> str:
    return " · ".join(escape(part) for part in (organisation, file) if part)
