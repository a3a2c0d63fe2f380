"""Make paragraphs of recognised pages and of those that have their text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.records import Doubt, Line
from assistant.reports.loading.blocks import number_blocks
from assistant.reports.loading.ocr.doubts import find_doubts, is_legible
from assistant.reports.loading.ocr.layout import align_pages, lay_out
from assistant.reports.loading.ocr.place_doubts import place_doubts
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.pdf.pdf_contents import mark_contents
from assistant.reports.loading.pdf.pdf_furniture import drop_furniture
from assistant.reports.loading.pdf.pdf_pages import PdfPage
from assistant.reports.loading.pdf.pdf_reflow import reflow
from assistant.reports.loading.pdf.two_columns import unfold_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedText:
    """The paragraphs of a file with pages, and what is doubtful in those recognised."""

    lines: list[Line]
    doubts: tuple[Doubt, ...] = ()
    unread_pages: tuple[int, ...] = ()
    page_heads: tuple[str, ...] = ()


def read_recognised(
    pages: Sequence[PdfPage],
    recognised: Sequence[RecognisedPage],
    *,
    unread_pages: tuple[int, ...] = (),
) -> ScannedText:
    """Return the text of `pages`, those in `recognised` as they were recognised."""
    laid_out = align_pages(
        [
            lay_out(
                [piece for piece in page.pieces if is_legible(piece)],
                number=page.number,
                pixels=page.pixels,
                scale=page.scale,
            )
            for page in recognised
        ]
    )
    merged = {page.number: page for page in (*pages, *laid_out)}
    in_order = [merged[number] for number in sorted(merged)]
    bare = drop_furniture(in_order)
    lines = number_blocks(mark_contents(reflow(list(map(unfold_columns, bare)))))
    doubts = (doubt for page in recognised for doubt in find_doubts(page.pieces, page.number))
    return ScannedText(
        lines=lines,
        doubts=tuple(place_doubts(doubts, lines)),
        unread_pages=unread_pages,
        page_heads=tuple(line.text for line in in_order[0].lines if line not in bare[0].lines)
        if in_order
        else (),
    )
