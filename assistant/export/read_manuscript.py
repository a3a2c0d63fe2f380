"""Read a text file as a manuscript: title, headings, paragraphs."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import ExportError
from assistant.manuscript import Block, Manuscript, plain_block
from assistant.records import Line
from assistant.reports.loading import load
from assistant.text.numbered_headings import parse_heading

_LONGEST_TITLE, _LONGEST_HEADING = 60, 45  # characters
_SENTENCE_ENDS = tuple("。；！？")


def read_manuscript(path: Path) -> Manuscript:
    """Return the manuscript in a Markdown, text or Word file.

    Headings are those the file marks as such, else lines that begin like one: 一、 （一） 1.
    Raises LoadError for an unreadable file, ExportError for one with only a title.
    """
    lines = [line for line in load(path).lines if line.text.strip()]
    title = lines[0].text.strip() if _is_title(lines[0]) else path.stem
    rest = lines[1:] if _is_title(lines[0]) else lines
    if not rest:
        raise ExportError(f"除了标题没有正文：{path.name}", hint="请检查文件。")
    offset = min((line.outline for line in rest if line.outline), default=1) - 1
    return Manuscript(title=title, content=tuple(_parse_block(line, offset) for line in rest))


def _is_title(line: Line) -> bool:
    text = line.text.strip()
    if line.outline is not None:
        return line.outline <= 1 and parse_heading(text) is None
    return (
        len(text) <= _LONGEST_TITLE
        and not text.endswith(_SENTENCE_ENDS)
        and parse_heading(text) is None
    )


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
