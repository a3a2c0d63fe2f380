"""Split a document into its reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from assistant.records import Document, Line
from assistant.reports.contents_list import find_contents_list
from assistant.reports.front_matter import is_cover, is_salutation
from assistant.reports.titles import (
    LONGEST_TITLE,
    Title,
    as_title,
    is_compilation_title,
    is_continuation,
    is_unfinished,
    parse_title,
)
from assistant.text.lexicon import group
from assistant.text.list_marks import SECTIONS, opening_mark
from assistant.text.noise import is_noise, toc_title
from assistant.text.numbered_headings import parse_heading

# Blank lines tell where reports end, unless there are next to none or one after each paragraph.
_FEWEST_BLANK, _MOST_BLANK = 0.02, 0.4
_FEWEST_LINES = 4  # between the title and the first paragraph stand fewer lines
_LEAST_TEXT = 300  # characters; less than that is an introduction, not a report
_LEAST_SHARE = 0.1  # of the report behind it; a text without headings below that introduces it
_SHORT = 45  # characters; as long as a line of a title printed in two lines
_INVISIBLE = " \t\r\n\u3000\u2002\u200b\ufeff"
_SENTENCE_ENDS = "。；，：！？.;,:!?"
_ORGANISATION_END = group("names.organisation_end_in_title")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """The lines of one report."""

    title: Title
    first_line: int
    lines: tuple[Line, ...]  # after the title; no blank ones, no advertising
    introduction: tuple[Line, ...] = ()  # over the title

    @property
    def last_line(self) -> int:
        return self.lines[-1].number if self.lines else self.first_line


@dataclass(frozen=True, slots=True, kw_only=True)
class _SpacedLine:
    """A line with text, and the blank lines around it."""

    line: Line
    apart: bool  # blank lines before and after it, as around a title
    blank_before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """The start of a report: its title, the rows that it takes, and those of an introduction."""

    row: int
    rows: int
    title: Title
    above: int = 0  # rows over the title that belong to the report

    @property
    def first_row(self) -> int:
        return self.row - self.above


def split_reports(document: Document, *, file_name: str) -> list[ReportPart]:
    """Return the parts of `document` that are reports, in reading order.

    Titles are known by their grammar; blank lines, outline levels and a table of contents help
    where they are there. A file without any title is one report, called as its first line or,
    if that is a sentence, as the file. A file without text has no parts.
    """
    rows = _rows(document.lines)
    if not rows:
        return []
    starts = _starts(rows, _contents_titles(document.lines))
    starts = _add_preface(rows, starts, file_name)
    ends = [start.first_row for start in starts[1:]] + [len(rows)]
    return [_part(rows, start, end) for start, end in zip(starts, ends, strict=True)]


def lines_of_reports(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines with text that belong to a report: no list of contents, no advertising."""
    listed = find_contents_list(lines)
    return tuple(
        line
        for line in lines
        if line.text.strip() and line.number not in listed and not is_noise(line.text)
    )


def _part(rows: list[_SpacedLine], start: _Start, end: int) -> ReportPart:
    return ReportPart(
        title=start.title,
        first_line=rows[start.first_row].line.number,
        lines=tuple(row.line for row in rows[start.row + start.rows : end]),
        # Its own title heads nothing of the report.
        introduction=tuple(
            replace(row.line, outline=None) for row in rows[start.first_row : start.row]
        ),
    )


def _rows(lines: tuple[Line, ...]) -> list[_SpacedLine]:
    """Return the lines with text, and whether blank lines set each apart."""
    kept = {line.number for line in lines_of_reports(lines)}
    blank = [not line.text.strip(_INVISIBLE).strip() for line in lines]
    telling = len(blank) * _FEWEST_BLANK < sum(blank) < len(blank) * _MOST_BLANK
    rows = []
    for i, line in enumerate(lines):
        if blank[i] or line.number not in kept:
            continue
        before = telling and (i == 0 or blank[i - 1])
        after = telling and (i + 1 == len(lines) or blank[i + 1])
        apart = before or after if telling else True
        rows.append(_SpacedLine(line=line, apart=apart, blank_before=before))
    return rows


def _contents_titles(lines: tuple[Line, ...]) -> frozenset[str]:
    """Return the titles in the table of contents; one that is numbered is a section's heading."""
    titles = (toc_title(line.text) for line in lines[:200])
    return frozenset(
        title.strip() for title in titles if title and not opening_mark(title, SECTIONS)
    )


def _starts(rows: list[_SpacedLine], contents: frozenset[str]) -> list[_Start]:
    """Return the starts of the reports."""
    found = _drop_title_lists(
        [s for s in _candidates(rows, contents) if s.row + s.rows < len(rows)]
    )
    starts: list[_Start] = []
    for start in found:
        if not starts:
            starts.append(start)
        elif _retitles(starts[-1], start):
            starts[-1] = start
        elif not _heads_section(rows, starts[-1], start):
            starts.append(start)
    return starts


def _candidates(rows: list[_SpacedLine], contents: frozenset[str]) -> list[_Start]:
    found = []
    taken = 0  # rows before this one belong to a title already
    for i, row in enumerate(rows):
        if i < taken or len(row.line.text) > LONGEST_TITLE + 20:
            continue
        start = _start_in_two_lines(rows, i) or _start_in_line(row, i, contents)
        if start:
            found.append(start)
            taken = i + start.rows
    return found


def _start_in_line(row: _SpacedLine, i: int, contents: frozenset[str]) -> _Start | None:
    text = row.line.text
    title = parse_title(text)
    if title is None:
        known = text.strip() in contents or _opens_outline(row, i)
        return _Start(row=i, rows=1, title=as_title(text)) if known else None
    certain = title.is_certain and (row.apart or not title.is_bare)
    if certain or row.line.outline == 0 or text.strip() in contents:
        return _Start(row=i, rows=1, title=title)
    weak = row.apart and row.blank_before and title.has_time and not title.is_bare
    return _Start(row=i, rows=1, title=title) if weak or i == 0 else None


def _opens_outline(row: _SpacedLine, i: int) -> bool:
    """Return whether the outline of the file calls its first line the title."""
    if i or row.line.outline != 0 or is_compilation_title(row.line.text):
        return False
    return parse_heading(row.line.text) is None


def _start_in_two_lines(rows: list[_SpacedLine], i: int) -> _Start | None:
    """Return the title in row `i` and the next, if only both together are one."""
    if i + 1 == len(rows):
        return None
    first, second = rows[i], rows[i + 1]
    upper, lower = first.line.text.strip(_INVISIBLE), second.line.text.strip(_INVISIBLE)
    if (
        (second.blank_before and i)
        or max(len(upper), len(lower)) > _SHORT
        or upper[-1] in _SENTENCE_ENDS
    ):
        return None
    title = parse_title(upper + lower)
    if title is None or not title.is_certain or not _make_one_title(first, i, upper, lower):
        return None
    if second.blank_before and not _ORGANISATION_END.closing(upper):
        return None  # on a cover blank lines may part unit and title
    return _Start(row=i, rows=2, title=title)


def _make_one_title(first: _SpacedLine, i: int, upper: str, lower: str) -> bool:
    if parse_heading(upper):
        return False
    if is_unfinished(upper) or is_continuation(lower):
        return True
    below = parse_title(lower)
    if parse_title(upper) or is_compilation_title(upper):
        return False
    if below is None:
        return len(upper) >= LONGEST_TITLE // 5
    # The name of the organisation over a title without one, not the signature of the last report.
    headed = bool(_ORGANISATION_END.closing(upper)) and (i == 0 or first.blank_before)
    return below.is_bare and headed


def _drop_title_lists(starts: list[_Start]) -> list[_Start]:
    """Return `starts` without those in a list of titles: nothing stands under them.

    Of two titles in a row the first one counts, unless it lists a report or names no more.
    """
    listed = set()
    last = {start.title.text: start.row for start in starts}
    for earlier, later in pairwise(starts):
        if earlier.row + earlier.rows != later.row:
            continue
        comes_again = last[earlier.title.text] > later.row
        listed.add(earlier.row if comes_again or _outweighs(later, earlier) else later.row)
    return [start for start in starts if start.row not in listed]


def _outweighs(later: _Start, earlier: _Start) -> bool:
    """Return whether `later`, of two titles in a row, heads the report."""
    if later.title.is_bare and not earlier.title.is_bare:
        return False
    return later.title.is_certain or not earlier.title.is_certain


def _retitles(current: _Start, start: _Start) -> bool:
    """Return whether `start` is the real title under a mere label such as `# 2005年`."""
    between = start.row - current.row - current.rows
    return between < _FEWEST_LINES and start.title.is_certain and not current.title.is_certain


def _heads_section(rows: list[_SpacedLine], current: _Start, start: _Start) -> bool:
    """Return whether `start` is a heading inside the report that `current` begins."""
    above, here = rows[current.row].line.outline, rows[start.row].line.outline
    if above is not None and here is not None and here > above:
        return True
    between = [row.line.text for row in rows[current.row + current.rows : start.row]]
    if start.title.text in current.title.text and (
        start.row - current.row < _FEWEST_LINES or is_cover(between)
    ):
        return True
    if above is not None and here is None:
        return True
    if sum(map(len, between)) >= _LEAST_TEXT:
        return False
    return start.title.is_bare or any(map(is_salutation, between))


def _add_preface(rows: list[_SpacedLine], starts: list[_Start], file_name: str) -> list[_Start]:
    """Return `starts`, and before them the report whose title was not recognised, if any.

    What introduces the only report, such as the resolution that accepts it, is a part of it.
    """
    end = starts[0].row if starts else len(rows)
    preface = [row.line.text for row in rows[:end]]
    if starts and _length(preface) < _LEAST_TEXT:
        return starts
    if len(starts) == 1 and _introduces(preface, [row.line.text for row in rows[end:]]):
        return [replace(starts[0], above=end)]
    text = preface[0].strip(_INVISIBLE)
    if len(text) <= LONGEST_TITLE and text[-1] not in _SENTENCE_ENDS and not parse_heading(text):
        return [_Start(row=0, rows=1, title=as_title(text)), *starts]
    return [_Start(row=0, rows=0, title=as_title(PurePath(file_name).stem)), *starts]


def _introduces(preface: Sequence[str], report: Sequence[str]) -> bool:
    """Return whether a preface is too little beside the report, and too plain, to be another."""
    if any(parse_heading(text) for text in preface):
        return False
    return _length(preface) < _LEAST_SHARE * _length(report)


def _length(texts: Sequence[str]) -> int:
    """Return the characters of running text in these lines."""
    return sum(len(text) for text in texts if len(text) > _SHORT)
