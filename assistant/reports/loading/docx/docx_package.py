"""Open a Word package safely: its size is checked before anything is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

from assistant.errors import LoadError
from assistant.reports.loading.zip_bounds import is_swollen

Element: TypeAlias = Any  # lxml has no types of its own

_MEGABYTE = 1_000_000
MAX_TOTAL = 300 * _MEGABYTE  # bytes unpacked, pictures included
MAX_PART = 60 * _MEGABYTE  # bytes of one XML part; 1,000 pages take about 10 MB
MAX_ENTRIES = 20_000
_RATIO_COUNTS_FROM = 5 * _MEGABYTE

_MAIN = "word/document.xml"
_SAVE_AGAIN = "请用 Word 或 WPS 打开检查，另存为新的 .docx 后再导入。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The parsed parts of a document that carry text."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Return the parts of `data`.

        Raises LoadError for a truncated, encrypted or oversized package, and for broken XML.
        """
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                _refuse_bomb(archive)
                return cls._from_archive(archive)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise LoadError("Word 文件不完整或已损坏。", hint="请重新复制或下载。") from error
        except (RuntimeError, NotImplementedError) as error:
            raise LoadError("Word 文件被加密或压缩方式特殊。", hint=_SAVE_AGAIN) from error

    @classmethod
    def _from_archive(cls, archive: zipfile.ZipFile) -> Package:
        main = _related(archive, "").get("officeDocument", _MAIN)
        related = _related(archive, main)
        document = _parse(archive, main)
        if document is None:
            raise LoadError("Word 文件中没有正文。", hint=_SAVE_AGAIN)
        kinds = ("styles", "numbering", "footnotes", "endnotes")
        return cls(
            document=document,
            **{kind: _parse(archive, related.get(kind, "")) for kind in kinds},
        )


def local_name(element: Element) -> str:
    """Return the name without its namespace: strict, transitional and WPS files differ there."""
    return str(element.tag).rpartition("}")[2]


def find_child(element: Element | None, name: str) -> Element | None:
    """Return the first child called `name`; None as well where there is no element."""
    if element is None:
        return None
    return next((part for part in element if local_name(part) == name), None)


def attribute(element: Element | None, name: str = "val") -> str | None:
    """Return the attribute `name` in any namespace."""
    if element is None:
        return None
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == name), None)


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    swollen = is_swollen(entries, counts_from=_RATIO_COUNTS_FROM)
    if swollen or total > MAX_TOTAL or len(entries) > MAX_ENTRIES:
        raise LoadError(
            f"Word 文件解压后异常庞大（{total // _MEGABYTE} MB），为安全起见不读取。",
            hint="请确认文件来源；确是报告的话，请把正文复制到新文档再导入。",
        )


def _related(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return, by kind, the parts that `part` refers to; "" stands for the package itself."""
    folder, name = posixpath.split(part)
    relations = _parse(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, str] = {}
    for relation in relations if relations is not None else ():
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        target = posixpath.normpath(
            posixpath.join("/", folder, attribute(relation, "Target") or "")
        )
        found.setdefault(kind, target.lstrip("/"))
    return found


def _parse(archive: zipfile.ZipFile, name: str) -> Element | None:
    """Return the root of a part; None where the package has no such part."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        return None
    if entry.file_size > MAX_PART:
        raise LoadError(
            f"Word 文件的正文过大（{entry.file_size // _MEGABYTE} MB）。",
            hint="请拆成几个文件再导入。",
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(archive.read(entry), parser)
    except etree.XMLSyntaxError as error:
        raise LoadError("Word 文件的内容已损坏。", hint=_SAVE_AGAIN) from error
    if root.getroottree().docinfo.doctype:
        raise LoadError("Word 文件中有不应有的实体声明，可能是恶意文件。", hint=_SAVE_AGAIN)
    return root
