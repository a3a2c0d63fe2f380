"""Find the parts of a Word package that carry text."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from assistant.errors import LoadError
from assistant.reports.loading.xml_package import Element, XmlPackage, attribute, open_package

_MAIN = "word/document.xml"
_MOST_HEADS = 100  # parts: three for each section of a document
_SAVE_AGAIN = "请用 Word 或 WPS 打开检查，另存为新的 .docx 后再导入。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """The parsed parts of a document that carry text."""

    document: Element
    styles: Element | None
    numbering: Element | None
    footnotes: Element | None
    endnotes: Element | None
    heads: tuple[Element, ...]  # of pages: the first one, odd and even ones

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Return the parts of `data`.

        Raises LoadError for a truncated, encrypted or oversized package, and for broken XML.
        """
        with open_package(data, kind="Word 文件", hint=_SAVE_AGAIN) as package:
            return cls._from_package(package)

    @classmethod
    def _from_package(cls, package: XmlPackage) -> Package:
        main = _related(package, "").get("officeDocument", [_MAIN])[0]
        related = _related(package, main)
        document = package.parse(main)
        if document is None:
            raise LoadError("Word 文件中没有正文。", hint=_SAVE_AGAIN)
        kinds = ("styles", "numbering", "footnotes", "endnotes")
        return cls(
            document=document,
            heads=tuple(
                head
                for part in related.get("header", [])[:_MOST_HEADS]
                if (head := package.parse(part)) is not None
            ),
            **{kind: package.parse(related.get(kind, [""])[0]) for kind in kinds},
        )


def _related(package: XmlPackage, part: str) -> dict[str, list[str]]:
    """Return, by kind, the parts that `part` refers to; "" stands for the package itself."""
    folder, name = posixpath.split(part)
    relations = package.parse(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, list[str]] = {}
    for relation in relations if relations is not None else ():
        kind = (attribute(relation, "Type") or "").rpartition("/")[2]
        target = posixpath.normpath(
            posixpath.join("/", folder, attribute(relation, "Target") or "")
        )
        found.setdefault(kind, []).append(target.lstrip("/"))
    return found
