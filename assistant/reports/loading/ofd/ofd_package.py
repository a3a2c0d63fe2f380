"""Find the pages of an OFD package, in order, with the templates that lie under and over them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.errors import LoadError
from assistant.reports.loading.ofd.ofd_resources import (
    OfdResources,
    list_children,
    read_resources,
    resolve_location,
)
from assistant.reports.loading.xml_package import Element, XmlPackage, find_child

SAVE_AS = "请用 OFD 阅读器打开检查，导出为 PDF 或 Word 后再导入。"
_ROOT = "OFD.xml"
_A4 = (0.0, 0.0, 210.0, 297.0)  # millimetres
_MOST_PAGES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdPage:
    """A page; lengths are millimetres, the origin is its upper left corner."""

    number: int  # from 1, over all documents of the file
    width: float
    height: float
    contents: tuple[Element, ...]  # from the background to the front
    resources: OfdResources


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfdDocument:
    """One document of the file."""

    folder: str
    area: Element | None
    templates: dict[str, tuple[str, str]]  # by ID: the part, and where it lies
    pages: list[str]
    resources: OfdResources
    read: dict[str, Element | None] = field(default_factory=dict)  # templates, each once


def iter_pages(package: XmlPackage) -> Iterator[OfdPage]:
    """Yield the pages of all documents in the package.

    Raises LoadError where a part that is listed is missing or damaged.
    """
    root = package.parse(_ROOT)
    number = 0
    for body in list_children(root, "DocBody"):
        if find_child(body, "Encryptions") is not None:
            raise LoadError("OFD 文件被加密。", hint=SAVE_AS)
        part = find_child(body, "DocRoot")
        if part is None or not (part.text or "").strip():
            continue  # the record of a document that was taken out
        document = _open_document(package, resolve_location("", part.text))
        if number + len(document.pages) > _MOST_PAGES:
            raise LoadError(f"OFD 文件超过 {_MOST_PAGES:,} 页。", hint="请拆成几个文件再导入。")
        for page in document.pages:
            number += 1
            yield _read_page(package, document, page, number)
    if not number:
        raise LoadError("OFD 文件中没有页面。", hint=SAVE_AS)


def parse_box(text: str | None) -> tuple[float, float, float, float] | None:
    """Return left, top, width and height as an attribute gives them; None for anything else.

    >>> parse_box("0 0 210 297")
    (0.0, 0.0, 210.0, 297.0)
    """
    try:
        left, top, width, height = map(float, (text or "").split())
    except ValueError:
        return None
    return left, top, width, height


def _open_document(package: XmlPackage, part: str) -> _OfdDocument:
    root = _required(package, part)
    folder = posixpath.dirname(part)
    common = find_child(root, "CommonData")
    shared = list_children(common, "PublicRes", "DocumentRes")
    return _OfdDocument(
        folder=folder,
        area=find_child(common, "PageArea"),
        templates={
            one.get("ID") or "": (
                resolve_location(folder, one.get("BaseLoc")),
                one.get("ZOrder") or "Background",
            )
            for one in list_children(common, "TemplatePage")
        },
        pages=[
            resolve_location(folder, one.get("BaseLoc"))
            for one in list_children(find_child(root, "Pages"), "Page")
        ],
        resources=read_resources(package, [resolve_location(folder, one.text) for one in shared]),
    )


def _read_page(package: XmlPackage, document: _OfdDocument, part: str, number: int) -> OfdPage:
    root = _required(package, part)
    area = find_child(root, "Area")
    boxes = (find_child(one, "PhysicalBox") for one in (area, document.area))
    sizes = (parse_box(box.text) for box in boxes if box is not None)
    _, _, width, height = next((size for size in sizes if size), _A4)
    under: list[Element] = []
    over: list[Element] = []
    for use in list_children(root, "Template"):
        template, place = document.templates.get(use.get("TemplateID") or "", ("", ""))
        place = use.get("ZOrder") or place
        content = _template(package, document, template)
        if content is not None:
            (over if place == "Foreground" else under).append(content)
    content = find_child(root, "Content")
    own = [content] if content is not None else []
    return OfdPage(
        number=number,
        width=width,
        height=height,
        contents=(*under, *own, *over),
        resources=document.resources,
    )


def _template(package: XmlPackage, document: _OfdDocument, part: str) -> Element | None:
    if part not in document.read:
        document.read[part] = find_child(package.parse(part), "Content") if part else None
    return document.read[part]


def _required(package: XmlPackage, part: str) -> Element:
    root = package.parse(part)
    if root is None:
        raise LoadError(f"OFD 文件不完整：缺少 {part[-60:]}。", hint="请重新复制或下载。")
    return root
