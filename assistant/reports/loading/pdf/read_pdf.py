"""Read the text layer of a PDF as paragraphs."""

from __future__ import annotations

import re

from assistant.errors import LoadError
from assistant.records import Line
from assistant.reports.loading.blocks import number_blocks
from assistant.reports.loading.pdf.pdf_contents import mark_contents
from assistant.reports.loading.pdf.pdf_furniture import drop_furniture
from assistant.reports.loading.pdf.pdf_pages import PdfPage, read_pages
from assistant.reports.loading.pdf.pdf_reflow import reflow
from assistant.reports.loading.sniff import OCR_HINT

# A scan may carry a page number or a stamp as text; a page of a report has hundreds of characters.
_MIN_CHARACTERS_PER_PAGE = 8
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08]")


def read_pdf(data: bytes) -> list[Line]:
    """Return the paragraphs of `data`, numbered from 1, each with the page it begins on.

    Page numbers and running heads are left out. A blank line stands where the page leaves a gap.
    Raises LoadError for a damaged or encrypted file, and for one without a text layer.
    """
    pages = read_pages(data)
    _refuse_unreadable(pages)
    return number_blocks(mark_contents(reflow(drop_furniture(pages))))


def _refuse_unreadable(pages: list[PdfPage]) -> None:
    text = "".join(line.text for page in pages for line in page.lines)
    if len(text) < _MIN_CHARACTERS_PER_PAGE * len(pages):
        raise LoadError("PDF 没有文字层，可能是扫描件。", hint=OCR_HINT)
    if len(_UNREADABLE.findall(text)) > 0.2 * len(text):
        raise LoadError(
            "PDF 的文字是乱码（字体缺少编码对照表）。",
            hint="请找原始的 Word 文件，或用扫描软件识别（OCR）后再导入。",
        )
