"""Read the text of a Word or WPS document as its reader sees it, in document order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.records import CellSpan, Container, Line
from assistant.reports.loading.blocks import (
    TextBlock,
    count_columns,
    is_label,
    number_blocks,
    row_blocks,
    spread_heads,
)
from assistant.reports.loading.docx.docx_numbering import Numbering
from assistant.reports.loading.docx.docx_package import Package
from assistant.reports.loading.docx.docx_styles import OFF, Styles
from assistant.reports.loading.superscripts import raise_digits
from assistant.reports.loading.wrapped_lines import breaks_sentence, join_text
from assistant.reports.loading.xml_package import Element, attribute, find_child, local_name

# Not part of what is read: properties, field codes, what a tracked change took away.
_DROPPED = {
    *("pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr"),
    *("instrText", "delInstrText", "del", "delText", "moveFrom", "rt"),
}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_PAGE_BREAK = "\f"
_BREAK_IN_HEADING = re.compile(r"\n(?![^\n。]*。)")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocxText:
    """What a Word document says."""

    lines: list[Line]
    page_heads: tuple[str, ...]


def read_docx(data: bytes) -> DocxText:
    """Return the paragraphs and table rows of `data`, numbered from 1.

    Tracked insertions are taken and deletions dropped; automatic numbers, footnotes and the text
    of text boxes stand where a reader meets them. A page break leaves a blank line; what the heads
    of pages say comes apart.
    Raises LoadError for a damaged, oversized or hostile package.
    """
    package = Package.open(data)
    walk = _DocxWalk(package)
    return DocxText(
        lines=number_blocks(walk.read(package.document)),
        page_heads=tuple(
            block.text for head in package.heads for block in walk.read(head) if block.text
        ),
    )


class _DocxWalk:
    """One walk through a document; it keeps the counters of automatic numbers."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.styles)
        self._numbering = Numbering(package.numbering, self._styles)
        self._blocks: list[TextBlock] = []
        self._boxes: list[Element] = []  # text boxes met inside the current paragraph
        self._merged: dict[int, list[TextBlock]] = {}  # by column: the last cell begun there
        self._carried = ""  # text of paragraphs whose end was deleted: it joins the next one
        self._notes: dict[tuple[str, str | None], str] = {}
        for kind, root in (("footnote", package.footnotes), ("endnote", package.endnotes)):
            for note in root if root is not None else ():
                text = " ".join(block.text.strip() for block in self.read(note) if block.text)
                self._notes[kind, attribute(note, "id")] = f"〔注：{text}〕" if text else ""

    def read(self, node: Element) -> list[TextBlock]:
        """Return the blocks under `node`."""
        outer = self._blocks, self._carried
        self._blocks, self._carried = [], ""
        self._walk(node)
        if self._carried:
            self._blocks.append(TextBlock(self._carried))
        inner = self._blocks
        self._blocks, self._carried = outer
        return inner

    def _walk(self, node: Element) -> None:
        for part in self._visible(node):
            match local_name(part):
                case "p":
                    self._paragraph(part)
                case "tbl":
                    self._table(part)
                case "tr":
                    self._row(part)
                case _:
                    self._walk(part)

    def _paragraph(self, paragraph: Element) -> None:
        text = self._carried + "".join(self._pieces(paragraph))
        self._carried = ""
        boxes, self._boxes = self._boxes, []
        if _has_deleted_mark(paragraph):
            self._carried = text
        else:
            self._put(paragraph, text)
        for box in boxes:
            self._blocks += _inside(Container.BOX, self.read(box))

    def _put(self, paragraph: Element, text: str) -> None:
        """Add the blocks of one paragraph: a soft line break ends one, save in a heading."""
        outline = self._styles.outline(paragraph)
        mark = self._numbering.next_mark(paragraph)
        is_heading = outline is not None or _is_centred(paragraph)
        lines = _heading_lines(text) if is_heading else _text_lines(text)
        if _flag(find_child(paragraph, "pPr"), "pageBreakBefore"):
            self._blocks.append(TextBlock(""))
        for piece in lines:
            self._blocks.append(TextBlock(mark + piece, outline) if piece else TextBlock(""))
            mark = "" if piece else mark
            outline = None if piece and is_heading else outline
        if _ends_section(paragraph):
            self._blocks.append(TextBlock(""))

    def _table(self, table: Element) -> None:
        """Add the rows of a table; a label merged over several rows stands in each of them."""
        outer, self._merged = self._merged, {}
        begin = len(self._blocks)
        self._walk(table)
        self._blocks[begin:] = spread_heads(self._blocks[begin:])
        self._merged = outer

    def _row(self, row: Element) -> None:
        """Add a table row as one line; cells that hold whole texts keep their paragraphs."""
        if find_child(find_child(row, "trPr"), "del") is not None:
            return
        cells = list[list[TextBlock]]()
        spans = list[CellSpan]()
        for cell in self._cells(row):
            properties = find_child(cell, "tcPr")
            if find_child(properties, "cellDel") is None:
                span = _span(properties, len(cells))
                spans += [span] if span.columns > 1 or span.goes_on else []
                cells += [self._cell(cell, span), *([] for _ in range(1, span.columns))]
        self._blocks += _inside(Container.TABLE, row_blocks(cells, tuple(spans)))

    def _cell(self, cell: Element, span: CellSpan) -> list[TextBlock]:
        """Return the blocks of a cell; of one that goes on from above, the label above."""
        blocks = [block for block in self.read(cell) if block.text]
        column = span.column
        if span.goes_on:
            label = self._merged.get(column, [])
            return blocks or (label if is_label(label) else [])
        self._merged[column] = blocks
        return blocks

    def _cells(self, row: Element) -> Iterator[Element]:
        for part in self._visible(row):
            if local_name(part) == "tc":
                yield part
            else:
                yield from self._cells(part)

    def _pieces(self, node: Element) -> Iterator[str]:
        """Yield the characters under `node`; text boxes are put aside for later."""
        for part in self._visible(node):
            match local_name(part):
                case "r" if self._styles.is_raised(part):
                    yield raise_digits("".join(self._pieces(part)))
                case "t":
                    yield part.text or ""
                case "br":
                    yield _PAGE_BREAK if attribute(part, "type") == "page" else "\n"
                case "footnoteReference" | "endnoteReference" as name:
                    yield self._notes.get(
                        (name.removesuffix("Reference"), attribute(part, "id")), ""
                    )
                case "txbxContent":
                    self._boxes.append(part)
                case name if name in _CHARACTERS:
                    yield _CHARACTERS[name]
                case _:
                    yield from self._pieces(part)

    def _visible(self, node: Element) -> Iterator[Element]:
        """Yield the children that a reader sees; of alternative contents only one."""
        for part in node:
            name = local_name(part)
            if name == "AlternateContent":
                yield from _alternative(part)
            elif name not in _DROPPED and not self._is_hidden(part, name):
                yield part

    def _is_hidden(self, part: Element, name: str) -> bool:
        """Return whether `part` is no text to read, or an empty form field with its prompt."""
        if name == "r":
            return self._styles.is_unread(part)
        return name == "sdt" and _flag(find_child(part, "sdtPr"), "showingPlcHdr")


def _inside(container: Container, blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """Yield the blocks with words, each with what it stands in: a box in a table is a box."""
    for block in blocks:
        if block.text:
            yield block._replace(container=block.container or container)


def _span(properties: Element | None, column: int) -> CellSpan:
    """Return which columns a cell takes, and whether it goes on from above."""
    merge = find_child(properties, "vMerge")
    return CellSpan(
        column=column,
        columns=count_columns(attribute(find_child(properties, "gridSpan"))),
        goes_on=merge is not None and attribute(merge) != "restart",
    )


def _heading_lines(text: str) -> list[str]:
    """Return the lines of a heading: it is one, unless sentences stand behind a soft break."""
    return [line.strip() for line in _shown_lines(_BREAK_IN_HEADING.sub("", text))]


def _shown_lines(text: str) -> list[str]:
    """Return the lines that a paragraph shows; a page break in it shows as a blank one."""
    first, *others = text.split(_PAGE_BREAK)
    lines = first.split("\n") if first or not others else []
    for page in others:
        lines += ["", *(page.split("\n") if page else [])]
    return lines


def _text_lines(text: str) -> list[str]:
    """Return the lines of running text.

    A soft break within a sentence, as text copied from elsewhere has them, is none.
    """
    joined: list[str] = []
    for line in (line.strip() for line in _shown_lines(text)):
        if joined and breaks_sentence(joined[-1], line):
            joined[-1] = join_text(joined[-1], line)
        else:
            joined.append(line)
    return joined


def _alternative(node: Element) -> list[Element]:
    """Return the first branch with text in it, if any: the branches hold the same text box."""
    return [part for part in node if any(local_name(inner) == "t" for inner in part.iter())][:1]


def _flag(properties: Element | None, name: str) -> bool:
    found = find_child(properties, name)
    return found is not None and attribute(found) not in OFF


def _has_deleted_mark(paragraph: Element) -> bool:
    mark = find_child(find_child(paragraph, "pPr"), "rPr")
    return find_child(mark, "del") is not None or find_child(mark, "moveFrom") is not None


def _is_centred(paragraph: Element) -> bool:
    alignment = find_child(find_child(paragraph, "pPr"), "jc")
    return alignment is not None and attribute(alignment) == "center"


def _ends_section(paragraph: Element) -> bool:
    section = find_child(find_child(paragraph, "pPr"), "sectPr")
    if section is None:
        return False
    kind = find_child(section, "type")
    return kind is None or attribute(kind) != "continuous"
