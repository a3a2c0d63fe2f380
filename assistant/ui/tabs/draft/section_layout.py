"""Lay out the panel in which one section is changed."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import gradio as gr
from gradio.blocks import Block

from assistant.drafting.drafts.stored_draft import StoredSection
from assistant.ui.context import PageContext
from assistant.ui.i18n.bilingual_html import bilingual_html
from assistant.ui.i18n.language import localized
from assistant.ui.i18n.terms import section_name_html
from assistant.ui.tabs.draft.draft_layout import DraftView
from assistant.ui.tabs.draft.section_versions import is_unchanged, version_name

_INSTRUCTION_HINT = "要求，如：压缩到300字；突出改革；不要提会议"
_INSTRUCTION_HINT_EN = (
    "In Chinese, e.g. 压缩到300字 (shorten); 突出改革 (stress); 不要提会议 (leave out)"
)

# What could not be saved is in the box here, also where another tab of the column was shown.
_SHOW_UNSAVED_JS = """const show = () => element.querySelector("[data-unsaved]") &&
  window.assistantSide.show("change");
show();
watch("value", show);"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPanel:
    """The components of the panel."""

    box: gr.Column
    number: gr.State
    shown: gr.State  # how many versions the section had when it was shown; -1 while closed
    name: gr.HTML
    instruction: gr.Textbox
    redo: gr.Button
    text: gr.Textbox
    save: gr.Button
    lock: gr.Button
    versions: gr.Dropdown
    former: gr.HTML  # the version chosen there, where it is not the present one
    restore: gr.Button
    close: gr.Button

    @property
    def section_parts(self) -> list[Block]:
        """The components that `section_values` fills."""
        head = [self.box, self.number, self.shown, self.name]
        return [*head, self.instruction, self.text, self.lock, self.versions, self.former]

    def all_parts(self, view: DraftView) -> list[Block]:
        """Return the components that change with a section: the panel and the text."""
        return [*self.section_parts, *view.parts]


def lay_out(context: PageContext, view: DraftView) -> SectionPanel:
    """Lay out the panel beside the text, closed."""
    labels = context.labels
    with view.panel:
        number, now_shown = gr.State(0), gr.State(-1)
        with gr.Row(elem_classes="panel-head"):
            name = gr.HTML("", js_on_load=_SHOW_UNSAVED_JS)
            close = gr.Button(labels("收起", "Close"), size="sm", elem_id="close-section")
        instruction = gr.Textbox(
            label=labels("对这一节的要求", "What to change"),
            show_label=False,
            container=False,
            placeholder=labels(_INSTRUCTION_HINT, _INSTRUCTION_HINT_EN),
            lines=1,  # so that Enter sends it
            max_lines=3,
        )
        redo = gr.Button(
            labels("按要求重写这一节", "Write this section anew"),
            variant="primary",
            size="md",
            elem_classes="replaces-text",
        )
        text = gr.Textbox(
            label=labels("正文（一段一行，Ctrl+Enter 保存）", "Text (Ctrl+Enter saves)"),
            lines=7,
            max_lines=16,
            elem_classes="ctrl-enter-save-section",
        )
        with gr.Row(elem_classes="desk-row"):
            save = gr.Button(labels("保存修改", "Save"), elem_id="save-section", size="md")
            lock = gr.Button(labels("锁定", "Lock"), size="md")
        versions, restore = _lay_out_versions(context)
        former = gr.HTML("")
    return SectionPanel(
        box=view.panel,
        number=number,
        shown=now_shown,
        name=name,
        instruction=instruction,
        redo=redo,
        text=text,
        save=save,
        lock=lock,
        versions=versions,
        former=former,
        restore=restore,
        close=close,
    )


def _lay_out_versions(context: PageContext) -> tuple[gr.Dropdown, gr.Button]:
    labels = context.labels
    with gr.Row(elem_classes="desk-row"):
        versions = gr.Dropdown(
            [],
            label=labels("各个旧版", "Former versions"),
            show_label=False,
            container=False,
            scale=3,
        )
        restore = gr.Button(
            labels("恢复这一版", "Restore"), size="md", elem_classes="replaces-text"
        )
    return versions, restore


def section_values(section: StoredSection, number: int, text: str | None = None) -> list[object]:
    """Return the values of the panel for a section; `text` is one that is not saved yet."""
    history = [
        (version_name(place, version), place) for place, version in enumerate(section.versions, 1)
    ]
    return [
        gr.Column(visible=True),
        number,
        len(history),
        _name_html(section, text),
        "；".join(section.wishes),
        section.text if text is None else text,
        gr.Button(localized("解锁", "Unlock") if section.is_locked else localized("锁定", "Lock")),
        gr.Dropdown(choices=history, value=len(history) or None),
        "",
    ]


def _name_html(section: StoredSection, unsaved: str | None) -> str:
    heading = section_name_html(section.heading)
    same = (
        bilingual_html("写出来和上一版一样", "Came out as it was") if is_unchanged(section) else ""
    )
    kept = "" if unsaved is None else f' data-unsaved="{len(section.versions)} {escape(unsaved)}"'
    return f'<div class="panel-name"{kept}>{heading} <span class="quiet">{same}</span></div>'
