"""Show what a new ledger changes in a draft: old and new of each place, struck out and marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.drafting.drafts.updating.ledger_changes import FactChange, FactChangeKind
from assistant.drafting.drafts.updating.updated_draft import PlaceKind, UpdatedDraft, UpdatedPlace
from assistant.export.revising.text_edits import find_edits
from assistant.ui.i18n.bilingual_html import bilingual_html

_KINDS = {
    PlaceKind.REWRITTEN: "changed",
    PlaceKind.ADDED: "added",
    PlaceKind.HEADING: "heading",
    PlaceKind.TO_ACCEPT: "to accept",
    PlaceKind.TO_REMOVE: "to remove",
}
_SHOWN = 60  # characters of a proposal in the list to choose from


def update_html(updated: UpdatedDraft) -> str:
    """Return the changes of the ledger and of the draft as HTML."""
    changes = [one for one in updated.changes.changes if one.kind is not FactChangeKind.SAME]
    if not changes:
        same = bilingual_html("台账没有变化，草稿不用改。", "The ledger has not changed.")
        return f'<div class="quiet">{same}</div>'
    return "".join(
        [
            '<div class="ledger-changes">',
            _head(f"台账变了 {len(changes)} 处", f"Changes of the ledger: {len(changes)}"),
            _list(map(_change_html, changes)),
            _head(f"草稿要动 {len(updated.places)} 处", f"Places: {len(updated.places)}"),
            _list(map(_place_html, updated.places)),
            "</div>",
        ]
    )


def proposal_choices(stored: StoredDraft | None) -> list[tuple[str, int]]:
    """Return what waits to be accepted, to choose from: a label, and its number."""
    if stored is None:
        return []
    return [
        (f"{stored.sections[one.section].name}：{_shorten(one.before, one.after)}", number)
        for number, one in enumerate(stored.open_proposals, start=1)
    ]


def _shorten(before: str, after: str) -> str:
    """Return what a proposal changes, with some words around it."""
    if not after:
        return f"删去“{before[:_SHOWN]}”"
    edits = find_edits(before, after)
    if not edits:
        return f"请自己改“{before[:_SHOWN]}”"
    return "；".join(f"{one.removed or '〔无〕'} → {one.added or '〔删〕'}" for one in edits)


def _head(chinese: str, english: str) -> str:
    return f'<div class="why">{bilingual_html(chinese, english)}</div>'


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"


def _change_html(change: FactChange) -> str:
    parts = f"（{'、'.join(change.parts)}）" if change.parts else ""
    old = change.before.text if change.before else ""
    new = "；".join(fact.text for fact in change.after)
    return f'<span class="badge">{change.kind.value}{parts}</span> {_difference_html(old, new)}'


def _place_html(place: UpdatedPlace) -> str:
    kind = bilingual_html(place.kind.value, _KINDS[place.kind])
    name = f'<span class="quiet">{escape(place.section)}</span>'
    return (
        f'<span class="badge">{kind}</span> {name}<br>{_difference_html(place.before, place.after)}'
    )


def _difference_html(old: str, new: str) -> str:
    """Return old and new in one: what goes struck out, what comes marked."""
    if not old or not new:
        return f"<ins>{escape(new)}</ins>" if new else f"<del>{escape(old)}</del>"
    return "".join(_pieces(old, new))


def _pieces(old: str, new: str) -> Iterator[str]:
    done = 0
    for edit in find_edits(old, new):
        yield escape(old[done : edit.start])
        yield f"<del>{escape(edit.removed)}</del>" if edit.removed else ""
        yield f"<ins>{escape(edit.added)}</ins>" if edit.added else ""
        done = edit.start + len(edit.removed)
    yield escape(old[done:])
