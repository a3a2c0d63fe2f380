"""Read photos or scans in picture files as the pages of one report."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import LoadError
from assistant.reports.loading.ocr.page_text import NO_TEXT, is_text_page
from assistant.reports.loading.ocr.recognise_pages import recognise_pages
from assistant.reports.loading.ocr.recognised_page import RecognisedPage
from assistant.reports.loading.ocr.recogniser import Picture, require_recogniser
from assistant.reports.loading.ocr.scan_job import ScanJob
from assistant.reports.loading.ocr.scanned_pages import MOST_SCANNED
from assistant.reports.loading.ocr.scanned_text import ScannedText, read_recognised

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

LONGEST_SIDE = 2000  # pixels: more do not help to tell characters apart
_MOST_PIXELS = 100_000_000  # in memory at once
_FEWER = "请分放在几个文件夹里再收录。"
_CLEARER = "确是一页的，请重新扫描或拍得清楚些。"
_SMALLER = "请把图片缩小到一万像素以内再收录。"


def read_pictures(
    files: Sequence[Callable[[], bytes]], content_hash: str, *, job: ScanJob
) -> ScannedText:
    """Return the text of the pages in the picture files that `files` open, in their order.

    A damaged or a huge one, and one that shows no page, is left out; LoadError where that leaves
    none, and without the extra.
    """
    require_recogniser("这是图片")
    if len(files) > MOST_SCANNED:
        raise LoadError(f"{len(files)}张图片，一次最多识别{MOST_SCANNED}张。", hint=_FEWER)
    renders = {number: partial(_render, file) for number, file in enumerate(files, 1)}
    pages = [_refuse_textless(page) for page in recognise_pages(renders, content_hash, job)]
    return read_recognised([], pages)


def _render(read: Callable[[], bytes]) -> tuple[Picture, float]:
    return open_picture(read()), 0.0


def _refuse_textless(page: RecognisedPage) -> RecognisedPage:
    return page if page.refused or is_text_page(page) else replace(page, refused=NO_TEXT + _CLEARER)


def open_picture(data: bytes) -> Picture:
    """Return the pixels of a JPEG or PNG, upright, at most `LONGEST_SIDE` wide and high."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # Pillow's own limit: the size is looked at below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image: PillowImage = Image.open(io.BytesIO(data), formats=["JPEG", "PNG"])
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded at less size
            if image.width * image.height > _MOST_PIXELS:
                raise LoadError(f"图片有{image.width}×{image.height}像素，太大。", hint=_SMALLER)
            if image.mode in {"1", "P"}:  # of these no smaller ones are made
                image = image.convert("L" if image.mode == "1" else "RGBA")
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
            upright = _on_white(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError as error:
        raise LoadError("图片的像素太多。", hint=_SMALLER) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise LoadError(
            "图片不完整或已损坏，无法打开。", hint="请重新扫描、拍照或复制。"
        ) from error
    return np.asarray(upright, np.uint8)


def _on_white(image: PillowImage) -> PillowImage:
    """Return an image in colours, what is transparent as white paper."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
