"""Make scans: pages of text as pictures, aslant, with noise and a red seal."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy
from PIL import Image, ImageDraw, ImageFont

DOTS_PER_INCH = 150
_WIDTH, _HEIGHT = 1240, 1754  # A4
_LEFT, _TOP, _BOTTOM = 160, 200, 190
_SIZE, _LEADING = 33, 58  # 三号 type
_PER_LINE, _LINES = 28, 23
_NEVER_FIRST = "，。、；：！？）》”%.0123456789"
_RED = (200, 30, 30)
_FONTS = [
    Path("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
    Path("C:/Windows/Fonts/simfang.ttf"),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One scanned page, and what it says."""

    image: Image.Image
    lines: tuple[str, ...]


def find_font() -> Path | None:
    """Return a font with Chinese characters, None where the machine has none."""
    return next((path for path in _FONTS if path.exists()), None)


def make_scans(paragraphs: list[str], font: Path, *, seed: int = 0) -> list[Scan]:
    """Return these paragraphs as scanned pages, each aslant by a degree, with noise and a seal."""
    lines = [line for text in paragraphs for line in _break(text)]
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]
    return [
        Scan(image=_scan(page, font, seed + n, n + 1), lines=tuple(line.strip() for line in page))
        for n, page in enumerate(pages)
    ]


def as_pdf(images: list[Image.Image], *, dots: int = DOTS_PER_INCH) -> bytes:
    """Return pictures as the PDF that a scanner saves: no text, a JPEG on each page."""
    file = io.BytesIO()
    rest = images[1:]
    images[0].save(file, "PDF", save_all=True, append_images=rest, resolution=dots, quality=80)
    return file.getvalue()


def _type(font: Path, size: int) -> ImageFont.FreeTypeFont:
    simplified = 2 if font.suffix == ".ttc" else 0  # of Noto's collection; its first is Japanese
    return ImageFont.truetype(str(font), size, index=simplified)


def _break(text: str) -> list[str]:
    """Return the printed lines of a paragraph: full, and none begins with a mark."""
    lines, line, room = [], "", 0.0
    for character in "\u3000\u3000" + text:
        width = 0.55 if character.isascii() else 1.0
        if room + width > _PER_LINE and character not in _NEVER_FIRST:
            lines.append(line)
            line, room = "", 0.0
        line, room = line + character, room + width
    return [*lines, line]


def _scan(lines: list[str], font: Path, seed: int, number: int) -> Image.Image:
    paper = Image.new("RGB", (_WIDTH, _HEIGHT), "white")
    pen = ImageDraw.Draw(paper)
    type_ = _type(font, _SIZE)
    for n, line in enumerate(lines):
        indent = _SIZE * (len(line) - len(line.lstrip()))
        pen.text((_LEFT + indent, _TOP + n * _LEADING), line.strip(), font=type_, fill=(25, 25, 25))
    pen.text((_WIDTH - 260, _HEIGHT - _BOTTOM + 40), f"— {number} —", font=type_, fill=(25, 25, 25))
    _stamp(paper, font)
    angle = 1 if seed % 2 else -1
    turned = paper.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    noise = numpy.random.default_rng(seed).normal(0, 14, (_HEIGHT, _WIDTH, 1))
    noisy = numpy.clip(numpy.asarray(turned, float) * 0.95 + noise, 0, 255)
    return Image.fromarray(noisy.astype(numpy.uint8))


def _stamp(paper: Image.Image, font: Path) -> None:
    """Print a round seal over the last lines, as over a signature: ink lets the type through."""
    seal = Image.new("RGB", paper.size, "white")
    pen = ImageDraw.Draw(seal)
    centre = _WIDTH - 400, _HEIGHT - 480
    box = [centre[0] - 155, centre[1] - 155, centre[0] + 155, centre[1] + 155]
    pen.ellipse(box, outline=_RED, width=8)
    pen.text((centre[0] - 28, centre[1] - 30), "★", font=_type(font, 56), fill=_RED)
    pen.text(
        (centre[0] - 105, centre[1] + 55),
        "澜川市东浦区",
        font=_type(font, 35),
        fill=_RED,
    )
    darker = numpy.minimum(numpy.asarray(paper), numpy.asarray(seal))
    paper.paste(Image.fromarray(darker))
