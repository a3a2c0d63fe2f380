"""Read the styles of a document: outline level and automatic numbering of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reports.loading.docx.docx_package import Element, attribute, find_child, local_name

_TITLE = re.compile(r"title|标题|文档标题", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9  # Word's outline level for running text


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberReference:
    """A paragraph's place in a numbered list; None where its style gives it."""

    list_id: str | None
    level: int | None
    style: str = ""  # the style that says so; lists name styles too


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    id: str
    name: str
    parent: str | None
    properties: Element | None


class Styles:
    """The paragraph styles of one document. A document without any has none to inherit from."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for element in root if root is not None else ():
            if local_name(element) == "style" and (style_id := attribute(element, "styleId")):
                self._styles[style_id] = _Style(
                    id=style_id,
                    name=attribute(find_child(element, "name")) or style_id,
                    parent=attribute(find_child(element, "basedOn")),
                    properties=find_child(element, "pPr"),
                )

    def outline(self, paragraph: Element) -> int | None:
        """Return 0 for a title, 1 for a first-level heading, …, None for running text."""
        properties = find_child(paragraph, "pPr")
        level = _level(properties)
        for style in self._lineage(attribute(find_child(properties, "pStyle"))):
            if level is not None:
                break
            if _TITLE.fullmatch(style.name):
                return 0
            heading = _HEADING.fullmatch(style.name)
            level = int(heading[1]) - 1 if heading else _level(style.properties)
        return None if level is None or level >= _BODY_LEVEL else level + 1

    def number(self, paragraph: Element) -> NumberReference | None:
        """Return where the paragraph stands in a list: its own word first, then its styles'."""
        properties = find_child(paragraph, "pPr")
        own = _reference(properties)
        if own and own.list_id is not None:
            return own
        for style in self._lineage(attribute(find_child(properties, "pStyle"))):
            inherited = _reference(style.properties, style=style.id)
            if inherited and inherited.list_id is not None:
                level = own.level if own else inherited.level
                return NumberReference(list_id=inherited.list_id, level=level, style=style.id)
        return None

    def list_of(self, style_id: str) -> str | None:
        """Return the list that a list style stands for."""
        found = self._styles.get(style_id)
        reference = _reference(found.properties) if found else None
        return reference.list_id if reference else None

    def _lineage(self, style_id: str | None) -> Iterator[_Style]:
        """Yield the style and its ancestors; a name without a definition still says something."""
        seen: set[str] = set()
        while style_id and style_id not in seen:
            seen.add(style_id)
            style = self._styles.get(style_id)
            yield style or _Style(id=style_id, name=style_id, parent=None, properties=None)
            style_id = style.parent if style else None


def _level(properties: Element | None) -> int | None:
    level = attribute(find_child(properties, "outlineLvl"))
    return int(level) if level and level.isdecimal() else None


def _reference(properties: Element | None, *, style: str = "") -> NumberReference | None:
    numbering = find_child(properties, "numPr")
    if numbering is None:
        return None
    level = attribute(find_child(numbering, "ilvl"))
    return NumberReference(
        list_id=attribute(find_child(numbering, "numId")),
        level=int(level) if level and level.isdecimal() else None,
        style=style,
    )
