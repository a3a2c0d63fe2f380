"""Read the input files of a draft: the bytes of a ledger, the text of an outline."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import LoadError, OutlineError
from assistant.foreign_files import MAX_INPUT, read_foreign_file
from assistant.records import Line
from assistant.reports.loading import load
from assistant.reports.loading.sniff import Format, is_html, sniff_format
from assistant.reports.loading.text import decode

_CELLS = " | "  # between the cells of a table row
_STARTS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")  # Word, OFD, PDF, old Word or WPS
_DOCUMENTS = {Format.DOCX, Format.PDF, Format.OFD, Format.OFFICE}


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file; OutlineError where it cannot be read, or is too large."""
    return read_foreign_file(
        path, refusal=OutlineError, most=MAX_INPUT, lead=f"读不到文件：{path}。"
    )


def read_text(content: bytes, *, name: str) -> str:
    """Return the text in `content`, in any encoding; OutlineError for a file that is not text."""
    try:
        return decode(content)
    except LoadError as error:
        raise OutlineError(
            f"{name} 不是文本文件，或编码无法识别。", hint="请另存为 UTF-8 编码的文本。"
        ) from error


def is_document(content: bytes) -> bool:
    """Return whether a file is a document, or a web page with a table."""
    if is_html(content[:4096].decode("utf-8-sig", "replace")):
        return b"<table" in content.lower()
    try:
        return sniff_format(content) in _DOCUMENTS
    except LoadError:
        return False  # a workbook, or damaged


def load_outline(path: Path) -> str:
    """Return the text of an outline file: text, Markdown, PDF, OFD, or Word with heading levels.

    Raises OutlineError or LoadError where it cannot be read.
    """
    content = read_bytes(path)
    return (
        load_document(path) if content.startswith(_STARTS) else read_text(content, name=path.name)
    )


def load_document(path: Path) -> str:
    """Return the text of a document or a web page as Markdown, with heading levels and tables.

    Raises LoadError where it cannot be read.
    """
    return "\n".join(map(_as_markdown, load(path).lines))


def _as_markdown(line: Line) -> str:
    if line.outline is not None:
        return f"{'#' * (line.outline + 1)} {line.text}"
    return f"| {line.text} |" if _CELLS in line.text else line.text
