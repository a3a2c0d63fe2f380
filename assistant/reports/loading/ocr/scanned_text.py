"""Make paragraphs of recognised pages and of those that have their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.errors import LoadError
from assistant.records import Line
from assistant.reports.loading.blocks import number_blocks
from assistant.reports.loading.ocr.doubts import find_doubts, is_legible
from assistant.reports.loading.ocr.layout import align_pages, lay_out
from assistant.reports.loading.ocr.page_text import NO_TEXT, count_characters
from assistant.reports.loading.ocr.place_doubts import place_doubts
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.pdf.pdf_contents import mark_contents
from assistant.reports.loading.pdf.pdf_furniture import drop_furniture
from assistant.reports.loading.pdf.pdf_reflow import reflow
from assistant.reports.loading.pdf.printed_lines import PdfPage
from assistant.reports.loading.pdf.two_columns import unfold_columns
from assistant.reports.loading.pdf.wrapped_labels import join_labels
from assistant.scan_records import Doubt, PageLeftOut


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedText:
    """The paragraphs of a file with pages, and what is doubtful in those recognised."""

    lines: list[Line]
    doubts: tuple[Doubt, ...] = ()
    unread_pages: tuple[int, ...] = ()
    left_out: tuple[PageLeftOut, ...] = ()
    page_heads: tuple[str, ...] = ()


def read_recognised(
    pages: Sequence[PdfPage],
    recognised: Sequence[RecognisedPage],
    *,
    unread_pages: tuple[int, ...] = (),
) -> ScannedText:
    """Return the text of `pages`, those in `recognised` as they were recognised.

    Raises LoadError where nothing is read because pages are refused.
    """
    left_out = tuple(_find_left_out(recognised))
    laid_out = align_pages(
        [
            lay_out(
                [piece for piece in page.pieces if is_legible(piece)],
                number=page.number,
                pixels=page.pixels,
                scale=page.scale,
            )
            for page in recognised
            if not page.refused
        ]
    )
    merged = {page.number: page for page in (*pages, *laid_out)}
    in_order = [merged[number] for number in sorted(merged)]
    bare = drop_furniture(in_order)
    lines = number_blocks(mark_contents(reflow(unfold_columns([*map(join_labels, bare)]))))
    doubts = (doubt for page in recognised for doubt in find_doubts(page.pieces, page.number))
    if left_out and not any(line.text for line in lines):
        raise LoadError(left_out[0].reason, hint="")  # the reason has one
    return ScannedText(
        lines=lines,
        doubts=tuple(place_doubts(doubts, lines)),
        unread_pages=unread_pages,
        left_out=left_out,
        page_heads=_page_heads(in_order, bare),
    )


def _page_heads(pages: Sequence[PdfPage], bare: Sequence[PdfPage]) -> tuple[str, ...]:
    """Return the lines of the first page that are furniture."""
    kept = {line for page in bare[:1] for line in page.lines}
    return tuple(line.text for page in pages[:1] for line in page.lines if line not in kept)


def _find_left_out(pages: Sequence[RecognisedPage]) -> Iterator[PageLeftOut]:
    for page in pages:
        if page.refused:
            yield PageLeftOut(page=page.number, reason=page.refused)
        elif not count_characters(page):
            yield PageLeftOut(page=page.number, reason=NO_TEXT)
