"""Parse an outline: title, organisation, headings of any form, and their notes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.drafting.draft import Node, Outline
from assistant.errors import OutlineError
from assistant.foreign_files import refuse_faults
from assistant.reports.organisations import find_organisation
from assistant.reports.titles import parse_title
from assistant.text.half_width import to_half_width
from assistant.text.lexicon import group
from assistant.text.numbered_headings import MARKDOWN_HEADING, parse_heading

UNTITLED = "〔待填：标题〕"
REMARK = ">"  # a line that opens with it is for the reader: it is no heading and no note

_EXAMPLE = (
    "提纲示例：\n# 某某局2024年工作总结\n一、2024年工作情况\n（一）强化服务保障\n二、存在的问题"
)
_BULLET = re.compile(r"[-*+•·]\s+")
_NAMED = re.compile(r"(?:单位|机构|单位名称|起草单位)\s*[：:]\s*(\S.*)$")
_TITLE_LABEL = re.compile(r"标题\s*[：:]\s*")
_ABOUT_WRITING = group("instructions.about_writing")
_IN_BRACKETS = group("instructions.note_in_brackets")
_SENTENCE = re.compile(r"[。；：]|\d(?!\d{0,3}年)|，[^，]*，")
_ITEMS = re.compile(
    r"[^，、]{1,6}(?:[、，和及][^，、]{1,6}){2,}等?"
)  # 隐患、执法、应急: what to write of
_LONGEST_REST = 20  # characters behind the colon of a heading
_NOTE_BEHIND = re.compile(r"[（(【\[]([^（）()【】\[\]]+)[）)】\]][：:]?$")
_LENGTH = re.compile(
    r"[\d一二三四五六七八九十百千两]+\s*(?:来|多)?字(?:[以之]?[内上下]|左右|上下)?(?![\u4e00-\u9fff])"
)


@dataclass(slots=True, kw_only=True)
class _OutlineLine:
    """A line of the outline while the tree is being built."""

    text: str
    hashes: int  # 0 for a plain line
    title: str = ""
    ordinal: int | None = None
    rank: int = 0  # a smaller one stands higher; the same scale for numbers and hashes
    notes: list[str] = field(default_factory=list)

    @property
    def is_numbered(self) -> bool:
        return self.ordinal is not None


@refuse_faults(OutlineError, what="提纲", hint=_EXAMPLE)
def parse_outline(text: str) -> Outline:
    """Return the outline written in `text`: Markdown headings, Chinese numbering, or both.

    The first line without a number is the title; a plain line under a heading is a note on that
    section. In an outline without # and numbers every line after the title is a heading.

    Raises OutlineError if there is no heading in it.
    """
    plain = to_half_width(text.lstrip("\ufeff"))
    lines = [line for line in plain.splitlines() if not line.lstrip().startswith(REMARK)]
    entries = [_parse_line(line) for line in lines if line.strip()]
    if not entries:
        raise OutlineError("提纲是空的。", hint=_EXAMPLE)
    title, entries = _take_title(entries)
    headings, notes = _attach_notes(entries)
    if not headings:
        raise OutlineError("提纲里只有标题，没有任何章节。", hint=_EXAMPLE)
    organisation, notes = _take_organisation(notes)
    _set_ranks(headings)
    return Outline(
        title=title,
        organisation=organisation or organisation_in_title(title),
        nodes=_build_tree(headings, position=(), level=1),
        notes=tuple(notes),
    )


def organisation_in_title(title: str) -> str:
    """Return the organisation named in a report's title, "" without one.

    >>> organisation_in_title("澜川市财政局2024年工作总结")
    '澜川市财政局'
    """
    parsed = parse_title(title)
    return find_organisation(parsed.subject, leads=parsed.subject_leads) if parsed else ""


def _parse_line(line: str) -> _OutlineLine:
    stripped = line.strip()
    hashes = 0
    if marked := MARKDOWN_HEADING.match(stripped):
        hashes, stripped = len(marked[1]), marked[2].strip()
    else:
        stripped = _BULLET.sub("", stripped, count=1)
    stripped = stripped.replace("**", "")
    entry = _OutlineLine(text=stripped, hashes=hashes, title=stripped)
    note = _NOTE_BEHIND.search(stripped)
    if note and (_LENGTH.search(note[1]) or _IN_BRACKETS.occurs_in(note[1])):
        entry.notes.append(note[1])
        stripped = entry.text = entry.title = stripped[: note.start()].rstrip()
    _parse_number(entry)
    return entry


def _parse_number(entry: _OutlineLine) -> None:
    """Set the number, level and title of a heading; text run in behind it is a note."""
    heading = parse_heading(entry.text)
    if heading is None:
        return
    entry.ordinal, entry.rank, entry.title = heading.ordinal, heading.level, heading.title
    if heading.rest and _goes_on(heading.rest):
        entry.title = entry.text[entry.text.index(heading.title) :]
    elif heading.rest:
        entry.notes.append(heading.rest)
        entry.text = entry.text[: entry.text.index(heading.title) + len(heading.title)]


def _goes_on(rest: str) -> bool:
    """Return whether text behind a colon is the rest of a heading: 检视：还差几步.

    A note tells what to write: it says so, lists three things or more, has figures or sentences.

    >>> _goes_on("渡口修得好、航道通得畅"), _goes_on("渡口、航道、锚地"), _goes_on("写三座渡口")
    (True, False, False)
    """
    is_note = _ABOUT_WRITING.occurs_in(rest) or _SENTENCE.search(rest) or _ITEMS.fullmatch(rest)
    return len(rest) <= _LONGEST_REST and not is_note


def _take_title(entries: list[_OutlineLine]) -> tuple[str, list[_OutlineLine]]:
    first = entries[0]
    if first.is_numbered or _NAMED.match(first.text):
        return UNTITLED, entries
    return _TITLE_LABEL.sub("", first.text), entries[1:]


def _attach_notes(entries: list[_OutlineLine]) -> tuple[list[_OutlineLine], list[str]]:
    """Return the headings with their notes, and the notes before the first heading."""
    structured = any(entry.hashes or entry.is_numbered for entry in entries)
    headings: list[_OutlineLine] = []
    before: list[str] = []
    for entry in entries:
        named = not headings and _NAMED.match(entry.text)
        if not named and (entry.hashes or entry.is_numbered or not structured):
            headings.append(entry)
        else:
            (headings[-1].notes if headings else before).append(entry.text)
    return headings, before


def _take_organisation(notes: list[str]) -> tuple[str, list[str]]:
    for index, note in enumerate(notes):
        if named := _NAMED.match(note):
            return named[1].strip(), notes[:index] + notes[index + 1 :]
    return "", notes


def _set_ranks(headings: Iterable[_OutlineLine]) -> None:
    """Rank headings without a number by their hashes, counted from the outermost."""
    with_hashes = [entry.hashes for entry in headings if entry.hashes]
    outermost = min(with_hashes, default=1)
    for entry in headings:
        if not entry.is_numbered:
            entry.rank = entry.hashes - outermost + 1 if entry.hashes else 1


def _build_tree(
    entries: list[_OutlineLine], *, position: tuple[int, ...], level: int
) -> tuple[Node, ...]:
    """Return the nodes of `entries`; one of lower rank than the node before goes below it."""
    nodes: list[Node] = []
    start = 0
    while start < len(entries):
        head = entries[start]
        end = start + 1
        while end < len(entries) and entries[end].rank > head.rank:
            end += 1
        here = (*position, len(nodes))
        nodes.append(
            Node(
                heading=head.text,
                title=head.title,
                ordinal=head.ordinal,
                level=level,
                position=here,
                notes=tuple(head.notes),
                children=_build_tree(entries[start + 1 : end], position=here, level=level + 1),
            )
        )
        start = end
    return tuple(nodes)
