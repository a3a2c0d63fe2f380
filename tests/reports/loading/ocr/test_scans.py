"""Scans as files: which pages are recognised, what is refused, and how well it is read."""

from __future__ import annotations

import hashlib
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assistant.errors import LoadError
from assistant.reports.loading import read_pdf as pdf_module
from assistant.reports.loading.loader import load_content, load_pictures
from assistant.reports.loading.ocr import recognise_pages, recogniser
from assistant.reports.loading.ocr.recogniser import Picture, RecognisedLine
from assistant.reports.loading.ocr.scan_job import ScanJob
from assistant.reports.loading.pdf.pdf_pages import PageImage, read_pages
from assistant.reports.loading.pdf.printed_lines import PdfPage
from tests.reports.loading.making import pdf
from tests.reports.loading.ocr.scans import as_pdf, find_font, make_scans

EXAMPLE = Path(__file__).parents[4] / "examples/sources/司法局-2024年上半年总结.md"
TEXT = (72.0, 700.0, 16.0, "全年调处邻里纠纷二百一十六件，成功率九成八。")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[Picture]:
    """Let pages say 一、建公园3座。 and 二、修管网7里。 by turns, the figure hardly readable.

    Return what was to be recognised.
    """
    seen: list[Picture] = []

    def recognise(picture: Picture) -> list[RecognisedLine]:
        seen.append(picture)
        corners = ((100.0, 100.0), (300.0, 100.0), (300.0, 130.0), (100.0, 130.0))
        text = "一、建公园3座。" if len(seen) % 2 else "二、修管网7里。"
        return [RecognisedLine(text=text, scores=(1, 1, 1, 1, 1, 0.5, 1, 1), corners=corners)]

    for module in (recogniser, pdf_module):
        monkeypatch.setattr(module, "has_recogniser", lambda: True)
    monkeypatch.setattr(recogniser, "recognise", recognise)
    monkeypatch.setattr(recogniser, "engine_version", lambda: "fake")
    monkeypatch.setattr(
        recognise_pages,
        "remove_seals",
        lambda picture: (picture, np.zeros(picture.shape[:2], bool)),
    )
    return seen


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (recogniser, pdf_module):
        monkeypatch.setattr(module, "has_recogniser", lambda: False)


def blank(width: int = 595, height: int = 842) -> Image.Image:
    return Image.new("RGB", (width, height), "white")


def test_a_scan_is_recognised_page_by_page(fake: list[Picture], tmp_path: Path) -> None:
    data = as_pdf([blank(), blank()])
    document = load_content(data, name="扫描.pdf", job=ScanJob(keep=tmp_path))
    assert [(line.page, line.text) for line in document.lines if line.text] == [
        (1, "一、建公园3座。"),
        (2, "二、修管网7里。"),
    ]
    assert [(doubt.page, doubt.text) for doubt in document.doubts] == [(1, "3座"), (2, "7里")]
    assert load_content(data, name="扫描.pdf", job=ScanJob(keep=tmp_path)) == document
    assert len(fake) == 2  # and kept


def test_a_picture_is_one_page(fake: list[Picture], tmp_path: Path) -> None:
    path = tmp_path / "第一页.png"
    blank().save(path)
    document = load_content(path.read_bytes(), name=path.name)
    assert document.format == "picture"
    assert [(line.page, line.text) for line in document.lines] == [(1, "一、建公园3座。")]


def test_pictures_are_the_pages_of_one_report(fake: list[Picture], tmp_path: Path) -> None:
    paths = [tmp_path / f"{n}.png" for n in (1, 2, 3)]
    blank().save(paths[0])
    paths[1].write_bytes(b"\x89PNG\r\n\x1a\n broken")
    blank().save(paths[2])
    document = load_pictures(paths)
    assert [(line.page, line.text) for line in document.lines if line.text] == [
        (1, "一、建公园3座。"),
        (3, "二、修管网7里。"),
    ]
    assert [(one.page, "损坏" in one.reason) for one in document.left_out] == [(2, True)]
    joined = b"".join(path.read_bytes() for path in paths)
    assert document.content_hash == hashlib.sha256(joined).hexdigest()


def test_photos_of_no_page_are_refused(
    fake: list[Picture], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recogniser, "recognise", lambda _: [])
    path = tmp_path / "合影.png"
    blank().save(path)
    with pytest.raises(LoadError, match="没有读到成段的文字，不像报告的一页"):
        load_pictures([path, path])
    with pytest.raises(LoadError, match="301张图片，一次最多识别300张"):
        load_pictures([path] * 301)


def test_a_page_that_cannot_be_opened_stops_no_other(
    fake: list[Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(_data: bytes, number: int, **_: int) -> PageImage:
        if number == 1:
            raise LoadError("第1页的图片有90000×90000像素，太大。")
        return PageImage(pixels=np.full((9, 9, 3), 255, np.uint8), scale=1)

    monkeypatch.setattr(pdf_module, "render_page", render)
    document = load_content(as_pdf([blank(), blank()]), name="扫描.pdf")
    assert [(line.page, line.text) for line in document.lines] == [(2, "一、建公园3座。")]
    assert [one.page for one in document.left_out] == [1]


def test_pages_with_text_keep_it(fake: list[Picture]) -> None:
    document = load_content(pdf([[TEXT], []]), name="总结.pdf")
    assert [line.text for line in document.lines if line.text] == [TEXT[3]]
    assert fake == []  # an empty page is no scan


def test_a_wide_page_is_rendered_within_bounds(fake: list[Picture]) -> None:
    load_content(as_pdf([blank(30_000, 100)]), name="宽.pdf")
    assert max(fake[0].shape) <= 2001


def test_a_thousand_pages_are_refused(fake: list[Picture]) -> None:
    with pytest.raises(LoadError, match="1000页，一次最多识别300页"):
        load_content(pdf([[]] * 1000), name="厚.pdf")
    assert fake == []


@pytest.mark.usefixtures("without_extra")
@pytest.mark.parametrize("name", ["扫描.pdf", "照片.jpg"])
def test_without_the_extra_the_refusal_names_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    blank().save(path)
    with pytest.raises(LoadError, match=r'安装 pip install ".*\[ocr\]" 后可以识别'):
        load_content(path.read_bytes(), name=name)


@pytest.mark.usefixtures("without_extra")
def test_a_scanned_page_among_others_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_scan(_data: bytes) -> list[PdfPage]:
        scanned = PdfPage(number=3, width=595, height=842, lines=(), pictured=0.9)
        return [*pages, scanned]

    data = pdf([[TEXT], [TEXT]])
    pages = read_pages(data)
    monkeypatch.setattr(pdf_module, "read_pages", with_scan)
    document = load_content(data, name="总结.pdf")
    assert document.unread_pages == (3,)
    assert recogniser.name_unread(document.unread_pages).startswith("第3页是扫描图片，没有读到；")


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="needs the extra ocr")
@pytest.mark.filterwarnings("default")  # of other people's libraries
def test_a_noisy_page_aslant_with_a_seal_is_read() -> None:
    font = find_font()
    if font is None:
        pytest.skip("needs a Chinese font")
    rows = (row.lstrip("# ").strip() for row in EXAMPLE.read_text("utf-8").splitlines())
    paragraphs = [row for row in rows if row][:8]
    scan = make_scans(paragraphs, font)[0]
    document = load_content(as_pdf([scan.image]), name="扫描.pdf")
    said, read = "".join(scan.lines), "".join(line.text for line in document.lines)
    assert _distance(said, read) <= 0.01 * len(said)
    assert re.findall(r"\d[\d.]*", read) == re.findall(r"\d[\d.]*", said)


def _distance(one: str, other: str) -> int:
    """Return in how many characters two texts differ (Levenshtein)."""
    row = list(range(len(other) + 1))
    for n, character in enumerate(one, 1):
        fresh = [n]
        for m, another in enumerate(other, 1):
            fresh.append(min(row[m] + 1, fresh[-1] + 1, row[m - 1] + (character != another)))
        row = fresh
    return row[-1]
