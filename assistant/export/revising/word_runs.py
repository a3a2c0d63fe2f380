"""Read the text of a Word paragraph, and split its runs at characters."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from assistant.reports.loading.xml_package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A soft line break is layout, as in a title of two lines, and no character of the text.
_CHARACTERS = {f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
_WRAPPERS = {
    *(f"{W}hyperlink", f"{W}ins", f"{W}smartTag", f"{W}sdt", f"{W}sdtContent"),
    *(f"{W}customXml", f"{W}fldSimple", f"{W}dir", f"{W}bdo"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPiece:
    """A visible part of a run: a text, or a character with an element of its own."""

    run: Element
    text: str


def paragraph_text(paragraph: Element) -> str:
    """Return the visible characters of the paragraph."""
    return "".join(atom.text for atom in _run_pieces(paragraph))


def isolate_runs(paragraph: Element, start: int, end: int) -> list[Element]:
    """Return the runs of exactly the characters from `start` to `end`, split as needed.

    The paragraph looks the same, with more runs.
    """
    _split_at(paragraph, start)
    _split_at(paragraph, end)
    found, place = [], 0
    for run in _iter_runs(paragraph):
        length = len(_run_text(run))
        if length and start <= place and place + length <= end:
            found.append(run)
        place += length
    return found


def list_runs(paragraph: Element) -> list[Element]:
    """Return all runs of the paragraph, those without characters too: breaks, codes of fields."""
    return list(_iter_runs(paragraph))


def run_before(paragraph: Element, place: int) -> Element | None:
    """Return the run that ends at character `place`, split as needed; None at the start."""
    _split_at(paragraph, place)
    last, passed = None, 0
    for run in _iter_runs(paragraph):
        length = len(_run_text(run))
        if passed + length > place:
            break
        passed += length
        last = run if length else last
    return last if passed == place else None


def text_run(text: str, template: Element | None) -> Element:
    """Return a new run of `text` in the format of `template`."""
    from lxml import etree

    run = etree.Element(f"{W}r")
    properties = None if template is None else template.find(f"{W}rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    for column, piece in enumerate(text.split("\t")):
        if column:
            etree.SubElement(run, f"{W}tab")
        if piece:
            element = etree.SubElement(run, f"{W}t")
            element.text = piece
            element.set(_SPACE, "preserve")
    return run


def _iter_runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs in reading order, including those of links, without those of text boxes."""
    for part in paragraph:
        if part.tag == f"{W}r":
            yield part
        elif part.tag in _WRAPPERS:
            yield from _iter_runs(part)


def _run_pieces(paragraph: Element) -> Iterator[RunPiece]:
    for run in _iter_runs(paragraph):
        yield RunPiece(run=run, text=_run_text(run))


def _run_text(run: Element) -> str:
    return "".join(_visible_text(part) for part in run)


def _visible_text(part: Element) -> str:
    if part.tag == f"{W}t":
        return part.text or ""
    if part.tag == f"{W}ruby":
        return "".join(text.text or "" for text in _base_texts(part))
    return _CHARACTERS.get(part.tag, "")


def _base_texts(ruby: Element) -> list[Element]:
    """Return the texts over which the reading stands."""
    base = ruby.find(f"{W}rubyBase")
    return [] if base is None else list(base.iter(f"{W}t", f"{W}delText"))


def _split_at(paragraph: Element, place: int) -> None:
    """Split a run so that one begins at character `place`."""
    passed = 0
    for run in _iter_runs(paragraph):
        text = _run_text(run)
        if passed < place < passed + len(text):
            _split_run(run, place - passed)
            return
        passed += len(text)


def _split_run(run: Element, place: int) -> None:
    """Split a run in two, the second beginning at its character `place`."""
    second = deepcopy(run)
    run.addnext(second)
    _trim_run(run, 0, place)
    _trim_run(second, place, len(_run_text(second)) + 1)


def _trim_run(run: Element, start: int, end: int) -> None:
    """Remove the characters of the run outside `start` to `end`."""
    passed = 0
    for part in list(run):
        if part.tag == f"{W}rPr":
            continue
        text = _visible_text(part)
        low, high = max(start - passed, 0), min(end - passed, len(text))
        # Parts without characters, such as pictures and line breaks, stay.
        gone = high <= low if text else not start <= passed < end
        if gone:
            run.remove(part)
        elif part.tag == f"{W}t":
            part.text = text[low:high]
            part.set(_SPACE, "preserve")
        elif part.tag == f"{W}ruby" and high - low < len(text):
            _replace_reading(part, text[low:high])
        passed += len(text)


def _replace_reading(ruby: Element, text: str) -> None:
    """Put a piece of the base in place of a base with its reading, which belongs to the whole."""
    piece = ruby.makeelement(f"{W}t")
    piece.text = text
    ruby.getparent().replace(ruby, piece)
