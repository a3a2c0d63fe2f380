"""Open the package of an XLSX workbook: its sheets, shared texts and cell styles, within bounds."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.errors import OutlineError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_XML = 24_000_000  # bytes of all parts that are read: 2 seconds
_MOST_PARTS = 20_000
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStyle:
    """What of a cell's style changes what the cell says."""

    code: str = "General"  # of its number format
    is_struck: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    title: str
    part: str
    is_hidden: bool


class WorkbookPackage:
    """The parts of a workbook, each read when it is asked for."""

    def __init__(self, content: bytes, *, name: str) -> None:
        """Open the package; raises OutlineError for a file that is no workbook."""
        self._name = name
        self._size = 0  # of the parts read so far
        try:
            self._package = zipfile.ZipFile(io.BytesIO(content))
            self._parts = {one.filename: one for one in self._package.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._refusal() from error
        if len(self._parts) > _MOST_PARTS:
            raise self._too_large(f"里面有 {len(self._parts)} 个文件，最多读 {_MOST_PARTS} 个")

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets as the workbook lists them."""
        targets = {
            one.get("Id"): one.get("Target", "")
            for one in self.elements("xl/_rels/workbook.xml.rels", "Relationship")
            if str(one.get("Type", "")).endswith("/worksheet")
        }
        return tuple(
            SheetPart(
                title=one.get("name", ""),
                part=posixpath.normpath(posixpath.join("/xl", target)).lstrip("/"),
                is_hidden=one.get("state", "visible") != "visible",
            )
            for one in self.elements("xl/workbook.xml", "sheet")
            if (target := targets.get(one.get(_ID) or one.get(_STRICT_ID)))
        )

    def unpacked_size(self) -> int:
        """Return the bytes of all parts, pictures included."""
        return sum(one.file_size for one in self._parts.values())

    def elements(self, part: str, *tags: str, title: str = "") -> Iterator[Element]:
        """Yield the elements of `part` with one of these names as they end, then free them.

        Raises OutlineError if the parts read so far are too large, or this one is damaged.
        """
        from lxml.etree import XMLSyntaxError, iterparse

        if part not in self._parts:
            raise self._refusal()
        self._size += self._parts[part].file_size
        if self._size > _MOST_XML:
            what = f"工作表“{title}”" if title else "里面的文字或格式"
            raise self._too_large(
                f"{what}展开后有 {self._size // 1_000_000} MB，最多读 {_MOST_XML // 1_000_000} MB"
            )
        names = [f"{{*}}{tag}" for tag in tags]
        try:
            with self._package.open(part) as stream:
                for _, element in iterparse(stream, tag=names, resolve_entities=False):
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except (XMLSyntaxError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise self._refusal() from error

    def _refusal(self) -> OutlineError:
        """Return the error for a damaged workbook."""
        return OutlineError(f"打不开台账表格：{self._name}", hint="请另存为 .xlsx 或 CSV 后再试。")

    def _too_large(self, why: str) -> OutlineError:
        return OutlineError(
            f"{self._name} 太大：{why}。",
            hint="请删去空行、空列和多余的格式，或只留下要用的表，另存后再试。",
        )

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts of the workbook, without what is struck out in them."""
        part = "xl/sharedStrings.xml"
        if part not in self._parts:
            return []
        return [rich_text(one) for one in self.elements(part, "si")]

    @cached_property
    def styles(self) -> list[CellStyle]:
        """The styles of the cells, by their number."""
        part = "xl/styles.xml"
        if part not in self._parts:
            return []
        return list(self._read_styles(part))

    def _read_styles(self, part: str) -> Iterator[CellStyle]:
        from openpyxl.styles.numbers import BUILTIN_FORMATS

        codes, struck = dict(BUILTIN_FORMATS), list[bool]()
        for one in self.elements(part, "numFmt", "font", "xf"):
            tag, parent = _local(one.tag), one.getparent()
            owner = "" if parent is None else _local(parent.tag)
            if tag == "numFmt" and owner == "numFmts":
                codes[int(one.get("numFmtId", 0))] = one.get("formatCode", "General")
            elif tag == "font" and owner == "fonts":
                struck.append(_is_struck(one))
            elif tag == "xf" and owner == "cellXfs":
                font = int(one.get("fontId", 0))
                alignment = next(one.iterchildren("{*}alignment"), None)
                yield CellStyle(
                    code=codes.get(int(one.get("numFmtId", 0)), "General"),
                    is_struck=font < len(struck) and struck[font],
                    indent=0 if alignment is None else int(alignment.get("indent", 0)),
                )


def rich_text(element: Element) -> str:
    """Return the text of a shared or inline string, without struck-out and phonetic parts."""
    parts = []
    for child in element:
        tag = _local(child.tag)
        if tag == "t":
            parts.append(child.text or "")
        elif tag == "r" and not any(map(_is_struck, child.iterchildren("{*}rPr"))):
            parts += [text.text or "" for text in child.iterchildren("{*}t")]
    return "".join(parts)


def _is_struck(properties: Element) -> bool:
    strike = next(properties.iterchildren("{*}strike"), None)
    return strike is not None and strike.get("val", "1") not in {"0", "false"}


def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]
