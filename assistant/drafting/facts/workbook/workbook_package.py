"""Open the package of an XLSX workbook: its sheets, shared texts and cell styles, within bounds."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from assistant.errors import OutlineError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_XML = 24_000_000  # bytes of all parts that are read: 2 seconds
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
            self.sheets = tuple(self._list_sheets())
        except (zipfile.BadZipFile, KeyError, OSError, ValueError, SyntaxError) as error:
            raise self.refusal() from error

    def refusal(self) -> OutlineError:
        """Return the error for a damaged workbook."""
        return OutlineError(f"打不开台账表格：{self._name}", hint="请另存为 .xlsx 或 CSV 后再试。")

    def elements(self, part: str, *tags: str, title: str = "") -> Iterator[Element]:
        """Yield the elements of `part` with one of these names as they end, then free them.

        Raises OutlineError if the parts read so far are too large, or this one is damaged.
        """
        from lxml.etree import XMLSyntaxError, iterparse

        self._size += self._parts[part].file_size
        if self._size > _MOST_XML:
            what = f"工作表“{title}”" if title else "里面的文字或格式"
            raise OutlineError(
                f"{self._name} 太大：{what}展开后有 {self._size // 1_000_000} MB，"
                f"最多读 {_MOST_XML // 1_000_000} MB。",
                hint="请删去空行、空列和多余的格式，或只留下要用的表，另存后再试。",
            )
        names = [f"{{*}}{tag}" for tag in tags]
        try:
            with self._package.open(part) as stream:
                for _, element in iterparse(stream, tag=names, resolve_entities=False):
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
        except (XMLSyntaxError, zipfile.BadZipFile, EOFError) as error:
            raise self.refusal() from error

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

    def _list_sheets(self) -> Iterator[SheetPart]:
        from lxml.etree import fromstring

        targets = {
            one.get("Id"): one.get("Target")
            for one in fromstring(self._package.read("xl/_rels/workbook.xml.rels"))
            if str(one.get("Type", "")).endswith("/worksheet")
        }
        for one in fromstring(self._package.read("xl/workbook.xml")).iter("{*}sheet"):
            target = targets.get(one.get(_ID) or one.get(_STRICT_ID))
            if target:
                part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                yield SheetPart(
                    title=one.get("name", ""),
                    part=posixpath.normpath(part),
                    is_hidden=one.get("state", "visible") != "visible",
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
