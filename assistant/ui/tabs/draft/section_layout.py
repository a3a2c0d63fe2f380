"""Lay out the panel in which one section is changed."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.drafts.stored_draft import KeptSection
from assistant.ui.context import Shop
from assistant.ui.i18n.bilingual_html import both
from assistant.ui.i18n.escape import shown_text
from assistant.ui.i18n.language import spoken
from assistant.ui.tabs.draft.draft_layout import View
from assistant.ui.tabs.draft.section_versions import is_as_before, version_name

_WISH = "要求，如：压缩到300字；突出改革；不要提会议；分成一是二是三是"
_WISH_EN = "In Chinese, e.g. 压缩到300字 (shorten); 突出改革 (stress); 不要提会议 (leave out)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The parts of the panel."""

    box: gr.Column
    number: gr.State
    shown: gr.State  # how many versions the section had when it was shown; -1 while closed
    name: gr.HTML
    wish: gr.Textbox
    redo: gr.Button
    text: gr.Textbox
    save: gr.Button
    lock: gr.Button
    versions: gr.Dropdown
    former: gr.HTML  # the version chosen there, where it is not the present one
    restore: gr.Button
    close: gr.Button

    @property
    def filled(self) -> list[Block]:
        """What a section fills."""
        head = [self.box, self.number, self.shown, self.name]
        return [*head, self.wish, self.text, self.lock, self.versions, self.former]

    def all_parts(self, view: View) -> list[Block]:
        """Return what changes when the section does: the panel and the text."""
        return [*self.filled, *view.parts]


def lay_out(shop: Shop, view: View) -> Panel:
    """Lay out the panel beside the text, closed."""
    words = shop.words
    with view.panel:
        number, now_shown = gr.State(0), gr.State(-1)
        with gr.Row(elem_classes="panel-head"):
            name = gr.HTML("")
            close = gr.Button(
                words("收起", "Close"), size="sm", scale=0, min_width=64, elem_id="close-section"
            )
        wish = gr.Textbox(
            label=words("对这一节的要求", "What to change"),
            show_label=False,
            container=False,
            placeholder=words(_WISH, _WISH_EN),
            lines=1,
            max_lines=3,
        )
        redo = gr.Button(
            words("按要求重写这一节", "Write this section anew"),
            variant="primary",
            elem_classes="replaces-text",
        )
        text = gr.Textbox(
            label=words("正文（一段一行，Ctrl+Enter 保存）", "Text (Ctrl+Enter saves)"),
            lines=7,
            max_lines=16,
            elem_classes="ctrl-enter-save-section",
        )
        with gr.Row():
            save = gr.Button(words("保存修改", "Save"), elem_id="save-section", min_width=90)
            lock = gr.Button(words("锁定", "Lock"), min_width=90)
        versions, restore = _versions(shop)
        former = gr.HTML("")
    return Panel(
        box=view.panel,
        number=number,
        shown=now_shown,
        name=name,
        wish=wish,
        redo=redo,
        text=text,
        save=save,
        lock=lock,
        versions=versions,
        former=former,
        restore=restore,
        close=close,
    )


def _versions(shop: Shop) -> tuple[gr.Dropdown, gr.Button]:
    words = shop.words
    with gr.Row():
        versions = gr.Dropdown(
            [],
            label=words("各个旧版", "Former versions"),
            show_label=False,
            container=False,
            scale=3,
        )
        restore = gr.Button(
            words("恢复这一版", "Restore"), min_width=100, scale=1, elem_classes="replaces-text"
        )
    return versions, restore


def filled(section: KeptSection, number: int) -> list[object]:
    """Return what the parts of the panel show for a section."""
    history = [
        (version_name(place, version), place) for place, version in enumerate(section.versions, 1)
    ]
    return [
        gr.Column(visible=True),
        number,
        len(history),
        _name(section),
        "；".join(section.wishes),
        section.current.text if section.current else "",
        gr.Button(spoken("解锁", "Unlock") if section.is_locked else spoken("锁定", "Lock")),
        gr.Dropdown(choices=history, value=len(history) or None),
        "",
    ]


def _name(section: KeptSection) -> str:
    heading = shown_text(section.heading) or both("导语", "Opening")
    same = both("写出来和上一版一样", "Came out as it was") if is_as_before(section) else ""
    return f'<div class="panel-name">{heading} <span class="quiet">{same}</span></div>'
