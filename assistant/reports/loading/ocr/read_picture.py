"""Read a photo or a scan in a picture file as one page."""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING

import numpy as np

from assistant.errors import LoadError
from assistant.reports.loading.ocr.recognise_pages import recognise_pages
from assistant.reports.loading.ocr.recogniser import Picture, require_recogniser
from assistant.reports.loading.ocr.scan_job import ALONE, ScanJob
from assistant.reports.loading.ocr.scanned_text import ScannedText, read_recognised

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

LONGEST_SIDE = 2000  # pixels: more do not help to tell characters apart
_MOST_PIXELS = 150_000_000  # in memory at once
_SMALLER = "请把图片缩小到一万像素以内再收录。"


def read_picture(data: bytes, *, job: ScanJob = ALONE) -> ScannedText:
    """Return the text of the page in a picture.

    Raises LoadError for a damaged or a huge one, and without the extra.
    """
    require_recogniser("这是图片")
    content_hash = hashlib.sha256(data).hexdigest()
    renders = {1: lambda: (open_picture(data), 0.0)}
    return read_recognised([], recognise_pages(renders, content_hash, job))


def open_picture(data: bytes) -> Picture:
    """Return the pixels of a JPEG or PNG, upright, at most `LONGEST_SIDE` wide and high."""
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            # Pillow's own limit: the size is looked at below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=["JPEG", "PNG"])
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded at less size
            if image.width * image.height > _MOST_PIXELS:
                raise LoadError(f"图片有{image.width}×{image.height}像素，太大。", hint=_SMALLER)
            upright = _on_white(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError as error:
        raise LoadError("图片的像素太多。", hint=_SMALLER) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise LoadError(
            "图片不完整或已损坏，无法打开。", hint="请重新扫描、拍照或复制。"
        ) from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return np.asarray(upright, np.uint8)


def _on_white(image: PillowImage) -> PillowImage:
    """Return an image in colours, what is transparent as white paper."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
