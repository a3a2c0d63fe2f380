"""Tell which pages of a file are scans: they have no text, and a picture nearly fills them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.errors import LoadError
from assistant.reports.loading.ocr.recogniser import require_recogniser
from assistant.reports.loading.pdf.pdf_pages import MIN_CHARACTERS_PER_PAGE
from assistant.reports.loading.pdf.printed_lines import PdfPage

MOST_SCANNED = 300  # pages: some ten minutes
_PICTURED = 0.4  # of a page without text: a scan, and no blank page with an emblem
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08]")


def find_scanned(pages: Sequence[PdfPage], *, kind: str) -> list[int]:
    """Return the numbers of the pages to recognise; LoadError where they cannot be.

    `kind` is what messages call the file.
    """
    short = [page for page in pages if _characters(page) < MIN_CHARACTERS_PER_PAGE]
    if sum(map(_characters, pages)) < MIN_CHARACTERS_PER_PAGE * len(pages):
        require_recogniser(f"{kind} 没有文字层，是扫描件")
        scanned = [page.number for page in short]
    else:
        refuse_unreadable(pages, kind=kind)
        scanned = [page.number for page in short if page.pictured >= _PICTURED]
    if len(scanned) > MOST_SCANNED:
        raise LoadError(
            f"扫描件有{len(scanned)}页，一次最多识别{MOST_SCANNED}页。",
            hint="请拆成几个文件再收录。",
        )
    return scanned


def _characters(page: PdfPage) -> int:
    return sum(len(line.text) for line in page.lines)


def refuse_unreadable(pages: Sequence[PdfPage], *, kind: str) -> None:
    """Raise LoadError where the text does not say which characters it prints."""
    text = "".join(line.text for page in pages for line in page.lines)
    if len(_UNREADABLE.findall(text)) > 0.2 * len(text):
        raise LoadError(
            f"{kind} 的文字是乱码（字体缺少编码对照表）。",
            hint="请找原始的 Word 文件，或用扫描软件识别（OCR）后再导入。",
        )
