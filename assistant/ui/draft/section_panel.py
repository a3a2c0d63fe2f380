"""Change one section: have it written anew, edit it, lock it, go back to a former version."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.kept.records import KeptSection, Version
from assistant.ui.draft.behind import Works
from assistant.ui.draft.view import View, shown_draft
from assistant.ui.escaping import shown_text
from assistant.ui.quietly import quietly
from assistant.ui.refusals import shown
from assistant.ui.shop import Shop

_QUICK = 0.4  # seconds; a refusal comes at once, and is said at once
_WISH = "要求，如：压缩到300字；突出改革；不要提会议；分成一是二是三是"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Panel:
    """The parts of the panel."""

    box: gr.Column
    number: gr.State
    name: gr.HTML
    wish: gr.Textbox
    redo: gr.Button
    text: gr.Textbox
    save: gr.Button
    lock: gr.Button
    versions: gr.Dropdown
    restore: gr.Button
    close: gr.Button

    @property
    def filled(self) -> list[Block]:
        """What a section fills."""
        return [self.box, self.number, self.name, self.wish, self.text, self.lock, self.versions]

    def all_parts(self, view: View) -> list[Block]:
        """Return what changes when the section does: the panel and the text."""
        return [*self.filled, *view.parts]


def build(shop: Shop, works: Works, view: View) -> None:
    """Put the panel beside the text and connect it."""
    panel = _laid_out(shop, view)
    _open(shop, panel, view)
    _write_anew(shop, works, panel, view)
    _change_by_hand(shop, works, panel, view)
    _settle(shop, works, panel, view)


def _open(shop: Shop, panel: _Panel, view: View) -> None:
    @shown
    def on_section(draft_id: str, event: gr.EventData) -> list[object]:
        number = int(event.section)
        return _filled(shop.bench.drafts.get(draft_id).sections[number], number)

    quietly(view.paper.click, on_section, shop.draft, panel.filled)
    quietly(panel.close.click, lambda: gr.Column(visible=False), None, panel.box)


def _write_anew(shop: Shop, works: Works, panel: _Panel, view: View) -> None:
    drafts = shop.bench.drafts

    @shown
    def on_redo(draft_id: str, number: int, wish: str) -> list[object]:
        work = works.begin(draft_id, lambda stop: drafts.redo(draft_id, number, wish, stop=stop))
        work.join(_QUICK)
        if (error := works.told(draft_id)) is not None:
            raise error
        return _after(shop, works, draft_id, number)

    for event in (panel.redo.click, panel.wish.submit):
        quietly(event, on_redo, [shop.draft, panel.number, panel.wish], panel.all_parts(view))


def _change_by_hand(shop: Shop, works: Works, panel: _Panel, view: View) -> None:
    drafts = shop.bench.drafts

    @shown
    def on_edit_section(draft_id: str, number: int, text: str) -> list[object]:
        drafts.edit_section(draft_id, number, text)
        return _after(shop, works, draft_id, number)

    @shown
    def on_edit_sentence(draft_id: str, event: gr.EventData) -> list[object]:
        drafts.edit_sentence(draft_id, int(event.section), int(event.sentence), event.text)
        return shown_draft(shop, works, draft_id)

    both = panel.all_parts(view)
    quietly(panel.save.click, on_edit_section, [shop.draft, panel.number, panel.text], both)
    quietly(view.paper.submit, on_edit_sentence, shop.draft, view.parts)


def _settle(shop: Shop, works: Works, panel: _Panel, view: View) -> None:
    """Lock a section, or go back to a former version of it."""
    drafts = shop.bench.drafts

    @shown
    def on_lock(draft_id: str, number: int) -> list[object]:
        is_locked = drafts.get(draft_id).sections[number].is_locked
        drafts.lock(draft_id, number, locked=not is_locked)
        return _after(shop, works, draft_id, number)

    @shown
    def on_restore(draft_id: str, number: int, version: int | None) -> list[object]:
        if version:
            drafts.restore(draft_id, number, version)
        return _after(shop, works, draft_id, number)

    both, here = panel.all_parts(view), [shop.draft, panel.number]
    quietly(panel.lock.click, on_lock, here, both)
    quietly(panel.restore.click, on_restore, [*here, panel.versions], both)


def _after(shop: Shop, works: Works, draft_id: str, number: int) -> list[object]:
    section = shop.bench.drafts.get(draft_id).sections[number]
    return [*_filled(section, number), *shown_draft(shop, works, draft_id)]


def _laid_out(shop: Shop, view: View) -> _Panel:
    words = shop.words
    with view.panel:
        number = gr.State(0)
        with gr.Row(elem_classes="panel-head"):
            name = gr.HTML("")
            close = gr.Button(words("收起", "Close"), size="sm", scale=0, min_width=64)
        wish = gr.Textbox(
            show_label=False, container=False, placeholder=_WISH, lines=1, max_lines=3
        )
        redo = gr.Button(words("按要求重写这一节", "Write this section anew"), variant="primary")
        text = gr.Textbox(
            label=words("正文（一段一行，Ctrl+Enter 保存）", "Text (Ctrl+Enter saves)"),
            lines=7,
            max_lines=16,
            elem_classes="ctrl-enter-save-section",
        )
        with gr.Row():
            save = gr.Button(words("保存修改", "Save"), elem_id="save-section", min_width=90)
            lock = gr.Button(words("锁定", "Lock"), min_width=90)
        with gr.Row():
            versions = gr.Dropdown([], show_label=False, container=False, scale=3)
            restore = gr.Button(words("恢复这一版", "Restore"), min_width=100, scale=1)
    return _Panel(
        box=view.panel,
        number=number,
        name=name,
        wish=wish,
        redo=redo,
        text=text,
        save=save,
        lock=lock,
        versions=versions,
        restore=restore,
        close=close,
    )


def _filled(section: KeptSection, number: int) -> list[object]:
    history = [
        (_version(place, version), place) for place, version in enumerate(section.versions, 1)
    ]
    return [
        gr.Column(visible=True),
        number,
        f'<div class="panel-name">{shown_text(section.heading or "导语")}</div>',
        "；".join(section.wishes),
        section.current.text if section.current else "",
        gr.Button("解锁" if section.is_locked else "锁定"),
        gr.Dropdown(choices=history, value=len(history) or None),
    ]


def _version(place: int, version: Version) -> str:
    made = version.made[5:16].replace("T", " ")
    wish = f"：{version.instruction}" if version.instruction else ""
    return f"第 {place} 版 {made} {version.how.value} {len(version.text)} 字{wish}"
