"""Count Word's automatic numbers, so that 一、 and （一） are there as text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from assistant.reports.loading.docx.docx_numerals import spell_number
from assistant.reports.loading.docx.docx_styles import NumberReference, Styles
from assistant.reports.loading.xml_package import Element, attribute, find_child, local_name

_PLACEHOLDER = re.compile(r"%([1-9])")
_UNNUMBERED = "0"  # the list id that switches numbering off
_LEVELS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int
    format: str
    pattern: str  # "（%1）"
    restarts: bool  # anew under each heading of a higher level
    all_decimal: bool
    style: str | None


class Numbering:
    """The lists of one document and how far each has been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._patterns: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        # Lists made from one pattern go on counting together, as in Word.
        self._counters: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if local_name(element) == "abstractNum":
                self._patterns[attribute(element, "abstractNumId") or ""] = element
            elif local_name(element) == "num":
                self._lists[attribute(element, "numId") or ""] = element

    def next_mark(self, paragraph: Element) -> str:
        """Return the number of `paragraph` as printed before its text, "" without one; count it."""
        reference = self._styles.number(paragraph)
        if reference is None or reference.list_id in (None, _UNNUMBERED):
            return ""
        list_id = reference.list_id or ""
        levels = self._levels_of(list_id)
        depth = _depth(reference, levels)
        if depth not in levels:
            return ""
        counters = self._count(list_id, depth, levels)
        return _print(levels, depth, counters)

    def _levels_of(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            entry = self._lists.get(list_id)
            levels = _read_levels(self._pattern_of(list_id))
            for override in entry if entry is not None else ():
                levels |= _read_levels(override)
            self._levels[list_id] = levels
        return self._levels[list_id]

    def _pattern_of(self, list_id: str) -> Element | None:
        """Return the definition behind a list, through a list style if need be."""
        pattern = self._patterns.get(
            attribute(find_child(self._lists.get(list_id), "abstractNumId")) or ""
        )
        link = attribute(find_child(pattern, "numStyleLink"))
        target = self._styles.list_of(link) if link else None
        if target and target != list_id:
            return self._patterns.get(
                attribute(find_child(self._lists.get(target), "abstractNumId")) or ""
            )
        return pattern

    def _count(self, list_id: str, depth: int, levels: dict[int, _Level]) -> dict[int, int]:
        entry = self._lists.get(list_id)
        counters = self._counters[attribute(find_child(entry, "abstractNumId")) or list_id]
        restart = None if (list_id, depth) in self._begun else _start_override(entry, depth)
        self._begun.add((list_id, depth))
        if restart is not None:
            counters[depth] = restart
        elif depth in counters:
            counters[depth] += 1
        else:
            counters[depth] = levels[depth].start
        for deeper in range(depth + 1, _LEVELS):
            if deeper in levels and levels[deeper].restarts:
                counters.pop(deeper, None)
        return counters


def _depth(reference: NumberReference, levels: dict[int, _Level]) -> int:
    """Return the level: stated, or that of the level which names the paragraph's style."""
    if reference.level is not None:
        return reference.level
    named = (n for n, level in levels.items() if reference.style and level.style == reference.style)
    return next(named, 0)


def _read_levels(parent: Element | None) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in parent if parent is not None else ():
        depth = attribute(element, "ilvl")
        if local_name(element) == "lvl" and depth and depth.isdecimal():
            found[int(depth)] = _read_level(element)
    return found


def _read_level(element: Element) -> _Level:
    start = attribute(find_child(element, "start")) or ""
    return _Level(
        start=int(start) if start.isdecimal() else 1,
        format=_format(element),
        pattern=attribute(find_child(element, "lvlText")) or "",
        restarts=attribute(find_child(element, "lvlRestart")) != "0",
        all_decimal=find_child(element, "isLgl") is not None,
        style=attribute(find_child(element, "pStyle")),
    )


def _format(level: Element) -> str:
    """Return the numeral system; newer ones come as "custom" with an alternative beside."""
    formats = [attribute(part) or "" for part in level.iter() if local_name(part) == "numFmt"]
    return next((name for name in formats if name != "custom"), "decimal")


def _start_override(entry: Element | None, depth: int) -> int | None:
    for part in entry if entry is not None else ():
        if local_name(part) == "lvlOverride" and attribute(part, "ilvl") == str(depth):
            start = attribute(find_child(part, "startOverride"))
            return int(start) if start and start.isdecimal() else None
    return None


def _print(levels: dict[int, _Level], depth: int, counters: dict[int, int]) -> str:
    level = levels[depth]
    if level.format == "bullet":
        return ""

    def number(placeholder: re.Match[str]) -> str:
        shown = int(placeholder[1]) - 1
        if shown not in levels:
            return ""
        numerals = "decimal" if level.all_decimal else levels[shown].format
        return spell_number(counters.get(shown, levels[shown].start), numerals)

    mark = _PLACEHOLDER.sub(number, level.pattern).strip()
    # 1、 and （一） touch the text that follows, 1.1 does not.
    return f"{mark} " if mark[-1:].isalnum() else mark
