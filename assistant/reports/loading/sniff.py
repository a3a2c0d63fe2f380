"""Detect a file's format by its content; the suffix may be wrong."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import Path

from assistant.errors import LoadError


class Format(StrEnum):
    """The formats that can be read; the values are those of `Document.format`."""

    TEXT = "txt"
    MARKDOWN = "md"
    DOCX = "docx"
    PDF = "pdf"
    OFD = "ofd"
    HTML = "html"
    PICTURE = "picture"  # of a page: .jpg, .png
    OFFICE = "doc"  # whatever only an office program can open: .doc, .wps, .rtf, .odt


SAVE_AS_DOCX = "请用 Word 或 WPS 打开，另存为 .docx 后再导入。"
_AS_PICTURE = "一页的照片或扫描件请存为 .jpg 或 .png。"
PICTURE_STARTS = (b"\x89PNG", b"\xff\xd8\xff")
_UNPACK = "请先解压，再导入其中的文件。"
_TABLE = "报告请用 Word、PDF 或文本文件；数据表可作为台账在起草时使用。"

_PDF = re.compile(rb"^\s*%PDF-\d|\n%PDF-\d")
_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The first bytes of a file, what the user calls it, and what to do instead.
_REFUSED_STARTS = [
    (b"GIF8", "图片", _AS_PICTURE),
    (b"BM", "图片", _AS_PICTURE),
    (b"II*\0", "图片", _AS_PICTURE),
    (b"MM\0*", "图片", _AS_PICTURE),
    (b"RIFF", "图片或音视频", _AS_PICTURE),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", _UNPACK),
    (b"Rar!", "压缩包", _UNPACK),
    (b"\x1f\x8b", "压缩包", _UNPACK),
    (b"MIME-Version:", "单个文件网页（MHT）", SAVE_AS_DOCX),
    (b"SQLite format 3\0", "数据库", ""),
]
_REFUSED_ZIPS = [
    ("xl/", "Excel 表格", _TABLE),
    ("ppt/", "演示文稿", "请把文字另存为 Word 或文本文件。"),
]
# Parts by which a ZIP is one document: of Office, of OFD, of OpenDocument.
_DOCUMENT_PARTS = {"[Content_Types].xml", "word/document.xml", "OFD.xml", "mimetype"}
_NO_ZIP = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError)
_WORD_STREAM = "WordDocument"
_WORKBOOK_STREAMS = ("Workbook", "Book")
_REFUSED_OLES = [
    ("EncryptedPackage", "加密的 Office 文件", "请用 Word 或 WPS 输入密码打开，取消密码后另存。"),
    *((stream, "Excel 表格", _TABLE) for stream in _WORKBOOK_STREAMS),
    ("PowerPoint Document", "演示文稿", "请把文字另存为 Word 或文本文件。"),
]


def sniff_format(data: bytes) -> Format | None:
    """Return the format that the first bytes prove; None for what can only be text.

    Raises LoadError, with a way out, for a format that is known and not readable.
    """
    if _PDF.search(data, 0, 1024):
        return Format.PDF
    if data.startswith(PICTURE_STARTS):
        return Format.PICTURE
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if data.startswith(b"{\\rtf") or b'progid="Word.Document"' in data[:1024]:
        return Format.OFFICE
    for start, kind, hint in _REFUSED_STARTS:
        # "BM" alone also begins texts; a bitmap has zeros in its header.
        if data.startswith(start) and (len(start) > 2 or b"\0\0" in data[:14]):
            raise _refusal(kind, hint)
    return None


def is_zipped_document(path: Path) -> bool:
    """Return whether a file is a document that is a ZIP inside, as .docx is, whatever its name."""
    try:
        with zipfile.ZipFile(path) as archive:
            return not _DOCUMENT_PARTS.isdisjoint(archive.namelist())
    except _NO_ZIP:
        return False


def is_old_workbook(data: bytes) -> bool:
    """Return whether a file is a workbook of Excel before 2007, or of WPS (.et)."""
    if not data.startswith(_OLE) or _has_stream(data, _WORD_STREAM):
        return False
    return any(_has_stream(data, name) for name in _WORKBOOK_STREAMS)


def is_html(text: str) -> bool:
    """Return whether `text` begins like a web page."""
    return _HTML.match(text, 0, 4096) is not None


def _sniff_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except _NO_ZIP as error:
        raise LoadError("文件不完整或已损坏，无法打开。", hint=_mend_hint(data)) from error
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if "OFD.xml" in names:
        return Format.OFD
    for start, kind, hint in _REFUSED_ZIPS:
        if any(name.startswith(start) for name in names):
            raise _refusal(kind, hint)
    if "content.xml" in names:
        return Format.OFFICE
    raise _refusal("压缩包", _UNPACK)


def _mend_hint(data: bytes) -> str:
    """Return the way out for a damaged package: the names in it tell what it was."""
    if b"OFD.xml" in data and b"word/" not in data:
        return "请重新复制或下载；能用版式阅读器打开的话，导出为 PDF 后再导入。"
    return "请重新复制或下载；能用 Word 或 WPS 打开的话，修复后另存为 .docx。"


def _sniff_ole(data: bytes) -> Format:
    """Return OFFICE for a Word or WPS document; its streams tell."""
    if _has_stream(data, _WORD_STREAM):
        return Format.OFFICE
    for stream, kind, hint in _REFUSED_OLES:
        if _has_stream(data, stream):
            raise _refusal(kind, hint)
    raise _refusal("不完整或不认识的旧式 Office 文件", SAVE_AS_DOCX)


def _has_stream(data: bytes, name: str) -> bool:
    """Return whether an OLE file has a stream of this name: in UTF-16, with a zero at its end.

    Without the zero a font (Bookman Old Style) would be a workbook.
    """
    return f"{name}\0".encode("utf-16-le") in data


def _refusal(kind: str, hint: str) -> LoadError:
    return LoadError(f"这是{kind}，不能作为报告读取。", hint=hint)
