"""List what of a Word file is revised as one: a paragraph, a table row, a line of a text box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from assistant.export.revising.word_runs import W, paragraph_text
from assistant.reports.loading import CELL_GAP
from assistant.reports.loading.xml_package import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisableUnit:
    """A text with the paragraphs that print it.

    A row has one cell after another; a text box is kept twice in the file, for newer and for older
    programs, and so has copies of its paragraph.
    """

    text: str
    # Of each cell, the copies of its paragraph; none where a merged cell goes on from above.
    cells: tuple[tuple[Element, ...], ...]
    is_body: bool  # a paragraph of the running text, which may be struck out whole

    @property
    def filled(self) -> list[int]:
        """The places of the cells with text."""
        texts = self.text.split(CELL_GAP) if len(self.cells) > 1 else [self.text]
        return [place for place, text in enumerate(texts) if text.strip()]

    @property
    def paragraph(self) -> Element:
        """The paragraph that a unit of the running text is."""
        return self.cells[0][0]


def list_units(body: Element) -> list[RevisableUnit]:
    """Return the units with text under the body of a document, in reading order."""
    return [unit for unit in _units(body) if unit.text.strip(CELL_GAP)]


def _units(parent: Element) -> Iterator[RevisableUnit]:
    for part in parent:
        if part.tag == f"{W}p":
            yield RevisableUnit(text=paragraph_text(part).strip(), cells=((part,),), is_body=True)
            yield from _box_units(part)
        elif part.tag == f"{W}tbl":
            for row in part.iter(f"{W}tr"):
                yield from _row_units(row)
                for paragraph in row.findall(f"{W}tc/{W}p"):
                    yield from _box_units(paragraph)
        elif part.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _units(part)


def _row_units(row: Element) -> Iterator[RevisableUnit]:
    """Yield a row whose cells hold one paragraph each as one unit, else paragraph by paragraph."""
    cells = [[part for part in cell if part.tag == f"{W}p"] for cell in row.findall(f"{W}tc")]
    if len(cells) > 1 and all(len(cell) == 1 for cell in cells):
        texts = (paragraph_text(cell[0]).strip() for cell in cells)
        copies = tuple(() if _goes_on(cell[0]) else (cell[0],) for cell in cells)
        yield RevisableUnit(text=CELL_GAP.join(texts), cells=copies, is_body=False)
        return
    for paragraph in (paragraph for cell in cells for paragraph in cell):
        text = paragraph_text(paragraph).strip()
        yield RevisableUnit(text=text, cells=((paragraph,),), is_body=False)


def _goes_on(paragraph: Element) -> bool:
    merge = paragraph.getparent().find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val") != "restart"


def _box_units(paragraph: Element) -> Iterator[RevisableUnit]:
    """Yield the paragraphs of the text boxes in a paragraph, each with its copies."""
    boxes = list(paragraph.iter(f"{W}txbxContent"))
    copied = [box for box in boxes if _is_fallback(box)]
    shown = [box for box in boxes if box not in copied] or copied
    for box, copy in zip_longest(shown, copied if shown != copied else ()):
        if box is None:
            return
        others = [] if copy is None else copy.findall(f"{W}p")
        for n, inner in enumerate(box.findall(f"{W}p")):
            copies = (inner, *others[n : n + 1])
            text = paragraph_text(inner).strip()
            yield RevisableUnit(text=text, cells=(copies,), is_body=False)


def _is_fallback(box: Element) -> bool:
    return any(above.tag == f"{_MC}Fallback" for above in box.iterancestors())
