"""Read an OFD file, the fixed pages of Chinese offices (GB/T 33190-2016), as paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from assistant.errors import LoadError
from assistant.reports.loading.ocr import recogniser
from assistant.reports.loading.ocr.read_picture import open_picture
from assistant.reports.loading.ocr.recognise_pages import recognise_pages
from assistant.reports.loading.ocr.recogniser import Picture
from assistant.reports.loading.ocr.scan_job import ALONE, ScanJob
from assistant.reports.loading.ocr.scanned_pages import find_scanned, refuse_unreadable
from assistant.reports.loading.ocr.scanned_text import ScannedText, read_recognised
from assistant.reports.loading.ofd.ofd_geometry import POINTS, PlacedObject, place_objects
from assistant.reports.loading.ofd.ofd_lines import lay_out_ofd
from assistant.reports.loading.ofd.ofd_package import SAVE_AS, OfdPage, iter_pages, parse_box
from assistant.reports.loading.pdf.printed_lines import PdfPage
from assistant.reports.loading.sniff import PICTURE_STARTS
from assistant.reports.loading.xml_package import open_package

_KIND = "OFD 文件"
_MOST_CHARACTERS = 3_000_000  # in one file: 1,000 pages have 1,500,000
_MOST_OBJECTS = 3_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scan:
    """The picture that a page consists of."""

    part: str
    width: float  # points


def read_ofd(data: bytes, *, job: ScanJob = ALONE) -> ScannedText:
    """Return the paragraphs and table rows of `data`, numbered from 1, each with its page.

    Seals and remarks are no part of the text. Pages without text are recognised, as `job` says.
    Raises LoadError for a damaged, encrypted or oversized file, and for a scan without the extra.
    """
    pages, scans = _read_pages(data)
    if not scans:
        refuse_unreadable(pages, kind="OFD")
        return read_recognised(pages, [])
    scanned = find_scanned(pages, kind="OFD")
    if not scanned or not recogniser.has_recogniser():
        return read_recognised(pages, [], unread_pages=tuple(scanned))
    renders = {n: partial(_render, data, n, scans[n]) for n in scanned if n in scans}
    content_hash = hashlib.sha256(data).hexdigest()
    return read_recognised(pages, recognise_pages(renders, content_hash, job))


def _read_pages(data: bytes) -> tuple[list[PdfPage], dict[int, _Scan]]:
    """Return all pages, and by number the largest picture on each that has one."""
    pages: list[PdfPage] = []
    scans: dict[int, _Scan] = {}
    characters = objects = 0
    with open_package(data, kind=_KIND, hint=SAVE_AS) as package:
        for page in iter_pages(package):
            placed = place_objects(page)
            lines = lay_out_ofd(placed)
            characters += sum(len(line.text) for line in lines)
            objects += len(placed)
            if characters > _MOST_CHARACTERS or objects > _MOST_OBJECTS:
                raise LoadError("OFD 文件太长，不像工作报告。", hint="请拆成几个文件再导入。")
            scan, share = _largest_picture(page, placed)
            if scan is not None:
                scans[page.number] = scan
            pages.append(
                PdfPage(
                    number=page.number,
                    width=page.width * POINTS,
                    height=page.height * POINTS,
                    lines=tuple(lines),
                    pictured=share,
                )
            )
    return pages, scans


def _largest_picture(page: OfdPage, objects: Sequence[PlacedObject]) -> tuple[_Scan | None, float]:
    """Return the largest picture on a page, and the share of the page that it covers."""
    found, largest = None, 0.0
    for one in objects:
        part = page.resources.pictures.get(one.element.get("ResourceID") or "")
        box = parse_box(one.element.get("Boundary"))
        if one.kind == "ImageObject" and part and box and box[2] * box[3] > largest:
            largest = box[2] * box[3]
            found = _Scan(part=part, width=box[2] * POINTS)
    return found, largest / (page.width * page.height) if page.width and page.height else 0.0


def _render(data: bytes, number: int, scan: _Scan) -> tuple[Picture, float]:
    """Return the picture of a page, and its pixels for each point."""
    with open_package(data, kind=_KIND, hint=SAVE_AS) as package:
        content = package.read(scan.part)
    if content is None or not content.startswith(PICTURE_STARTS):
        raise LoadError(f"OFD 文件第{number}页是扫描图片，格式特殊，认不了。", hint=SAVE_AS)
    picture = open_picture(content)
    return picture, picture.shape[1] / scan.width if scan.width else 0.0
