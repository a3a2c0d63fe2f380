"""Read a PDF as paragraphs: its text layer, and the pages that were scanned."""

from __future__ import annotations

import hashlib
import re
from functools import partial

from assistant.errors import LoadError
from assistant.reports.loading.ocr.read_picture import LONGEST_SIDE
from assistant.reports.loading.ocr.recognise_pages import recognise_pages
from assistant.reports.loading.ocr.recogniser import Picture, has_recogniser, require_recogniser
from assistant.reports.loading.ocr.scan_job import ALONE, ScanJob
from assistant.reports.loading.ocr.scanned_text import ScannedText, read_recognised
from assistant.reports.loading.pdf.pdf_pages import (
    MIN_CHARACTERS_PER_PAGE,
    PdfPage,
    read_pages,
    render_page,
)

_DOTS_PER_INCH = 200
_MOST_SCANNED = 300  # pages: some ten minutes
_PICTURED = 0.4  # of a page without text: a scan, and no blank page with an emblem
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08]")


def read_pdf(data: bytes, *, job: ScanJob = ALONE) -> ScannedText:
    """Return the paragraphs of `data`, numbered from 1, each with the page it begins on.

    Page numbers and running heads are left out. A blank line stands where the page leaves a gap.
    Pages without text are recognised, as `job` says. Raises LoadError for a damaged or encrypted
    file, and for a scan without the extra or of too many pages.
    """
    pages = read_pages(data)
    scanned = _scanned_pages(pages)
    if not scanned or not has_recogniser():
        return read_recognised(pages, [], unread_pages=tuple(scanned))
    renders = {number: partial(_render, data, number) for number in scanned}
    content_hash = hashlib.sha256(data).hexdigest()
    return read_recognised(pages, recognise_pages(renders, content_hash, job))


def _scanned_pages(pages: list[PdfPage]) -> list[int]:
    """Return the numbers of the pages to recognise; LoadError where they cannot be."""
    short = [page for page in pages if _characters(page) < MIN_CHARACTERS_PER_PAGE]
    text = "".join(line.text for page in pages for line in page.lines)
    if len(text) < MIN_CHARACTERS_PER_PAGE * len(pages):
        require_recogniser("PDF 没有文字层，是扫描件")
        scanned = [page.number for page in short]
    else:
        _refuse_unreadable(text)
        scanned = [page.number for page in short if page.pictured >= _PICTURED]
    if len(scanned) > _MOST_SCANNED:
        raise LoadError(
            f"扫描件有{len(scanned)}页，一次最多识别{_MOST_SCANNED}页。",
            hint="请拆成几个文件再收录。",
        )
    return scanned


def _characters(page: PdfPage) -> int:
    return sum(len(line.text) for line in page.lines)


def _refuse_unreadable(text: str) -> None:
    if len(_UNREADABLE.findall(text)) > 0.2 * len(text):
        raise LoadError(
            "PDF 的文字是乱码（字体缺少编码对照表）。",
            hint="请找原始的 Word 文件，或用扫描软件识别（OCR）后再导入。",
        )


def _render(data: bytes, number: int) -> tuple[Picture, float]:
    image = render_page(data, number, longest=LONGEST_SIDE, dots_per_inch=_DOTS_PER_INCH)
    return image.pixels, image.scale
