"""Find what the pages of an OFD document share: pictures, and groups of objects."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.reports.loading.xml_package import (
    Element,
    XmlPackage,
    find_child,
    local_name,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdResources:
    """What objects refer to by ID."""

    pictures: dict[str, str] = field(default_factory=dict)  # the parts
    groups: dict[str, Element] = field(default_factory=dict)  # composite graphic units


def read_resources(package: XmlPackage, parts: Iterable[str]) -> OfdResources:
    """Return what these parts define; one that is missing or damaged in itself defines nothing."""
    found = OfdResources()
    for part in parts:
        root = package.parse(part)
        if root is None:
            continue
        folder = resolve_location(posixpath.dirname(part), root.get("BaseLoc"))
        for one in root.iter("{*}MultiMedia"):
            file = find_child(one, "MediaFile")
            if file is not None and file.text:
                found.pictures[one.get("ID") or ""] = resolve_location(folder, file.text)
        for one in root.iter("{*}CompositeGraphicUnit"):
            content = find_child(one, "Content")
            if content is not None:
                found.groups[one.get("ID") or ""] = content
    return found


def list_children(element: Element | None, *names: str) -> list[Element]:
    """Return the children with these names; none where there is no element."""
    return [one for one in element if local_name(one) in names] if element is not None else []


def resolve_location(folder: str, location: str | None) -> str:
    """Return the name of the part at a location: from the root with a /, else from a folder.

    >>> resolve_location("Doc_0", "Pages/Page_0/Content.xml"), resolve_location("Doc_0", "/a.xml")
    ('Doc_0/Pages/Page_0/Content.xml', 'a.xml')
    """
    place = posixpath.join("/", folder, (location or "").strip().replace("\\", "/"))
    return posixpath.normpath(place).lstrip("/")
