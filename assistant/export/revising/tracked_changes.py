"""Mark edits in a Word paragraph as tracked changes, as Word itself does."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from assistant.export.revising.text_edits import Edit
from assistant.export.revising.word_runs import W, isolate_runs, list_runs, run_before, text_run
from assistant.reports.loading.xml_package import Element

_MARKED = f"{W}rPr"
# How what is struck out is called, in a run and in a base with its reading.
_DELETED = {
    f"{W}t": f"{W}delText",
    f"{W}instrText": f"{W}delInstrText",
    f"{W}ruby//{W}t": f"{W}delText",
}
_KEPT = (f"{W}drawing", f"{W}pict", f"{W}object")


@dataclass(slots=True, kw_only=True)
class ChangeMarker:
    """The author, the time, and the ids of tracked changes."""

    author: str
    first_id: int = 1
    moment: str = field(default_factory=lambda: datetime.now(tz=UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    _ids: count[int] = field(init=False)

    def __post_init__(self) -> None:
        self._ids = count(self.first_id)

    def change(self, kind: str) -> Element:
        """Return an empty element `ins` or `del` with id, author and date."""
        from lxml import etree

        element = etree.Element(f"{W}{kind}")
        element.set(f"{W}id", str(next(self._ids)))
        element.set(f"{W}author", self.author)
        element.set(f"{W}date", self.moment)
        return element


def mark_edit(paragraph: Element, edit: Edit, marker: ChangeMarker) -> None:
    """Mark one edit; mark those of a paragraph from its end, so that positions stay valid."""
    removed = isolate_runs(paragraph, edit.start, edit.start + len(edit.removed))
    template = removed[-1] if removed else run_before(paragraph, edit.start)
    for run in removed:
        strike_run(run, marker)
    if edit.added:
        _insert_run(paragraph, text_run(edit.added, template), removed, template, marker)


def strike_run(run: Element, marker: ChangeMarker) -> None:
    """Mark a run as deleted."""
    struck = marker.change("del")
    run.addprevious(struck)
    struck.append(run)
    for path, tag in _DELETED.items():
        for part in run.iterfind(path):
            part.tag = tag


def strike_paragraph(paragraph: Element, marker: ChangeMarker) -> None:
    """Mark a whole paragraph as deleted, including its mark; pictures and text boxes stay."""
    for field_ in list(paragraph.iter(f"{W}fldSimple")):
        _spell_out(field_)
    for run in list_runs(paragraph):
        if next(run.iter(*_KEPT), None) is None:
            strike_run(run, marker)
    _mark_properties(paragraph).insert(0, marker.change("del"))


def _spell_out(simple: Element) -> None:
    """Turn a simple field into runs: only these can be struck out (ECMA-376, part 1, 17.16)."""
    code = simple.makeelement(f"{W}r")
    instruction = simple.makeelement(f"{W}instrText")
    instruction.text = simple.get(f"{W}instr", "")
    code.append(instruction)
    content = [part for part in simple if part.tag != f"{W}fldData"]
    begin, separate, end = (_field_mark(simple, kind) for kind in ("begin", "separate", "end"))
    for part in (begin, code, separate, *content, end):
        simple.addprevious(part)
    simple.getparent().remove(simple)


def _field_mark(simple: Element, kind: str) -> Element:
    run = simple.makeelement(f"{W}r")
    mark = simple.makeelement(f"{W}fldChar")
    mark.set(f"{W}fldCharType", kind)
    run.append(mark)
    return run


def inserted_paragraph(text: str, template: Element | None, marker: ChangeMarker) -> Element:
    """Return a new paragraph, marked as inserted, in the format of `template`."""
    from lxml import etree

    paragraph = etree.Element(f"{W}p")
    properties = None if template is None else template.find(f"{W}pPr")
    if properties is not None:
        own = deepcopy(properties)
        for name in ("rPr", "sectPr", "pPrChange"):
            for part in own.findall(f"{W}{name}"):
                own.remove(part)
        paragraph.append(own)
    _mark_properties(paragraph).insert(0, marker.change("ins"))
    inserted = marker.change("ins")
    inserted.append(text_run(text, None if template is None else _first_run(template)))
    paragraph.append(inserted)
    return paragraph


def _first_run(paragraph: Element) -> Element | None:
    return next(paragraph.iter(f"{W}r"), None)


def _insert_run(
    paragraph: Element,
    run: Element,
    removed: list[Element],
    template: Element | None,
    marker: ChangeMarker,
) -> None:
    inserted = marker.change("ins")
    inserted.append(run)
    if removed:
        removed[-1].getparent().addnext(inserted)
    elif template is not None:
        template.addnext(inserted)
    else:
        properties = paragraph.find(f"{W}pPr")
        paragraph.insert(0 if properties is None else 1, inserted)


def _mark_properties(paragraph: Element) -> Element:
    """Return the properties of the paragraph's mark, created if missing."""
    from lxml import etree

    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    mark = properties.find(_MARKED)
    if mark is None:
        mark = etree.Element(_MARKED)
        later = [part for part in properties if part.tag in (f"{W}sectPr", f"{W}pPrChange")]
        if later:
            later[0].addprevious(mark)
        else:
            properties.append(mark)
    return mark
