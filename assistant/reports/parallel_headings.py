"""Find parallel headings in a report: neighbours of one shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from assistant.records import Function, Paragraph, Section
from assistant.reports.heading_shapes import parallelism, usual_lengths
from assistant.reports.section_tree import is_functional_heading
from assistant.text.clean import clean
from assistant.text.lexicon import group
from assistant.text.list_marks import MarkKind, marks_in, opening_mark
from assistant.text.numbered_headings import parse_heading

_LEAST = 3  # headings; two are no set
_LONGEST_HEAD = 30  # characters
_LONGEST_OPENER = 16  # characters of a sentence that heads a paragraph without a number
_LEAST_ALIKE = 0.65  # of parallelism; below it headings only happen to be neighbours
_END = re.compile("[。：；！:;]")
_NO_OPENER = re.compile("各位|代表|谢谢|专栏|^[—-]{1,2}$")
_PART, _PART_END = group("sections.part"), group("sections.part_end")
_ITEMS = frozenset({MarkKind.ITEM, MarkKind.DUTY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelHeadings:
    """Parallel headings of one report, whole and in order."""

    headings: tuple[str, ...]  # cleaned, without numbers and end marks
    line: int  # of the first
    function: Function
    lengths: tuple[int, ...]  # characters of each clause, in the usual one of them
    alike: float  # how parallel they are, 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    text: str
    line: int
    function: Function


def find_parallel_headings(sections: Sequence[Section]) -> list[ParallelHeadings]:
    """Return the parallel headings of a report in reading order.

    Headings with numbers, short sentences that open one paragraph after the other, and the heads
    of 一是…二是… where these are short. What a heading like 存在问题 heads belongs to no set.
    """
    found = [*_section_runs(sections)]
    for section in sections:
        found += _item_runs(section)
        found += _opener_runs(section)
    return sorted(filter(None, map(_as_parallel, found)), key=lambda one: one.line)


def _section_runs(sections: Sequence[Section]) -> list[list[_Head]]:
    """Return the headings under the same heading, a list for each run of numbers."""
    open_runs: dict[tuple[tuple[str, ...], int], list[_Head]] = {}
    ordinals: dict[tuple[tuple[str, ...], int], int] = {}
    runs: list[list[_Head]] = []
    before: tuple[str, ...] = ()
    for section in sections:
        if not section.path or section.path == before:
            continue
        before = section.path
        heading = parse_heading(section.path[-1])
        key = (section.path[:-1], heading.level if heading else 0)
        ordinal = heading.ordinal if heading else ordinals.get(key, 0) + 1
        if key not in open_runs or ordinal <= ordinals[key]:
            open_runs[key] = []
            runs.append(open_runs[key])
        ordinals[key] = ordinal
        title = heading.title if heading else section.path[-1]
        open_runs[key].append(_make_head(title, section.line, section))
    return [part for run in runs for part in _without_functional(run)]


def _without_functional(run: list[_Head]) -> Iterator[list[_Head]]:
    for functional, heads in groupby(run, key=lambda head: is_functional_heading(head.text)):
        if not functional:
            yield list(heads)


def _item_runs(section: Section) -> list[list[_Head]]:
    """Return the heads of the items 一是…二是…, in one paragraph or in several."""
    runs: list[list[_Head]] = []
    expected = 0
    for paragraph in section.paragraphs:
        text = clean(paragraph.text)
        marks = marks_in(text, _ITEMS)
        for mark, following in zip_longest(marks, marks[1:]):
            if mark.number == 1:
                runs.append([])
            elif mark.number != expected or not runs:
                continue
            expected = mark.number + 1
            item = text[mark.end : following.start if following else None]
            runs[-1].append(_make_head(_head_text(item), paragraph.line, section))
    return runs


def _opener_runs(section: Section) -> list[list[_Head]]:
    """Return the short first sentences of paragraphs that follow each other."""
    runs: list[list[_Head]] = []
    for short, paragraphs in groupby(section.paragraphs, key=_opens_short):
        if short:
            runs.append(
                [_make_head(_head_text(_beginning(p)), p.line, section) for p in paragraphs]
            )
    return runs


def _opens_short(paragraph: Paragraph) -> bool:
    text = _beginning(paragraph)
    head = _head_text(text)
    return (
        0 < len(head) <= _LONGEST_OPENER
        and len(paragraph.text) > 2 * len(head)
        and not _NO_OPENER.search(head)
        and parse_heading(text) is None
        and opening_mark(text, _ITEMS) is None
    )


def _beginning(paragraph: Paragraph) -> str:
    """Return as much of a paragraph, cleaned, as a heading could take."""
    return clean(paragraph.text[: 2 * _LONGEST_HEAD]).strip()


def _head_text(text: str) -> str:
    """Return the text up to the first mark that ends a heading, "" where there is none."""
    end = _END.search(text)
    return text[: end.start()].strip() if end else ""


def _make_head(text: str, line: int, section: Section) -> _Head:
    plain = clean(text).strip("—-。：；，、:; ")
    return _Head(text=plain, line=line, function=section.function)


def _as_parallel(run: list[_Head]) -> ParallelHeadings | None:
    """Return a run of heads as parallel headings, None where they are not."""
    headings = tuple(head.text for head in run)
    if len(headings) < _LEAST or any(not 0 < len(h) <= _LONGEST_HEAD for h in headings):
        return None
    if sum(map(_names_part, headings)) * 2 >= len(headings):
        return None
    if len(set(headings)) < len(headings) or (alike := parallelism(headings)) < _LEAST_ALIKE:
        return None
    return ParallelHeadings(
        headings=headings,
        line=run[0].line,
        function=run[0].function,
        lengths=usual_lengths(headings),
        alike=round(alike, 3),
    )


def _names_part(heading: str) -> bool:
    """Return whether a heading says what part of the report it heads, not what was done."""
    return _PART.occurs_in(heading) or bool(_PART_END.closing(heading))
