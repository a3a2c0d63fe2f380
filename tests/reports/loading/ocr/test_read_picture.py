"""Pictures: upright, of bounded size, and refused with a reason where they cannot be read."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from assistant.errors import LoadError
from assistant.reports.loading.ocr.read_picture import open_picture


def encoded(image: Image.Image, kind: str = "PNG", *, turned: bool = False) -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6  # the camera was held upright
    image.save(file, kind, exif=exif)
    return file.getvalue()


def test_a_picture_keeps_its_pixels() -> None:
    image = Image.new("RGB", (30, 20), (1, 2, 3))
    assert open_picture(encoded(image)).tolist() == [[[1, 2, 3]] * 30] * 20


def test_a_photo_is_turned_as_it_was_held() -> None:
    assert open_picture(encoded(Image.new("RGB", (30, 20)), "JPEG", turned=True)).shape == (
        30,
        20,
        3,
    )


def test_transparent_paper_is_white() -> None:
    assert np.unique(open_picture(encoded(Image.new("RGBA", (5, 5), (0, 0, 0, 0))))).tolist() == [
        255
    ]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_wide_picture_is_made_smaller(kind: str) -> None:
    picture = open_picture(encoded(Image.new("L", (30_000, 300), 255), kind))
    assert picture.shape == (20, 2000, 3)


def test_a_bomb_is_refused_unopened() -> None:
    header = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0d" + header + struct.pack(">I", zlib.crc32(header))
    with pytest.raises(LoadError, match="像素"):
        open_picture(bomb + b"\0\0\0\x09IDAT" + b"\0" * 13)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_broken_off_picture_is_refused(kind: str) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), np.uint8)
    with pytest.raises(LoadError, match="不完整或已损坏"):
        open_picture(encoded(Image.fromarray(noise), kind)[:5000])
