"""Read a text file as a manuscript: title, addressee, headings, paragraphs, tables, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from assistant.errors import ExportError, LoadError
from assistant.export.tables.merged_cells import find_merges
from assistant.foreign_files import SAVE_AS_TEXT, refuse_faults
from assistant.manuscript import Attachment, Block, Manuscript, Table, plain_block
from assistant.records import Line
from assistant.reports.front_matter import split_front_matter
from assistant.reports.loading import CELL_GAP, load
from assistant.text.list_marks import SECTIONS, opening_mark
from assistant.text.numbered_headings import parse_heading

_LONGEST_TITLE, _LONGEST_HEADING = 60, 45  # characters
_SENTENCE_ENDS = tuple("。；！？")
_ATTACHED = re.compile(r"附\s*件\s*[:：]\s*(.*)")
_CAPTION = re.compile(r"附?表\s*[\d一二三四五六七八九十]{0,3}[：:\s].{2,40}")
_DIGIT = re.compile(r"\d|月")


@refuse_faults(LoadError, hint=SAVE_AS_TEXT)
def read_manuscript(path: Path) -> Manuscript:
    """Return the manuscript in a Markdown, text or Word file.

    Headings are those the file marks as such, else lines that begin like one: 一、 （一） 1.
    Rows of cells are tables; 主送机关, the list of 附件, 署名 and 成文日期 are known by where they
    stand. Raises LoadError for an unreadable file, ExportError for one with only a title.
    """
    title, lines = _read_lines(path)
    offset = _outline_offset(lines)
    parts = split_front_matter(lines)
    signed = [line.text.strip() for line in parts.signature]
    date = signed.pop() if signed and _DIGIT.search(signed[-1]) else ""
    signature = signed.pop() if signed and not signed[-1].endswith(_SENTENCE_ENDS) else ""
    text = lines[: len(lines) - bool(date) - bool(signature)]
    addressee = text[0].text.strip() if _is_addressee(text) else ""
    text, attached = _split_attachments(text[1:] if addressee else text)
    return Manuscript(
        title=title,
        addressee=addressee,
        content=tuple(_read_content(text, offset)),
        signature=signature,
        date=date,
        attachments=tuple(Attachment(title=name, content=()) for name in attached),
    )


@refuse_faults(LoadError, hint=SAVE_AS_TEXT)
def read_paragraphs(path: Path) -> list[Block]:
    """Return the title of a file and all its lines as headings and paragraphs.

    Raises LoadError and ExportError as `read_manuscript` does.
    """
    title, lines = _read_lines(path)
    offset = _outline_offset(lines)
    return [plain_block(title), *(_parse_block(line, offset) for line in lines)]


def _read_lines(path: Path) -> tuple[str, tuple[Line, ...]]:
    """Return the title of a file, and the lines with text under it."""
    lines = tuple(line for line in load(path).lines if line.text.strip())
    titled = _is_title(lines[0])
    if titled and len(lines) == 1:
        raise ExportError(f"除了标题没有正文：{path.name}", hint="请检查文件。")
    return (lines[0].text.strip(), lines[1:]) if titled else (path.stem, lines)


def _outline_offset(lines: Sequence[Line]) -> int:
    return min((line.outline for line in lines if line.outline), default=1) - 1


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    if line.outline is not None:
        return line.outline <= 1 and parse_heading(text) is None
    return (
        len(text) <= _LONGEST_TITLE
        and not text.endswith(_SENTENCE_ENDS)
        and parse_heading(text) is None
    )


def _is_addressee(lines: Sequence[Line]) -> bool:
    """Return whether the first line names whom the report is for: 区人民政府："""
    (first,) = split_front_matter(tuple(lines[:2])).front[:1] or (None,)
    return first is not None and first.text.strip().endswith(("：", ":"))


def _split_attachments(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], list[str]]:
    """Return the lines without the list of attachments at their end, and what it lists."""
    for start in range(len(lines) - 1, -1, -1):
        if found := _ATTACHED.fullmatch(lines[start].text.strip()):
            items = [found[1], *(line.text for line in lines[start + 1 :])]
            names = [_without_mark(item.strip()) for item in items if item.strip()]
            return lines[:start], names
        if opening_mark(lines[start].text.strip(), SECTIONS) is None:
            break
    return lines, []


def _without_mark(item: str) -> str:
    mark = opening_mark(item, SECTIONS)
    return item[mark.end :].strip() if mark else item


def _read_content(lines: Sequence[Line], offset: int) -> Iterator[Block | Table]:
    """Yield the blocks and tables; a line such as 表1 主要指标 over a table is its caption."""
    caption: Line | None = None
    for is_row, grouped in groupby(lines, key=lambda line: CELL_GAP in line.text):
        group = list(grouped)
        if is_row and len(group) > 1:
            yield _read_table(group, caption.text.strip() if caption else "")
            caption = None
            continue
        if caption:
            yield _parse_block(caption, offset)
        captioned = not is_row and _CAPTION.fullmatch(group[-1].text.strip())
        caption = group.pop() if captioned else None
        for line in group:
            yield _parse_block(line, offset)
    if caption:
        yield _parse_block(caption, offset)


def _read_table(rows: Sequence[Line], caption: str) -> Table:
    cells = [[cell.strip() for cell in f" {row.text} ".split(CELL_GAP)] for row in rows]
    width = max(map(len, cells))
    header, *others = (tuple(row + [""] * (width - len(row))) for row in cells)
    merges = tuple(find_merges([row.spans for row in rows], width))
    return Table(caption=caption, header=header, rows=tuple(others), merges=merges)


def _parse_block(line: Line, offset: int) -> Block:
    """Return a line as a heading or a paragraph; the file's own levels start at `offset` + 1."""
    text = line.text.strip()
    heading = parse_heading(text)
    if line.outline:
        return plain_block(text, level=heading.level if heading else max(1, line.outline - offset))
    alone = heading is not None and not heading.rest and len(text) <= _LONGEST_HEADING
    if heading is not None and alone and not text.endswith(_SENTENCE_ENDS):
        return plain_block(text, level=heading.level)
    return plain_block(text)
