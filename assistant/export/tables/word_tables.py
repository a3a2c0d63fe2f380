"""Add a table to a Word document, with column widths by content and its header on every page."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, cast

from assistant.export.layout import Layout
from assistant.export.word_package import CAPTION, GRID, TABLE_TEXT
from assistant.export.xml_characters import xml_text
from assistant.manuscript import CellMerge, Table
from assistant.text.punctuation import typeset_punctuation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle, ParagraphStyle
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_NARROW, _LONG = 10, 12  # characters: the least width of a column; longer text is not centred


def add_table(document: Document, table: Table, layout: Layout) -> None:
    """Add the table at the end of the document."""
    from docx.shared import Pt

    styles = {style.style_id: style for style in document.styles}
    if table.caption:
        append_paragraph(document, styles[CAPTION]).add_run(xml_text(table.caption))
    made = _append_table(document, 1 + len(table.rows), len(table.header))
    made.style, made.autofit = styles[GRID], False
    widths = [Pt(width) for width in _column_widths(table, layout.page.text_width)]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width  # for LibreOffice, which ignores the cells
    # Looked up once: python-docx goes through the table for each cell of a merged row.
    cells = [list(row.cells) for row in made.rows]
    for row in cells:
        for cell, width in zip(row, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].style = styles[TABLE_TEXT]
    for merge in table.merges:
        _merge_cells(cells, merge)
    _fill_cells(cells, table)
    _keep_together(made, table.header_rows)


def _merge_cells(cells: list[list[_Cell]], merge: CellMerge) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Emu

    for row in cells[merge.row : merge.row + merge.rows]:
        first, *others = row[merge.column : merge.column + merge.columns]
        first.width = Emu(sum(cell.width or 0 for cell in (first, *others)))
        first._tc.grid_span = merge.columns
        first.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for cell in others:
            cell._tc.getparent().remove(cell._tc)
        if merge.rows > 1:
            first._tc.vMerge = "restart" if row is cells[merge.row] else "continue"


def _fill_cells(cells: list[list[_Cell]], table: Table) -> None:
    """Write the text of each cell: figures to the right, long texts to the left."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    figures, header_rows, covered = table.numeric_columns, table.header_rows, table.covered
    for n, (row, texts) in enumerate(zip(cells, (table.header, *table.rows), strict=True)):
        for column, (cell, text) in enumerate(zip(row, texts, strict=True)):
            if (n, column) in covered:
                continue
            paragraph = cell.paragraphs[0]
            paragraph.add_run(typeset_punctuation(xml_text(text)))
            if n >= header_rows and column in figures:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            elif len(text) > _LONG:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT


def append_paragraph(document: Document, style: BaseStyle) -> Paragraph:
    """Add an empty paragraph at the end of the document."""
    from docx.oxml import OxmlElement
    from docx.text.paragraph import Paragraph

    element = OxmlElement("w:p")
    _append_block(document, element)
    paragraph = Paragraph(element, document._body)
    paragraph.style = cast("ParagraphStyle", style)
    return paragraph


def _append_table(document: Document, rows: int, columns: int) -> WordTable:
    from docx.oxml.table import CT_Tbl
    from docx.table import Table as WordTable

    element = CT_Tbl.new_tbl(rows, columns, document._block_width)
    _append_block(document, element)
    return WordTable(element, document._body)


def _append_block(document: Document, element: BaseOxmlElement) -> None:
    """Add it before the page settings, which stand last.

    python-docx looks for them through all that the document holds, each time.
    """
    document.element.body[-1].addprevious(element)


def _column_widths(table: Table, room: float) -> list[float]:
    """Return the width of each column in points, by the square root of its content."""
    columns = zip(table.header, *table.rows, strict=True)
    weights = [sqrt(max(_NARROW, *map(len, column))) for column in columns]
    return [room * weight / sum(weights) for weight in weights]


def _keep_together(table: WordTable, header_rows: int) -> None:
    """Repeat the header on every page, and break no row between pages."""
    from docx.oxml import OxmlElement

    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number < header_rows:
            properties.append(OxmlElement("w:tblHeader"))
