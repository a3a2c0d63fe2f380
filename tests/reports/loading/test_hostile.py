"""Damaged, oversized, disguised and malicious files end in a LoadError, and soon."""

from __future__ import annotations

import contextlib
import random
import zipfile
from pathlib import Path

import pytest

from assistant.errors import LoadError
from assistant.reports.loading import load
from assistant.reports.loading.zip_bounds import MAX_RATIO
from tests.reports.loading.making import docx, p, pdf, write, zipped

GOOD = docx(p("今年以来，全县新建改建农村公路87公里。") * 30)
_W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
LAUGHS = (
    f"<!DOCTYPE d [<!ENTITY l0 '哈'>{_LAUGHS}]>"
    f"<w:document {_W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = (
    "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
    f"<w:document {_W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
)
DEEP = f"<w:document {_W}>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:document>"
PAGE = [(72, 700, 16, "今年以来，全县新建改建农村公路。")]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def _stream(name: str) -> bytes:
    """Return an entry of an OLE directory (MS-CFB, 2.6.1): 64 bytes for the name."""
    return name.encode("utf-16-le").ljust(64, b"\0")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(GOOD[: len(GOOD) // 2], "不完整", id="truncated Word file"),
        pytest.param(GOOD[:30], "不完整", id="the first 30 bytes"),
        pytest.param(zipped({"word/document.xml": " " * 30_000_000}), "庞大", id="zip bomb"),
        pytest.param(
            zipped({"word/document.xml": "<a/>", "word/media/x": b"\0" * 400_000_000}),
            "庞大",
            id="zip bomb among the pictures",
        ),
        pytest.param(zipped({"word/document.xml": LAUGHS}), "实体|损坏", id="billion laughs"),
        pytest.param(zipped({"word/document.xml": OUTSIDE}), "实体|损坏", id="outside entity"),
        pytest.param(zipped({"word/document.xml": DEEP}), "损坏", id="nested too deep"),
        pytest.param(zipped({"word/document.xml": "<w:p"}), "损坏", id="broken XML"),
        pytest.param(zipped({"word/other.xml": "<a/>"}), "没有正文", id="no main part"),
        pytest.param(docx(""), "没有文字", id="no text"),
        pytest.param(zipped({"xl/workbook.xml": "<a/>"}), "Excel", id="workbook"),
        pytest.param(zipped({"OFD.xml": "<a/>"}), "没有页面", id="OFD without pages"),
        pytest.param(zipped({"总结.txt": "甲"}), "压缩包", id="archive"),
        pytest.param(OLE + _stream("EncryptedPackage"), "加密", id="encrypted Office"),
        pytest.param(OLE + _stream("Workbook"), "Excel", id="old workbook"),
        pytest.param(OLE + _stream("Bookman Old Style"), "不认识", id="Word without its end"),
        pytest.param(OLE, "不认识", id="unknown old Office file"),
        pytest.param(b"%PDF-1.7\nnothing", "损坏", id="a PDF's head only"),
        pytest.param(pdf([PAGE])[:700], "损坏|没有文字", id="truncated PDF"),
        pytest.param(pdf([[]]), "没有文字", id="scan"),
        pytest.param(
            pdf(
                [PAGE],
                encrypt=f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'41' * 32}>/U<{'42' * 32}>>>"
                "/ID[<41><41>]",
            ),
            "密码",
            id="PDF with a password",
        ),
    ],
)
def test_refused_with_a_way_out(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(LoadError, match=message) as refusal:
        load(write(tmp_path, "总结.docx", data))
    assert refusal.value.hint


def test_the_bomb_is_one_by_our_measure() -> None:
    data = zipped({"word/document.xml": " " * 30_000_000})
    assert MAX_RATIO * len(data) < 30_000_000


def test_an_encrypted_entry_is_refused(tmp_path: Path) -> None:
    data = bytearray(GOOD)
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = data.find(sign)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(sign, start + 4)
    with pytest.raises(LoadError, match="加密"):
        load(write(tmp_path, "总结.docx", bytes(data)))


def test_a_file_is_read_as_what_it_is(tmp_path: Path) -> None:
    assert load(write(tmp_path, "其实是PDF.docx", pdf([PAGE]))).format == "pdf"
    assert load(write(tmp_path, "其实是Word.txt", GOOD)).format == "docx"
    assert load(write(tmp_path, "其实是网页.doc", "<html><p>今年</p></html>")).format == "html"


@pytest.mark.parametrize("original", [GOOD, pdf([PAGE] * 3)], ids=["docx", "pdf"])
def test_damaged_bytes_never_escape(tmp_path: Path, original: bytes) -> None:
    chance = random.Random(7)
    for _ in range(150):
        data = bytearray(original)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(LoadError):
            load(write(tmp_path, "坏.docx", bytes(data[: chance.randint(1, len(data))])))


def test_a_lie_about_the_size_is_noticed(tmp_path: Path) -> None:
    path = write(tmp_path, "总结.docx", zipped({"word/document.xml": "<a>" + " " * 9_000_000}))
    data = bytearray(path.read_bytes())
    for entry in zipfile.ZipFile(path).infolist():
        data = data.replace(entry.file_size.to_bytes(4, "little"), (900).to_bytes(4, "little"))
    with pytest.raises(LoadError, match="损坏"):
        load(write(tmp_path, "总结.docx", bytes(data)))
