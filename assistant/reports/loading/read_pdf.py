"""Read a PDF as paragraphs: its text layer, and the pages that were scanned."""

from __future__ import annotations

import hashlib
from functools import partial

from assistant.reports.loading.ocr.read_picture import LONGEST_SIDE
from assistant.reports.loading.ocr.recognise_pages import recognise_pages
from assistant.reports.loading.ocr.recogniser import Picture, has_recogniser
from assistant.reports.loading.ocr.scan_job import ALONE, ScanJob
from assistant.reports.loading.ocr.scanned_pages import find_scanned
from assistant.reports.loading.ocr.scanned_text import ScannedText, read_recognised
from assistant.reports.loading.pdf.pdf_pages import read_pages, render_page

_DOTS_PER_INCH = 200


def read_pdf(data: bytes, *, job: ScanJob = ALONE) -> ScannedText:
    """Return the paragraphs of `data`, numbered from 1, each with the page it begins on.

    Page numbers and running heads are left out. A blank line stands where the page leaves a gap.
    Pages without text are recognised, as `job` says. Raises LoadError for a damaged or encrypted
    file, and for a scan without the extra or of too many pages.
    """
    pages = read_pages(data)
    scanned = find_scanned(pages, kind="PDF")
    if not scanned or not has_recogniser():
        return read_recognised(pages, [], unread_pages=tuple(scanned))
    renders = {number: partial(_render, data, number) for number in scanned}
    content_hash = hashlib.sha256(data).hexdigest()
    return read_recognised(pages, recognise_pages(renders, content_hash, job))


def _render(data: bytes, number: int) -> tuple[Picture, float]:
    image = render_page(data, number, longest=LONGEST_SIDE, dots_per_inch=_DOTS_PER_INCH)
    return image.pixels, image.scale
