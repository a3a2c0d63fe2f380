"""Open a ZIP of XML parts, as Word and OFD files are, safely: its size is checked first."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
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


class XmlPackage:
    """The parts of a package; what is read again counts again."""

    def __init__(self, archive: zipfile.ZipFile, *, kind: str, hint: str) -> None:
        self._archive, self._kind, self._hint = archive, kind, hint
        self._left = MAX_TOTAL  # bytes that may still be read

    def names(self) -> list[str]:
        """Return the names of the parts."""
        return self._archive.namelist()

    def read(self, name: str) -> bytes | None:
        """Return a part; None where the package has no such part."""
        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            return None
        self._left -= entry.file_size
        if entry.file_size > MAX_PART or self._left < 0:
            raise LoadError(
                f"{self._kind}的正文过大（{entry.file_size // _MEGABYTE} MB）。",
                hint="请拆成几个文件再导入。",
            )
        try:
            return self._archive.read(entry)
        except ValueError as error:  # an entry that begins before the file does
            raise LoadError(f"{self._kind}不完整或已损坏。", hint="请重新复制或下载。") from error

    def parse(self, name: str) -> Element | None:
        """Return the root of a part; None where the package has no such part."""
        data = self.read(name)
        if data is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise LoadError(f"{self._kind}的内容已损坏。", hint=self._hint) from error
        if root.getroottree().docinfo.doctype:
            raise LoadError(f"{self._kind}中有不应有的实体声明，可能是恶意文件。", hint=self._hint)
        return root


@contextmanager
def open_package(data: bytes, *, kind: str, hint: str) -> Iterator[XmlPackage]:
    """Yield the package in `data`, which messages call `kind`; `hint` says how to save it anew.

    Raises LoadError for a truncated, encrypted or oversized package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bomb(archive, kind)
            yield XmlPackage(archive, kind=kind, hint=hint)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise LoadError(f"{kind}不完整或已损坏。", hint="请重新复制或下载。") from error
    except (RuntimeError, NotImplementedError) as error:
        raise LoadError(f"{kind}被加密或压缩方式特殊。", hint=hint) from error


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


def _refuse_bomb(archive: zipfile.ZipFile, kind: str) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    swollen = is_swollen(entries, counts_from=_RATIO_COUNTS_FROM)
    if swollen or total > MAX_TOTAL or len(entries) > MAX_ENTRIES:
        raise LoadError(
            f"{kind}解压后异常庞大（{total // _MEGABYTE} MB），为安全起见不读取。",
            hint="请确认文件来源；确是报告的话，请把正文复制到新文档再导入。",
        )
