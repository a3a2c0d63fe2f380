"""Resolve tracked changes: accept all, or reject all.

The elements are defined in ECMA-376, part 1, section 17.13.5.
"""

from __future__ import annotations

from assistant.export.revising.word_runs import W
from assistant.reports.loading.xml_package import Element

_OLD_PROPERTIES = ("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange")
_MOVE_MARKS = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd")


def resolve_changes(body: Element, *, accept: bool) -> None:
    """Accept or reject every tracked change under `body`.

    Only changes of text are resolved; formats stay as they are.
    """
    kept, gone = ("ins", "moveTo"), ("del", "moveFrom")
    if not accept:
        kept, gone = gone, kept
    _join_paragraphs(body, gone)
    for change in _find_all(body, *gone):
        _remove(change)
    for change in _find_all(body, *kept):
        _unwrap(change)
    for text in _find_all(body, "delText", "delInstrText"):
        text.tag = f"{W}t" if text.tag == f"{W}delText" else f"{W}instrText"
    for part in _find_all(body, *_OLD_PROPERTIES, *_MOVE_MARKS):
        _remove(part)


def has_changes(body: Element) -> bool:
    """Return whether there is a tracked change of text under `body`."""
    return any(
        next(body.iter(f"{W}{name}"), None) is not None
        for name in ("ins", "del", "moveTo", "moveFrom")
    )


def _find_all(body: Element, *names: str) -> list[Element]:
    return list(body.iter(*(f"{W}{name}" for name in names)))


def _join_paragraphs(body: Element, gone: tuple[str, ...]) -> None:
    """Join paragraphs whose marks are removed to the one behind them; remove what is empty then."""
    chain: list[Element] = []
    for paragraph in list(body.iter(f"{W}p")):
        if not any(_find_mark(paragraph, name) is not None for name in gone):
            continue
        chain.append(paragraph)
        following = _next_paragraph(paragraph)
        if following is None or not any(_find_mark(following, name) is not None for name in gone):
            _join_chain(chain, following, gone)
            chain = []


def _join_chain(chain: list[Element], following: Element | None, gone: tuple[str, ...]) -> None:
    """Move the content of the paragraphs to `following`, else to the last of them."""
    content = [part for paragraph in chain for part in paragraph if part.tag != f"{W}pPr"]
    if following is None and any(part.tag.removeprefix(W) not in gone for part in content):
        *chain, following = chain
    if following is not None:
        own = [part for part in following if part.tag != f"{W}pPr"]
        following.extend([*(part for part in content if part not in own), *own])
    for paragraph in chain:
        paragraph.getparent().remove(paragraph)


def _find_mark(paragraph: Element, name: str) -> Element | None:
    found: Element | None = paragraph.find(f"{W}pPr/{W}rPr/{W}{name}")
    return found


def _next_paragraph(paragraph: Element) -> Element | None:
    following = paragraph.getnext()
    return following if following is not None and following.tag == f"{W}p" else None


def _remove(part: Element) -> None:
    if part.getparent() is not None:
        part.getparent().remove(part)


def _unwrap(change: Element) -> None:
    """Replace a change by its content; in a paragraph's properties it has none."""
    parent = change.getparent()
    if parent is None:
        return
    place = parent.index(change)
    for offset, part in enumerate(list(change)):
        parent.insert(place + offset, part)
    parent.remove(change)
