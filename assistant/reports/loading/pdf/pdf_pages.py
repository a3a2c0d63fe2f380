"""Read the printed lines of each page of a PDF, with their positions."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from assistant.errors import LoadError
from assistant.reports.loading.pdf.glyphs import Glyph
from assistant.reports.loading.pdf.pdf_rules import read_page_rules
from assistant.reports.loading.pdf.printed_lines import (
    PdfPage,
    PrintedLine,
    print_line,
    split_at_gaps,
)
from assistant.reports.loading.pdf.row_rules import find_ruled
from assistant.reports.loading.pdf.table_rows import split_tables
from assistant.reports.loading.pdf.two_columns import has_columns

_LOCK = threading.Lock()  # PDFium must not be used by two threads at once
_SAVE_AS = "请用 PDF 阅读器打开，另存或打印为新的 PDF，或转换为 Word 后再导入。"
# A scan may carry a page number or a stamp as text; a page of a report has hundreds of characters.
MIN_CHARACTERS_PER_PAGE = 8
_RESCAN = "请用300点以内的分辨率重新扫描。"
_MOST_PIXELS = 150_000_000  # of one picture, in memory at once
SLANT = 0.1  # a watermark is set aslant; pages may be turned by a right angle
_LINE_END = {"\r", "\n"}
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A page as a picture."""

    pixels: NDArray[np.uint8]  # rows, columns, and red, green, blue
    scale: float  # pixels for each point


def read_pages(data: bytes) -> list[PdfPage]:
    """Return the pages of `data`. Raises LoadError for a damaged or encrypted file."""
    with _open(data) as document:
        return [_read_page(document, index) for index in range(len(document))]


def render_page(data: bytes, number: int, *, longest: int, dots_per_inch: int) -> PageImage:
    """Return page `number` as a picture, at most `longest` pixels wide and high.

    Raises LoadError where a picture on it has more pixels than fit into memory.
    """
    with _open(data) as document:
        page = document[number - 1]
        for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
            wide, high = picture.get_px_size()
            if wide * high > _MOST_PIXELS:
                raise LoadError(f"第{number}页的图片有{wide}×{high}像素，太大。", hint=_RESCAN)
        scale = min(dots_per_inch / 72, longest / max(page.get_size()))
        pixels = page.render(scale=scale, rev_byteorder=True).to_numpy()
        return PageImage(pixels=pixels[..., :3].copy(), scale=scale)


@contextmanager
def _open(data: bytes) -> Iterator[Any]:
    """Yield the document, with PDFium for this thread alone; its errors as LoadError."""
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error) from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise _refusal(error) from error
        finally:
            document.close()


def _refusal(error: pypdfium2.PdfiumError) -> LoadError:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error):
        return LoadError("PDF 有打开密码。", hint="请输入密码打开，另存为没有密码的文件后再导入。")
    return LoadError("PDF 已损坏或不完整，无法打开。", hint=_SAVE_AS)


def _read_page(document: Any, index: int) -> PdfPage:
    page = document[index]
    width, height = page.get_size()
    text_page = page.get_textpage()
    lines = _print_page(text_page, page)
    text_page.close()
    short = sum(len(line.text) for line in lines) < MIN_CHARACTERS_PER_PAGE
    pictured = _pictured_share(page, width * height) if short else 0.0
    page.close()
    return PdfPage(number=index + 1, width=width, height=height, lines=lines, pictured=pictured)


def _print_page(text_page: Any, page: Any) -> tuple[PrintedLine, ...]:
    """Return the lines of a page in their order; a ruled table by rows."""
    runs = list(_split_lines(_glyphs(text_page)))
    split = split_tables(runs, find_ruled(read_page_rules(page), runs))
    lines = _print_lines(split.runs)
    parts = [(n, part) for n, run in split.runs for part in split_at_gaps(run)]
    if len(parts) > len(split.runs):
        apart = _print_lines(parts)
        if has_columns([line for _, line in apart]):
            lines = apart  # a program wrote the two columns line by line
    lines += [(table.first, row) for table in split.tables for row in table.rows]
    return tuple(line for _, line in sorted(lines, key=lambda numbered: numbered[0]))


def _print_lines(runs: Sequence[tuple[int, list[Glyph]]]) -> list[tuple[int, PrintedLine]]:
    return [(n, line) for n, run in runs if (line := print_line(run)) is not None]


def _pictured_share(page: Any, area: float) -> float:
    """Return the share of a page that the largest picture on it covers."""
    shares = [0.0]
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = picture.get_bounds()
        shares.append((right - left) * (top - bottom) / area if area else 0.0)
    return max(shares)


def _glyphs(text_page: Any) -> Iterator[Glyph]:
    for index in range(text_page.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text_page, index))
        if character in _LINE_END:
            yield Glyph("\n", 0, 0, 0, 0)
            continue
        if abs(math.sin(2 * pdfium.FPDFText_GetCharAngle(text_page, index))) > SLANT:
            continue
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        text = _HYPHENS.get(character, character)
        yield Glyph(text, left, bottom, right, top - bottom)


def _split_lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the lines; a cell beside another, but not level with it, is a line of its own."""
    line: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        is_inked = not glyph.text.isspace()
        if glyph.text == "\n" or (is_inked and last is not None and _is_apart(last, glyph)):
            yield line
            line, last = [], None
        if glyph.text != "\n":
            line.append(glyph)
            last = glyph if is_inked else last
    yield line


def _is_apart(last: Glyph, glyph: Glyph) -> bool:
    """Return whether a character is neither level with the one before it nor next to it."""
    is_next = last.left <= glyph.left <= last.right + glyph.height
    return not is_next and not last.is_level(glyph)
