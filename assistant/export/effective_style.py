"""Resolve the style of a Word paragraph from its own properties, its styles and the defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.export.revising.word_runs import W
from assistant.reports.loading.docx.docx_styles import DEEPEST_STYLES
from assistant.reports.loading.xml_package import Element

if TYPE_CHECKING:
    from docx.document import Document

_DEFAULT_SIZE = 10.0  # points, the default of ECMA-376 17.3.2.38


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectiveStyle:
    """The resolved style of a paragraph."""

    font: str  # of Chinese characters; "" where the file sets none
    size: float  # points
    align: str  # Word's name: left, center, right, both
    indent: float  # of the first line, in characters
    bold: bool
    line: float  # points of a fixed line pitch, else 0
    tracking: float = 0.0  # points added to each character


class StyleResolver:
    """The styles of one document."""

    def __init__(self, document: Document) -> None:
        root = document.styles.element
        self._styles = {style.get(f"{W}styleId"): style for style in root.findall(f"{W}style")}
        self._default = next(filter(self._is_default, self._styles), None)
        self._defaults = root.find(f"{W}docDefaults")

    def _is_default(self, style_id: str) -> bool:
        style = self._styles[style_id]
        return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")

    def of(self, paragraph: Element) -> EffectiveStyle:
        """Return the style of the paragraph, by its first run with text."""
        size = float(self._run_property(paragraph, "sz", "val") or 2 * _DEFAULT_SIZE) / 2
        bold = self._run_property(paragraph, "b", "val", default="1")
        exact = self._paragraph_property(paragraph, "spacing", "lineRule") == "exact"
        line = (
            float(self._paragraph_property(paragraph, "spacing", "line") or 0) / 20
            if exact
            else 0.0
        )
        return EffectiveStyle(
            font=self._run_property(paragraph, "rFonts", "eastAsia") or "",
            size=size,
            align=self._paragraph_property(paragraph, "jc", "val") or "left",
            indent=self._indent(paragraph, size),
            bold=bold is not None and bold not in ("0", "false", "off"),
            line=line,
            tracking=float(self._run_property(paragraph, "spacing", "val") or 0) / 20,
        )

    def _indent(self, paragraph: Element, size: float) -> float:
        characters = self._paragraph_property(paragraph, "ind", "firstLineChars")
        if characters is not None:
            return float(characters) / 100
        return round(
            float(self._paragraph_property(paragraph, "ind", "firstLine") or 0) / 20 / size, 1
        )

    def _run_property(
        self, paragraph: Element, name: str, key: str, default: str = ""
    ) -> str | None:
        run = next((r for r in paragraph.iter(f"{W}r") if r.find(f"{W}t") is not None), None)
        places = [] if run is None else [run.find(f"{W}rPr")]
        places += [style.find(f"{W}rPr") for style in self._style_chain(paragraph)]
        if self._defaults is not None:
            places.append(self._defaults.find(f"{W}rPrDefault/{W}rPr"))
        return _first_attribute(places, name, key, default)

    def _paragraph_property(self, paragraph: Element, name: str, key: str) -> str | None:
        places = [paragraph.find(f"{W}pPr")]
        places += [style.find(f"{W}pPr") for style in self._style_chain(paragraph)]
        if self._defaults is not None:
            places.append(self._defaults.find(f"{W}pPrDefault/{W}pPr"))
        return _first_attribute(places, name, key)

    def _style_chain(self, paragraph: Element) -> Iterator[Any]:
        """Yield the paragraph's style and the styles it is based on, each once."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style_id = self._default if named is None else named.get(f"{W}val")
        seen: set[str | None] = set()
        while style_id in self._styles and style_id not in seen and len(seen) < DEEPEST_STYLES:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            parent = style.find(f"{W}basedOn")
            style_id = None if parent is None else parent.get(f"{W}val")


def _first_attribute(
    places: list[Element | None], name: str, key: str, default: str = ""
) -> str | None:
    """Return the attribute `key` of the first element `name` that has it."""
    for place in places:
        element = None if place is None else place.find(f"{W}{name}")
        if element is None:
            continue
        value = element.get(f"{W}{key}")
        if value is not None or default:
            return str(value or default)
    return None
