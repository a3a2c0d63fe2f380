"""Recognise the pages of a scan, but for those kept from before a break."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from assistant.errors import LoadError
from assistant.reports.loading.ocr.kept_pages import KeptPages
from assistant.reports.loading.ocr.page_text import paper_share
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.ocr.recogniser import Picture
from assistant.reports.loading.ocr.scan_job import ScanJob
from assistant.reports.loading.ocr.sealed_text import doubt_sealed
from assistant.reports.loading.ocr.seals import remove_seals
from assistant.reports.loading.ocr.upright import recognise_upright

Render = Callable[[], tuple[Picture, float]]  # the picture, and its pixels for each point


def recognise_pages(
    renders: Mapping[int, Render], content_hash: str, job: ScanJob
) -> list[RecognisedPage]:
    """Return the pages of the file with these contents, by number.

    Each is kept as soon as it is recognised; those kept before are not rendered. One that cannot be
    rendered is refused, and stops no other.
    """
    kept = KeptPages.of(job.keep, content_hash)
    pages = {number: page for number in renders if (page := kept.load(number)) is not None}
    for number in [number for number in renders if number not in pages]:
        job.on_page(len(pages), len(renders))
        with job.turn:
            pages[number] = page = _recognise(renders[number], number)
        if not page.refused:
            kept.store(page)
    job.on_page(len(pages), len(renders))
    return [pages[number] for number in renders]


def _recognise(render: Render, number: int) -> RecognisedPage:
    try:
        rendered, scale = render()
    except LoadError as error:
        return RecognisedPage(
            number=number, pixels=(1, 1), scale=0, pieces=(), refused=error.advice
        )
    picture, sealed = remove_seals(rendered)
    quarters, pieces = recognise_upright(picture)
    sealed = np.rot90(sealed, quarters)
    return RecognisedPage(
        number=number,
        pixels=(sealed.shape[1], sealed.shape[0]),
        scale=scale,
        pieces=tuple(doubt_sealed(piece, sealed) for piece in pieces),
        paper=paper_share(rendered),
    )
