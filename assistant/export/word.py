"""Write a manuscript as a Word file in a layout: a clean copy, or a review copy with remarks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from assistant.export.attachment_lines import attachment_lines
from assistant.export.blanks import is_blank, split_at_blanks
from assistant.export.layout import Layout
from assistant.export.tables.word_tables import add_table, append_paragraph
from assistant.export.title_lines import printed_width, title_lines
from assistant.export.word_package import (
    ATTACHMENT_MARK,
    BODY,
    SIGNATURE,
    TITLE,
    empty_package,
    heading_style,
)
from assistant.export.xml_characters import xml_text
from assistant.manuscript import Attachment, Block, Manuscript, Remark, Stretch, Table
from assistant.text.punctuation import typeset_punctuation

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_LONGEST_PROPERTY = 255  # characters; Word takes no more
AUTHOR, INITIALS = "写作助手", "助"


def write_word(manuscript: Manuscript, layout: Layout, *, review: bool = False) -> bytes:
    """Return the manuscript as the bytes of a .docx; a review copy has the remarks as comments."""
    return _DocumentWriter(layout, review=review).write(manuscript)


class _DocumentWriter:
    """A writer of one document."""

    def __init__(self, layout: Layout, *, review: bool) -> None:
        import docx  # late: slow to import, and only this format needs it

        self._layout = layout
        self._review = review
        self._document: Document = docx.Document(io.BytesIO(empty_package(layout)))
        self._styles = {style.style_id: style for style in self._document.styles}

    def write(self, manuscript: Manuscript) -> bytes:
        """Return the bytes of the document."""
        self._document.core_properties.title = xml_text(manuscript.title)[:_LONGEST_PROPERTY]
        self._document.core_properties.author = xml_text(manuscript.signature)[:_LONGEST_PROPERTY]
        self._document.core_properties.identifier = manuscript.reference
        self._add_title(manuscript.title)
        self._add_addressee(manuscript.addressee)
        self._add_content(manuscript.content)
        self._list_attachments(manuscript.attachments)
        self._add_signature(manuscript.signature, manuscript.date)
        for number, attachment in enumerate(manuscript.attachments, start=1):
            if attachment.content:
                several = len(manuscript.attachments) > 1
                self._add_attachment(attachment, number if several else None)
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _add_content(self, content: tuple[Block | Table, ...]) -> None:
        for part in content:
            if isinstance(part, Table):
                add_table(self._document, part, self._layout)
            else:
                style = heading_style(part.level) if part.level else BODY
                self._add_stretches(self._add_paragraph(style), part.stretches)

    def _add_paragraph(self, style: str) -> Paragraph:
        return append_paragraph(self._document, self._styles[style])

    def _add_title(self, title: str) -> None:
        face = self._layout.title
        per_line = int(self._layout.page.text_width // face.size)
        lines = title_lines(xml_text(title), per_line=per_line)
        paragraph = self._add_paragraph(TITLE)
        for number, line in enumerate(lines):
            run = paragraph.add_run(line)
            if number < len(lines) - 1:
                run.add_break()

    def _add_addressee(self, addressee: str) -> None:
        """Add 主送机关 flush left, as GB/T 9704-2012, 7.3.2 has it."""
        if addressee:
            paragraph = self._add_paragraph(BODY)
            _drop_indent(paragraph)
            _add_run(paragraph, addressee)

    def _add_stretches(self, paragraph: Paragraph, stretches: tuple[Stretch, ...]) -> None:
        for stretch in stretches:
            runs = [
                _add_run(paragraph, piece)
                for piece in split_at_blanks(typeset_punctuation(stretch.text))
            ]
            if self._review and stretch.remarks and runs:
                self._add_comment(runs, stretch.remarks)

    def _add_comment(self, runs: list[Run], remarks: tuple[Remark, ...]) -> None:
        lines = [f"【{remark.kind}】{remark.text}" for remark in remarks]
        self._document.add_comment(
            runs, text=xml_text("\n".join(lines)), author=AUTHOR, initials=INITIALS
        )

    def _list_attachments(self, attachments: tuple[Attachment, ...]) -> None:
        """Add the list of attachments; a name of two lines stands under itself (7.3.4)."""
        for number, (mark, name) in enumerate(attachment_lines(attachments)):
            paragraph = self._add_paragraph(BODY)
            if not number:
                paragraph.paragraph_format.space_before = _points(self._layout.line_pitch)
            _hang(paragraph, printed_width(mark), self._layout)
            _add_run(paragraph, mark + name)

    def _add_signature(self, signature: str, date: str) -> None:
        """Add 署名 and 成文日期 without a seal, one line below the text, never alone on a page.

        The date begins two characters to the right of the name.
        """
        rights = _right_indents(signature, date)
        lines = [pair for pair in zip((signature, date), rights, strict=True) if pair[0]]
        for number, (text, right) in enumerate(lines):
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
            paragraph = self._add_paragraph(SIGNATURE)
            paragraph.paragraph_format.right_indent = _points(right * self._layout.character_pitch)
            if not number:
                paragraph.paragraph_format.space_before = _points(self._layout.line_pitch)
            _add_run(paragraph, text)

    def _add_attachment(self, attachment: Attachment, number: int | None) -> None:
        mark = self._add_paragraph(ATTACHMENT_MARK)
        mark.paragraph_format.page_break_before = True
        _add_run(mark, f"附件{number or ''}")
        title = self._add_paragraph(TITLE)
        title.paragraph_format.space_before = _points(self._layout.line_pitch)
        _add_run(title, attachment.title)
        self._add_content(attachment.content)


def _add_run(paragraph: Paragraph, text: str) -> Run:
    run = paragraph.add_run(xml_text(text))
    if is_blank(text):
        from docx.enum.text import WD_COLOR_INDEX

        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return run


def _drop_indent(paragraph: Paragraph) -> None:
    """Begin a paragraph at the edge: in characters too, which Word heeds before lengths."""
    from docx.oxml.ns import qn

    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), "0")
    indent.set(qn("w:firstLine"), "0")


def _hang(paragraph: Paragraph, width: float, layout: Layout) -> None:
    """Begin a paragraph where body text does, and its further lines so many characters behind."""
    from docx.oxml.ns import qn

    indent = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, characters in (("left", layout.body.indent + width), ("hanging", width)):
        indent.set(qn(f"w:{name}Chars"), str(round(characters * 100)))
        indent.set(qn(f"w:{name}"), str(round(characters * layout.character_pitch * 20)))


def _points(points: float) -> int:
    from docx.shared import Pt

    return Pt(points)


def _right_indents(signature: str, date: str) -> tuple[float, float]:
    """Return the indents of 署名 and 成文日期 from the right edge, in characters.

    GB/T 9704-2012: the date begins two characters to the right of the name; a date so long that it
    would end less than two characters from the edge ends there, and the name moves left.
    """
    name, day = printed_width(signature), printed_width(date)
    if not name or not day:
        return 2, 2
    right = name - day
    return (2, right) if right >= 2 else (day + 4 - name, 2)
