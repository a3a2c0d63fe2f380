"""Build the section tree of a report from its headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.records import Line
from assistant.reports.titles import parse_title
from assistant.text.lexicon import group
from assistant.text.list_marks import SECTIONS, opening_mark
from assistant.text.numbered_headings import Heading, parse_heading

_DEEPEST = 4  # （1）; ① and 第一， head sentences, not sections
_LONGEST_OUTLINED = 80  # characters; a longer "heading" is a paragraph in bold
_LONGEST_UNNUMBERED = 24  # characters
_UNNUMBERED = 0.5  # stands above 一、
_UNNUMBERED_WITH_COLON = 1.5  # stands below 一、

_QUALIFIER = rf"(?:\d{{4}}年|[xX]{{4}}年|{group('sections.qualifier').pattern})"
_NAME = group("sections.name").pattern
_FUNCTIONAL = re.compile(rf"{_QUALIFIER}*{_NAME}(?:[和及与、]?{_QUALIFIER}*{_NAME})*[：:。]?")


@dataclass(slots=True, kw_only=True)
class HeadedBlock:
    """A heading and the lines directly under it; without heading for the text before the first."""

    line: int
    path: tuple[str, ...] = ()
    heading: str = ""  # without its number
    depth: int = 0  # 0: no heading, 1: not under any other heading
    parent: int | None = None  # index of the block it stands under
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeadingLine:
    """A line that is a heading, and its rank among others."""

    text: str  # with its number
    heading: str
    rank: float | None  # by its number; None for one that only the outline knows
    ordinal: int
    outline: int | None
    runs_in: bool  # text follows on the same line

    def stands_over(self, other: _HeadingLine) -> bool:
        """Return whether `other`, further down, belongs under this heading.

        The file's own outline decides where it tells the two apart, then the numbering.
        """
        if self.outline is not None and other.outline is not None and self.outline != other.outline:
            return self.outline < other.outline
        if self.rank is not None and other.rank is not None:
            return self.rank < other.rank
        return self.outline is not None and other.outline is None


def split_blocks(lines: Iterable[Line]) -> list[HeadedBlock]:
    """Return the blocks of a report in reading order; numbers may restart, skip or repeat.

    A run-in heading gives its head to the path and its whole line to the paragraphs. A heading
    that nothing stands under is a paragraph as well.
    """
    found: list[HeadedBlock] = []
    stack: list[tuple[_HeadingLine, int]] = []  # the open headings and their blocks
    for line in lines:
        mark = _read_heading_line(line)
        if mark is None:
            _add_paragraph(found, stack, line)
            continue
        _close_headings(stack, mark)
        stack.append((mark, len(found)))
        found.append(_make_block(stack, line))
    _drop_heading_lines(found)
    return found


def is_functional_heading(text: str) -> bool:
    """Return whether a heading, without its number, names only the function of its section.

    >>> is_functional_heading("存在的主要问题"), is_functional_heading("坚持党建引领")
    (True, False)
    """
    return len(text) <= _LONGEST_UNNUMBERED and _FUNCTIONAL.fullmatch(text) is not None


def _make_block(stack: list[tuple[_HeadingLine, int]], line: Line) -> HeadedBlock:
    mark = stack[-1][0]
    return HeadedBlock(
        line=line.number,
        path=tuple(above.text for above, _ in stack),
        heading=mark.heading,
        depth=len(stack),
        parent=stack[-2][1] if len(stack) > 1 else None,
        lines=[line],
    )


def _close_headings(stack: list[tuple[_HeadingLine, int]], mark: _HeadingLine) -> None:
    """Close the headings that `mark` does not belong under.

    An unnumbered one closes as well where the count goes on from before it: 一、, 主要问题, 二、.
    """
    counted = False  # whether the heading closed last was counted under the one now on top
    while stack:
        top = stack[-1][0]
        goes_on = top.rank == _UNNUMBERED and mark.rank == 1 and mark.ordinal > 1 and not counted
        if top.stands_over(mark) and not goes_on:
            return
        counted = top.rank == mark.rank
        stack.pop()


def _add_paragraph(
    found: list[HeadedBlock], stack: list[tuple[_HeadingLine, int]], line: Line
) -> None:
    """Add `line` to its block; a numbered line stands under no heading of its own rank."""
    numbered = opening_mark(line.text, SECTIONS)
    rank = numbered.level if numbered else 0
    popped = False
    while rank and stack and stack[-1][0].rank is not None and stack[-1][0].rank >= rank:
        stack.pop()
        popped = True
    if popped or not found:
        path = tuple(mark.text for mark, _ in stack)
        parent = stack[-1][1] if stack else None
        found.append(HeadedBlock(line=line.number, path=path, depth=len(stack), parent=parent))
    found[-1].lines.append(line)


def _read_heading_line(line: Line) -> _HeadingLine | None:
    """Return the heading in `line`, or None."""
    text = line.text.strip()
    heading = parse_heading(text)
    if heading and heading.level <= _DEEPEST:
        return _numbered_heading_line(text, heading, line.outline)
    if line.outline is not None and 0 < len(text) <= _LONGEST_OUTLINED:
        return _HeadingLine(
            text=text, heading=text, rank=None, ordinal=0, outline=line.outline, runs_in=False
        )
    if is_functional_heading(text) or _is_title_inside(text):
        rank = _UNNUMBERED_WITH_COLON if text[-1] in "：:" else _UNNUMBERED
        text = text.rstrip("：:。")
        return _HeadingLine(
            text=text, heading=text, rank=rank, ordinal=0, outline=None, runs_in=False
        )
    return None


def _is_title_inside(text: str) -> bool:
    """Return whether a line reads like the title of a summary or a plan of some time.

    Inside a report it heads a part of it; 政府工作报告 alone is the head of a page.
    """
    title = parse_title(text) if len(text) <= _LONGEST_UNNUMBERED else None
    return title is not None and title.is_certain and (title.looks_back or title.looks_ahead)


def _numbered_heading_line(text: str, heading: Heading, outline: int | None) -> _HeadingLine:
    end = text.find(heading.title) + len(heading.title)
    return _HeadingLine(
        text=text[:end],
        heading=heading.title,
        rank=heading.level,
        ordinal=heading.ordinal,
        outline=outline,
        runs_in=bool(heading.rest),
    )


def _drop_heading_lines(found: list[HeadedBlock]) -> None:
    """Take the line of a heading out of its paragraphs, unless it is all the text there is."""
    parents = {block.parent for block in found}
    for index, block in enumerate(found):
        if not block.heading:
            continue
        alone = len(block.lines) == 1 and index not in parents
        if not alone and not _runs_in(block):
            del block.lines[0]


def _runs_in(block: HeadedBlock) -> bool:
    mark = _read_heading_line(block.lines[0])
    return mark is not None and mark.runs_in
