"""Read one file of any supported format."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from assistant.errors import LoadError
from assistant.foreign_files import read_foreign_file, refuse_faults
from assistant.records import Document, Line
from assistant.reports.loading.markdown import read_markdown
from assistant.reports.loading.ocr.scan_job import ALONE, ScanJob
from assistant.reports.loading.sniff import Format, is_html, sniff_format
from assistant.reports.loading.text import decode, read_text
from assistant.scan_records import Doubt, PageLeftOut
from assistant.text.substitutes import restore_characters

if TYPE_CHECKING:
    from assistant.reports.loading.ocr.scanned_text import ScannedText

MAX_LINE = 1_000_000  # characters; the longest paragraph seen in a report has 2,161
MAX_LINES = 200_000  # a compilation of 500 reports has 50,000
MAX_TEXT = 60_000_000  # bytes of a file that is text

_MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
# Text, but not a report. All other suffixes are read: 工作总结.定稿 is one.
_DATA_SUFFIXES = {
    *(".bat", ".c", ".cfg", ".conf", ".cpp", ".css", ".csv", ".eml", ".ini", ".java", ".js"),
    *(".json", ".jsonl", ".lnk", ".log", ".ps1", ".py", ".sh", ".sql", ".srt", ".svg", ".tex"),
    *(".toml", ".ts", ".tsv", ".url", ".xml", ".yaml", ".yml"),
}
_WIDEST_GAP = 200  # blanks: more say nothing, and cost a pattern that tries each of them hours
_WIDE_GAP = re.compile(rf"\s{{{_WIDEST_GAP},}}")
_TRY_AGAIN = "请用原来的软件打开检查，另存为 .docx、.pdf 或 .txt 后再导入。"


class _Content(NamedTuple):
    """What a reader gives."""

    format: Format
    lines: list[Line]
    doubts: tuple[Doubt, ...] = ()
    unread_pages: tuple[int, ...] = ()
    page_heads: tuple[str, ...] = ()
    left_out: tuple[PageLeftOut, ...] = ()


def load(path: Path, *, job: ScanJob = ALONE) -> Document:
    """Return the file at `path` as lines in reading order; scans are recognised as `job` says.

    Raises LoadError, and nothing else, for a file that cannot be read as a report.
    """
    return load_content(_read_bytes(path), name=path.name, job=job)


def load_content(data: bytes, *, name: str, job: ScanJob = ALONE) -> Document:
    """Return the content of a file of this name as lines; LoadError as `load` raises it."""
    suffix = PurePath(name).suffix.lower()
    content_hash = hashlib.sha256(data).hexdigest()
    return _as_document(lambda: _read_content(data, content_hash, suffix, job), content_hash)


def load_pictures(paths: Sequence[Path], *, job: ScanJob = ALONE) -> Document:
    """Return the pages in these picture files as one document; LoadError as `load` raises it."""
    from assistant.reports.loading.ocr.read_picture import read_pictures

    digest = hashlib.sha256()
    for path in paths:
        digest.update(_read_bytes(path))
    content_hash = digest.hexdigest()
    files = [partial(_read_bytes, path) for path in paths]
    return _as_document(
        lambda: _scanned(Format.PICTURE, read_pictures(files, content_hash, job=job)), content_hash
    )


def _as_document(read: Callable[[], _Content], content_hash: str) -> Document:
    with refuse_faults(LoadError, hint=_TRY_AGAIN):
        content = read()
    if len(content.lines) > MAX_LINES:
        raise _too_many_lines()
    if not any(line.text and not line.text.isspace() for line in content.lines):
        raise LoadError("文件中没有文字。", hint="如果内容是图片，请先识别成文字（OCR）。")
    return Document(
        format=content.format.value,
        content_hash=content_hash,
        lines=tuple(map(_in_ordinary_characters, content.lines)),
        doubts=content.doubts,
        unread_pages=content.unread_pages,
        page_heads=content.page_heads,
        left_out=content.left_out,
    )


def _in_ordinary_characters(line: Line) -> Line:
    """Return `line` as printed: a radical looks like its character and is not found as one."""
    text = _WIDE_GAP.sub(lambda gap: gap[0][:_WIDEST_GAP], restore_characters(line.text))
    return line if text is line.text else replace(line, text=text)


def _read_bytes(path: Path) -> bytes:
    data = read_foreign_file(path)
    if not data:
        raise LoadError("文件是空的（0 字节）。", hint="请重新复制或下载。")
    return data


def _read_content(data: bytes, content_hash: str, suffix: str, job: ScanJob) -> _Content:
    """Return format and content; the reader of a format is imported when it is needed."""
    match sniff_format(data):
        case Format.DOCX:
            return _word(Format.DOCX, data)
        case Format.PDF:
            from assistant.reports.loading.read_pdf import read_pdf

            return _scanned(Format.PDF, read_pdf(data, job=job))
        case Format.OFD:
            from assistant.reports.loading.ofd.read_ofd import read_ofd

            return _scanned(Format.OFD, read_ofd(data, job=job))
        case Format.PICTURE:
            from assistant.reports.loading.ocr.read_picture import read_pictures

            return _scanned(Format.PICTURE, read_pictures([lambda: data], content_hash, job=job))
        case Format.OFFICE:
            from assistant.reports.loading.office import convert_to_docx

            return _word(Format.OFFICE, convert_to_docx(data))
    if len(data) > MAX_TEXT:
        raise LoadError(
            f"文本有 {len(data) // 1_000_000} MB，不像工作报告。", hint="请拆成几个文件再导入。"
        )
    return _read_textual(decode(data), suffix)


def _word(kind: Format, data: bytes) -> _Content:
    from assistant.reports.loading.docx.read_docx import read_docx

    text = read_docx(data)
    return _Content(kind, text.lines, page_heads=text.page_heads)


def _scanned(kind: Format, text: ScannedText) -> _Content:
    return _Content(
        kind, text.lines, text.doubts, text.unread_pages, text.page_heads, text.left_out
    )


def _read_textual(text: str, suffix: str) -> _Content:
    if is_html(text):
        from assistant.reports.loading.html.read_html import read_html

        return _Content(Format.HTML, read_html(text))
    if suffix in _DATA_SUFFIXES:
        raise LoadError(
            f"这是 {suffix} 文件，不是报告。", hint="确是报告的话，请把后缀改为 .txt 再导入。"
        )
    _refuse_endless(text)
    if suffix in _MARKDOWN_SUFFIXES:
        return _Content(Format.MARKDOWN, read_markdown(text))
    return _Content(Format.TEXT, read_text(text))


def _refuse_endless(text: str) -> None:
    """Raise LoadError for text that no report consists of, before it costs time."""
    if text.count("\n") > MAX_LINES:
        raise _too_many_lines()
    longest = max(map(len, text.splitlines()), default=0) if len(text) > MAX_LINE else 0
    if longest > MAX_LINE:
        raise LoadError(
            f"有一行长达 {longest:,} 字，不像工作报告。", hint="请按自然段分行后再导入。"
        )


def _too_many_lines() -> LoadError:
    return LoadError(f"文件超过 {MAX_LINES:,} 行，不像工作报告。", hint="请拆成几个文件再导入。")
