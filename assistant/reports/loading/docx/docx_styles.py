"""Read the styles of a document: outline level and numbering of a paragraph, look of a run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reports.loading.xml_package import Element, attribute, find_child, local_name

_TITLE = re.compile(r"title|标题|文档标题", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
OFF = {"0", "false", "off"}  # how a property that is switched is switched off
DEEPEST_STYLES = 30  # styles based on each other: people make three, Word itself stops at some ten
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
    run_properties: Element | None = None


class Styles:
    """The styles of one document. A document without any has none to inherit from."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for element in root if root is not None else ():
            if local_name(element) == "style" and (style_id := attribute(element, "styleId")):
                self._styles[style_id] = _Style(
                    id=style_id,
                    name=attribute(find_child(element, "name")) or style_id,
                    parent=attribute(find_child(element, "basedOn")),
                    properties=find_child(element, "pPr"),
                    run_properties=find_child(element, "rPr"),
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

    def is_unread(self, run: Element) -> bool:
        """Return whether the text of a run is hidden or struck out, by itself or by a style."""
        return any(self._is_on(run, name) for name in ("vanish", "strike", "dstrike"))

    def is_raised(self, run: Element) -> bool:
        """Return whether a run is a superscript."""
        return attribute(self._run_property(run, "vertAlign")) == "superscript"

    def _is_on(self, run: Element, name: str) -> bool:
        found = self._run_property(run, name)
        return found is not None and attribute(found) not in OFF

    def _run_property(self, run: Element, name: str) -> Element | None:
        """Return a property of a run: its own word first, then its styles', then its paragraph's.

        Office Open XML lets two styles that strike out cancel each other (ISO/IEC 29500-1,
        17.7.3); no file was seen that does, and the nearest word decides here.
        """
        own = find_child(run, "rPr")
        if (found := find_child(own, name)) is not None or not self._styles:
            return found
        paragraph = next((above for above in run.iterancestors() if local_name(above) == "p"), None)
        styles = (
            attribute(find_child(own, "rStyle")),
            attribute(find_child(find_child(paragraph, "pPr"), "pStyle")),
        )
        for style in (style for name_ in styles for style in self._lineage(name_)):
            if (found := find_child(style.run_properties, name)) is not None:
                return found
        return None

    def _lineage(self, style_id: str | None) -> Iterator[_Style]:
        """Yield the style and its ancestors; a name without a definition still says something."""
        seen: set[str] = set()
        while style_id and style_id not in seen and len(seen) < DEEPEST_STYLES:
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
