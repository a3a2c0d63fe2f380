"""Tell what the styles of a web page hide, strike out or raise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_COMMENT = re.compile(r"/\*.{0,20000}?\*/", re.DOTALL)
# Rules for print or for small windows are not those of the page as its reader sees it.
_AT_RULE = re.compile(r"@[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARATION = re.compile(r"([a-z-]+)\s*:\s*([^;]*)")
_READ = {"display", "visibility", "mso-hide", "text-decoration", "vertical-align"}
_SIMPLE = re.compile(r"[.#]?[\w-]+|\*")
_COMPOUND = re.compile(rf"(?:{_SIMPLE.pattern})+")
_MOST_CSS = 500_000  # characters
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """A selector, and what it says of the properties that matter here."""

    selector: tuple[str, ...]  # an element and what must stand around it, outermost first
    weight: tuple[int, int, int, int]  # how exact: names, classes, tags, and its place
    values: dict[str, str]


class PageStyles:
    """The styles that a page brings in itself, and those of its elements."""

    def __init__(self, root: Any) -> None:
        css = "\n".join(style.text or "" for style in root.iter("style"))[:_MOST_CSS]
        rules = sorted(_read_rules(css), key=lambda rule: rule.weight)
        self._by_last: dict[str, list[_Rule]] = {}
        for rule in rules[:_MOST_RULES]:
            self._by_last.setdefault(_SIMPLE.findall(rule.selector[-1])[-1], []).append(rule)

    def hides(self, element: Any) -> bool:
        """Return whether a reader does not see the element, or sees it struck out."""
        values = self._values(element)
        return (
            values.get("display") == "none"
            or values.get("visibility") == "hidden"
            or values.get("mso-hide") == "all"
            or "line-through" in values.get("text-decoration", "")
        )

    def raises(self, element: Any) -> bool:
        """Return whether the element is a superscript by its style."""
        return self._values(element).get("vertical-align") == "super"

    def _values(self, element: Any) -> dict[str, str]:
        """Return what holds for the element: the most exact rule, then its own word."""
        values: dict[str, str] = {}
        if self._by_last:
            keys = [element.tag, "*", *_names(element)]
            found = [rule for key in keys for rule in self._by_last.get(key, ())]
            for rule in sorted(found, key=lambda rule: rule.weight):
                if _applies(rule.selector, element):
                    values |= rule.values
        if own := element.get("style"):
            values |= _declared(own)
        return values


def _read_rules(css: str) -> Iterator[_Rule]:
    """Yield the rules whose selectors name tags, classes and names, inside one another at most."""
    plain = _AT_RULE.sub("", _COMMENT.sub("", css))
    for place, (selectors, body) in enumerate(_RULE.findall(plain)):
        if values := _declared(body):
            for selector in selectors.split(","):
                parts = tuple(selector.replace(">", " ").split())
                if parts and all(map(_COMPOUND.fullmatch, parts)):
                    yield _Rule(selector=parts, weight=_weigh(selector, place), values=values)


def _declared(body: str) -> dict[str, str]:
    """Return the properties that matter here."""
    body = body.lower()
    if not any(name in body for name in _READ):
        return {}
    pairs = _DECLARATION.findall(body)
    named = ((name.removesuffix("-line"), value) for name, value in pairs)
    return {
        name: value.removesuffix("!important").strip() for name, value in named if name in _READ
    }


def _weigh(selector: str, place: int) -> tuple[int, int, int, int]:
    return (
        selector.count("#"),
        selector.count("."),
        len(re.findall(r"(?<![\w.#-])\w", selector)),
        place,
    )


def _names(element: Any) -> list[str]:
    classes = [f".{name}" for name in element.get("class", "").split()]
    return [*classes, f"#{element.get('id')}"] if element.get("id") else classes


def _applies(selector: tuple[str, ...], element: Any) -> bool:
    """Return whether the last part fits the element, and the others, in order, what is around."""
    *around, last = selector
    if not _fits(last, element):
        return False
    above = element.iterancestors()
    return all(any(_fits(part, outer) for outer in above) for part in reversed(around))


def _fits(compound: str, element: Any) -> bool:
    known = {"*", element.tag, *_names(element)}
    return all(simple in known for simple in _SIMPLE.findall(compound))
