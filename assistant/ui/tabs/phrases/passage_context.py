"""Show a passage where it stands in its report: what comes before and behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.records import Section
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text
from assistant.workbench import Workbench

_AROUND = 12  # lines on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    text: str
    is_heading: bool


def context_html(bench: Workbench, report_id: str, line: int, words: str = "") -> str:
    """Return the stretch of a report around a line, the `words` found in it marked.

    Raises ArchiveError where the report is gone.
    """
    entry = bench.archive.report(report_id)
    lines = list(_lines(bench.archive.sections(report_id)))
    at = _nearest(lines, line)
    first, last = max(0, at - _AROUND), at + _AROUND + 1
    inside = "".join(
        _shown(one, words, is_here=n == at) for n, one in enumerate(lines) if first <= n < last
    )
    return (
        '<div class="context" tabindex="0" role="region"><div class="quiet">'
        f"{_place(entry.file, entry.organisation)}</div>"
        f"{_more(first)}{inside}{_more(max(0, len(lines) - last))}</div>"
    )


def _lines(sections: Sequence[Section]) -> Iterator[_Line]:
    for section in sections:
        run_in = any(paragraph.line == section.line for paragraph in section.paragraphs)
        if section.path and not run_in:
            yield _Line(number=section.line, text=section.path[-1], is_heading=True)
        for paragraph in section.paragraphs:
            yield _Line(number=paragraph.line, text=paragraph.text, is_heading=False)


def _nearest(lines: Sequence[_Line], number: int) -> int:
    there = [(abs(one.number - number), n) for n, one in enumerate(lines)]
    return min(there, default=(0, 0))[1]


def _shown(line: _Line, words: str, *, is_here: bool) -> str:
    text, found = shown_text(line.text), shown_text(words)
    if is_here and found:
        text = text.replace(found, f"<mark>{found}</mark>", 1)
    inside = f"<b>{text}</b>" if line.is_heading else text
    here = ' class="here"' if is_here else ""
    return f'<p{here}><span class="quiet">{line.number}</span>{inside}</p>'


def _more(count: int) -> str:
    if not count:
        return ""
    return f'<div class="quiet">{both(f"…… 另有 {count} 段", f"… {count} more paragraphs")}</div>'


def _place(file: str, organisation: str) -> str:
    return " · ".join(shown_text(part) for part in (organisation, file) if part)
