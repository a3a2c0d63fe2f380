"""Write one report as a Word file laid out like an official Chinese document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.font import Font
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# Sizes and margins of GB/T 9704-2012: 2 号 and 3 号 type, 22 lines of 28 characters a page.
_TITLE_SIZE, _BODY_SIZE, _NUMBER_SIZE, _TABLE_SIZE = Pt(22), Pt(16), Pt(14), Pt(12)
_LINE = Pt(28.95)
_TITLE_CHARACTERS = 20  # what fits on one line of the title
_LONGEST_HEADING = 40
_HEADINGS = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d{1,2}\.(?!\d)"),
)
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_WRITTEN = datetime(2025, 12, 1, 9, 0, 0)  # Word keeps no time zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The type faces of a document, by what they set."""

    title: str
    heading: str  # 一、
    subheading: str  # （一）
    body: str
    page_number: str
    bold_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A tracked change: after `anchor`, `deleted` was struck out and `inserted` written."""

    anchor: str
    deleted: str = ""
    inserted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of figures, the first of them the head, that follow the line with `after` in it."""

    after: str
    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a report is set: what differs from office to office."""

    fonts: Fonts
    real_headings: bool = False  # Word's heading styles instead of paragraphs that look so
    table: Table | None = None
    revisions: tuple[Revision, ...] = ()


OFFICE_FONTS = Fonts(
    title="方正小标宋简体",
    heading="黑体",
    subheading="楷体",
    body="仿宋",
    page_number="宋体",
    bold_title=False,
)
FREE_FONTS = Fonts(
    title="Noto Serif CJK SC",
    heading="Noto Sans CJK SC",
    subheading="Noto Serif CJK SC",
    body="Noto Serif CJK SC",
    page_number="Noto Serif CJK SC",
    bold_title=True,
)


def write_document(path: Path, lines: Sequence[str], layout: Layout) -> None:
    """Write `lines` to `path`: the title, then headings, paragraphs and signature, no blanks."""
    document: DocumentObject = Document()
    _set_properties(document, title=lines[0])
    _set_page(document, layout.fonts)
    _set_styles(document, layout.fonts)
    _add_title(document, lines[0], layout.fonts)
    signature = _signature_length(lines)
    for line in lines[1 : len(lines) - signature]:
        _add_line(document, line, layout)
        if layout.table and layout.table.after in line:
            _add_table(document, layout.table)
    _add_signature(document, lines[len(lines) - signature :])
    document.save(str(path))


def heading_of(line: str) -> tuple[int, str]:
    """Return the heading `line` begins with, and its level from 1; (0, "") for other text.

    >>> heading_of("（一）工业集聚加快。全镇现有企业23家。")
    (2, '（一）工业集聚加快。')
    """
    for level, mark in enumerate(_HEADINGS, start=1):
        if mark.match(line):
            head, stop, _ = line.partition("。")
            if len(head) > _LONGEST_HEADING or (level == 1 and stop):
                break  # a sentence such as 一、二季度…。
            return level, head + stop
    return 0, ""


def _set_properties(document: DocumentObject, *, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "办公室", ""
    properties.created = properties.modified = _WRITTEN


def _set_page(document: DocumentObject, fonts: Fonts) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(24)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.paragraph_format.first_line_indent = Length(0)
    for piece in ("— ", "PAGE", " —"):
        run = footer.add_run("" if piece == "PAGE" else piece)
        _set_font(run.font, fonts.page_number, size=_NUMBER_SIZE)
        if piece == "PAGE":
            _add_page_field(run)


def _add_page_field(run: Run) -> None:
    for kind in ("begin", "instruction", "end"):
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.text = "PAGE"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _set_styles(document: DocumentObject, fonts: Fonts) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else Japanese glyphs and line breaks
    faces = (fonts.body, fonts.heading, fonts.subheading, fonts.body)
    names = ("Normal", "Heading 1", "Heading 2", "Heading 3")
    for name, face in zip(names, faces, strict=True):
        style = document.styles[name]
        if not isinstance(style, ParagraphStyle):
            raise TypeError(name)
        _set_font(style.font, face, size=_BODY_SIZE)
        style.font.bold = name == "Heading 3"
        style.font.color.rgb = RGBColor(0, 0, 0)
        layout = style.paragraph_format
        layout.first_line_indent = _BODY_SIZE * 2
        layout.space_before = layout.space_after = Length(0)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, _LINE


def _set_font(font: Font, face: str, *, size: Length) -> None:
    font.name, font.size = face, size
    fonts = font.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), face)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme font would win over the name


def _add_title(document: DocumentObject, title: str, fonts: Fonts) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Length(0)
    paragraph.paragraph_format.line_spacing = Pt(34)
    paragraph.paragraph_format.space_after = _LINE
    organisation, year, rest = re.split(r"(?=20\d\d年)(20)", title, maxsplit=1)
    parts = [organisation, year + rest] if len(title) > _TITLE_CHARACTERS else [title]
    run = paragraph.add_run()
    for number, part in enumerate(parts):
        if number:
            run.add_break()
        run.add_text(part)
    _set_font(run.font, fonts.title, size=_TITLE_SIZE)
    run.font.bold = fonts.bold_title


def _signature_length(lines: Sequence[str]) -> int:
    return 2 if _DATE.fullmatch(lines[-1]) and not lines[-2].endswith("。") else 0


def _add_signature(document: DocumentObject, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = _BODY_SIZE * 2
        paragraph.paragraph_format.space_before = Length(0) if number else _LINE


def _add_line(document: DocumentObject, line: str, layout: Layout) -> None:
    level, heading = heading_of(line)
    alone = heading == line
    style = f"Heading {level}" if alone and layout.real_headings else None
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.keep_with_next = alone
    if heading:
        run = paragraph.add_run(heading)
        if style is None:
            _set_heading_font(run, level, layout.fonts)
    _add_text(paragraph, line[len(heading) :], layout.revisions)


def _set_heading_font(run: Run, level: int, fonts: Fonts) -> None:
    face = (fonts.heading, fonts.subheading, fonts.body)[level - 1]
    _set_font(run.font, face, size=_BODY_SIZE)
    run.font.bold = level == len(_HEADINGS)


def _add_text(paragraph: Paragraph, text: str, revisions: Sequence[Revision]) -> None:
    for kind, piece in _pieces(text, revisions):
        run = paragraph.add_run(piece)
        if kind:
            _mark_tracked(paragraph, run, kind)


def _pieces(text: str, revisions: Sequence[Revision]) -> Iterator[tuple[str, str]]:
    """Yield (kind, text) with kind "", "del" or "ins"; without the "del" ones it is `text`."""
    for revision in revisions:
        before, found, after = text.partition(revision.anchor + revision.inserted)
        if not found:
            continue
        yield "", before + revision.anchor
        if revision.deleted:
            yield "del", revision.deleted
        if revision.inserted:
            yield "ins", revision.inserted
        text = after
    if text:
        yield "", text


def _mark_tracked(paragraph: Paragraph, run: Run, kind: str) -> None:
    change = OxmlElement(f"w:{kind}")
    change.set(qn("w:id"), str(len(paragraph._p)))
    change.set(qn("w:author"), "审稿人")
    change.set(qn("w:date"), f"{_WRITTEN.isoformat()}Z")
    run._r.addprevious(change)
    change.append(run._r)
    if kind == "del":
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")


def _add_table(document: DocumentObject, table: Table) -> None:
    _center(document.add_paragraph(table.caption))
    grid = document.add_table(rows=0, cols=len(table.rows[0]), style="Table Grid")
    for row in table.rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            _fill_cell(cell, text)


def _fill_cell(cell: _Cell, text: str) -> None:
    paragraph = cell.paragraphs[0]
    _center(paragraph)
    paragraph.add_run(text).font.size = _TABLE_SIZE
    paragraph.paragraph_format.line_spacing = Pt(20)


def _center(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = Length(0)
