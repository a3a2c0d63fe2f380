"""Read an OFD file, the fixed pages of Chinese offices (GB/T 33190-2016), as paragraphs."""

from __future__ import annotations

from assistant.reports.loading.ocr.scanned_text import ScannedText, read_recognised
from assistant.reports.loading.ofd.ofd_lines import lay_out_ofd
from assistant.reports.loading.ofd.ofd_package import SAVE_AS, iter_pages
from assistant.reports.loading.xml_package import open_package


def read_ofd(data: bytes) -> ScannedText:
    """Return the paragraphs and table rows of `data`, numbered from 1, each with its page.

    Seals and remarks are no part of the text. Raises LoadError for a damaged, encrypted or
    oversized file.
    """
    with open_package(data, kind="OFD 文件", hint=SAVE_AS) as package:
        pages = [lay_out_ofd(page) for page in iter_pages(package)]
    return read_recognised(pages, [])
