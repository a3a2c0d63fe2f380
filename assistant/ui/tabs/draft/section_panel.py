"""Change one section: have it written anew, edit it, lock it, go back to a former version."""

from __future__ import annotations

import gradio as gr

from assistant.ui.context import Shop
from assistant.ui.jobs.drafting_jobs import Works
from assistant.ui.tabs.draft.draft_layout import View, shown_draft
from assistant.ui.tabs.draft.section_layout import Panel, filled, lay_out
from assistant.ui.tabs.draft.section_versions import going_back
from assistant.ui.widgets.error_messages import shown
from assistant.ui.widgets.private_events import quietly

_QUICK = 0.4  # seconds; a refusal comes at once, and is said at once
_TO_PANEL = """() => matchMedia("(hover: hover)").matches &&
  setTimeout(() => document.querySelector(".section-panel textarea")?.focus(), 100)"""


def build(shop: Shop, works: Works, view: View) -> None:
    """Put the panel beside the text and connect it."""
    panel = lay_out(shop, view)
    _open(shop, panel, view)
    _keep_up(shop, panel, view)
    _write_anew(shop, works, panel, view)
    _change_by_hand(shop, works, panel, view)
    _settle(shop, works, panel, view)


def _open(shop: Shop, panel: Panel, view: View) -> None:
    @shown
    def on_section(draft_id: str, event: gr.EventData) -> list[object]:
        number = int(event.section)
        return filled(shop.bench.drafts.get(draft_id).sections[number], number)

    def on_close() -> list[object]:
        return [gr.Column(visible=False), -1]

    opened = view.paper.click(
        on_section, shop.draft, panel.filled, show_progress="hidden", api_visibility="private"
    )
    opened.success(None, js=_TO_PANEL)
    for event in (panel.close.click, shop.draft.change):
        quietly(event, on_close, None, [panel.box, panel.shown])


def _keep_up(shop: Shop, panel: Panel, view: View) -> None:
    """Show the section anew once it was written or changed elsewhere on the page."""

    def on_changed(draft_id: str, number: int, versions: int) -> list[object]:
        if versions < 0 or not draft_id:
            return [gr.skip() for _ in panel.filled]
        section = shop.bench.drafts.get(draft_id).sections[number]
        if len(section.versions) == versions:
            return [gr.skip() for _ in panel.filled]
        return filled(section, number)

    here = [shop.draft, panel.number, panel.shown]
    for event in (view.seen.change, shop.edited.change):
        quietly(event, on_changed, here, panel.filled)


def _write_anew(shop: Shop, works: Works, panel: Panel, view: View) -> None:

    @shown
    def on_redo(draft_id: str, number: int, wish: str) -> list[object]:
        work = works.begin(
            draft_id, lambda stop: shop.bench.drafts.revise(draft_id, number, wish, stop=stop)
        )
        work.growing.setdefault(number, "")
        work.join(_QUICK)
        if (error := works.told(draft_id)) is not None:
            raise error
        return _after(shop, works, draft_id, number)

    for event in (panel.redo.click, panel.wish.submit):
        quietly(event, on_redo, [shop.draft, panel.number, panel.wish], panel.all_parts(view))


def _change_by_hand(shop: Shop, works: Works, panel: Panel, view: View) -> None:

    @shown
    def on_edit_section(draft_id: str, number: int, text: str) -> list[object]:
        shop.bench.drafts.edit_section(draft_id, number, text)
        return _after(shop, works, draft_id, number)

    @shown
    def on_edit_sentence(draft_id: str, event: gr.EventData) -> list[object]:
        shop.bench.drafts.edit_sentence(
            draft_id, int(event.section), int(event.sentence), event.text
        )
        return shown_draft(shop, works, draft_id)

    both = panel.all_parts(view)
    quietly(panel.save.click, on_edit_section, [shop.draft, panel.number, panel.text], both)
    quietly(view.paper.submit, on_edit_sentence, shop.draft, view.parts)


def _settle(shop: Shop, works: Works, panel: Panel, view: View) -> None:
    """Lock a section, or go back to a former version of it."""

    @shown
    def on_lock(draft_id: str, number: int) -> list[object]:
        is_locked = shop.bench.drafts.get(draft_id).sections[number].is_locked
        shop.bench.drafts.lock(draft_id, number, locked=not is_locked)
        return _after(shop, works, draft_id, number)

    @shown
    def on_restore(draft_id: str, number: int, version: int | None) -> list[object]:
        if version:
            shop.bench.drafts.restore(draft_id, number, version)
        return _after(shop, works, draft_id, number)

    @shown
    def on_former(draft_id: str, number: int, version: int | None) -> str:
        return going_back(shop.bench.drafts.get(draft_id).sections[number], version)

    both, here = panel.all_parts(view), [shop.draft, panel.number]
    quietly(panel.versions.input, on_former, [*here, panel.versions], panel.former)
    quietly(panel.lock.click, on_lock, here, both)
    quietly(panel.restore.click, on_restore, [*here, panel.versions], both)


def _after(shop: Shop, works: Works, draft_id: str, number: int) -> list[object]:
    section = shop.bench.drafts.get(draft_id).sections[number]
    return [*filled(section, number), *shown_draft(shop, works, draft_id)]
