"""Change one section: rewrite it, edit it, lock it, restore a former version."""

from __future__ import annotations

import gradio as gr

from assistant.errors import EditConflictError
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft.draft_layout import DraftView, draft_values
from assistant.ui.tabs.draft.section_layout import SectionPanel, lay_out, section_values
from assistant.ui.tabs.draft.section_versions import version_diff_html
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private

_REFUSAL_SECONDS = 0.4  # a refusal comes within them, and is shown at once
_SECTION_CONFLICT = (
    "这一节刚在别处改过。你写的还在框里，没有存；再按一次“保存修改”就用你的，那边的留在旧版里。",
    "This section has just been changed elsewhere. Your text is still in the box, not saved: "
    "“Save” once more takes yours, and the other stays among the former versions.",
)
_SENTENCE_CONFLICT = (
    "这一句刚在别处改过。纸上是那边的文字；你写的在旁边的框里，还没有存，要用就按“保存修改”。",
    "This sentence has just been changed elsewhere, as it stands on the paper now. Yours is in "
    "the box beside it, not saved: “Save” takes it.",
)
_FOCUS_PANEL_JS = """() => matchMedia("(hover: hover)").matches &&
  setTimeout(() => document.querySelector(".section-panel textarea")?.focus(), 100)"""


def build(context: PageContext, jobs: DraftingJobs, view: DraftView) -> None:
    """Lay out the panel beside the text and connect it."""
    panel = lay_out(context, view)
    _connect_opening(context, panel, view)
    _connect_updates(context, panel, view)
    _connect_redo(context, jobs, panel, view)
    _connect_edits(context, jobs, panel, view)
    _connect_versions(context, jobs, panel, view)


def _connect_opening(context: PageContext, panel: SectionPanel, view: DraftView) -> None:
    @as_gradio_error
    def on_section(draft_id: str, event: gr.EventData) -> list[object]:
        number = int(event.section)
        return section_values(context.bench.drafts.get(draft_id).sections[number], number)

    def on_close() -> list[object]:
        return [gr.Column(visible=False), -1]

    opened = view.paper.click(
        on_section,
        context.draft,
        panel.section_parts,
        show_progress="hidden",
        api_visibility="private",
    )
    opened.success(None, js=_FOCUS_PANEL_JS)
    for event in (panel.close.click, context.draft.change):
        bind_private(event, on_close, None, [panel.box, panel.shown])


def _connect_updates(context: PageContext, panel: SectionPanel, view: DraftView) -> None:
    """Show the section anew once it was written or changed elsewhere on the page."""

    def on_changed(draft_id: str, number: int, versions: int) -> list[object]:
        if versions < 0 or not draft_id:
            return [gr.skip() for _ in panel.section_parts]
        section = context.bench.drafts.get(draft_id).sections[number]
        if len(section.versions) == versions:
            return [gr.skip() for _ in panel.section_parts]
        return section_values(section, number)

    here = [context.draft, panel.number, panel.shown]
    for event in (view.seen.change, context.edited.change):
        bind_private(event, on_changed, here, panel.section_parts)


def _connect_redo(
    context: PageContext, jobs: DraftingJobs, panel: SectionPanel, view: DraftView
) -> None:

    @as_gradio_error
    def on_redo(draft_id: str, number: int, instruction: str) -> list[object]:
        job = jobs.start(
            draft_id,
            lambda stop: context.bench.drafts.revise(draft_id, number, instruction, stop=stop),
        )
        job.partial_texts.setdefault(number, "")
        job.join(_REFUSAL_SECONDS)
        if (error := jobs.take_error(draft_id)) is not None:
            raise error
        return _changed_values(context, jobs, draft_id, number)

    for event in (panel.redo.click, panel.instruction.submit):
        bind_private(
            event, on_redo, [context.draft, panel.number, panel.instruction], panel.all_parts(view)
        )


def _connect_edits(
    context: PageContext, jobs: DraftingJobs, panel: SectionPanel, view: DraftView
) -> None:

    drafts, all_parts = context.bench.drafts, panel.all_parts(view)

    @as_gradio_error
    def on_edit_section(draft_id: str, number: int, version: int, text: str) -> list[object]:
        try:
            drafts.edit_section(draft_id, number, text, version=version)
        except EditConflictError:
            gr.Warning(localized(*_SECTION_CONFLICT))
            return _changed_values(context, jobs, draft_id, number, unsaved=text)
        return _changed_values(context, jobs, draft_id, number)

    @as_gradio_error
    def on_edit_sentence(draft_id: str, event: gr.EventData) -> list[object]:
        number, text = int(event.section), str(event.text)
        try:
            drafts.edit_sentence(draft_id, number, int(event.sentence), text, before=event.before)
        except EditConflictError as conflict:
            gr.Warning(localized(*_SENTENCE_CONFLICT))
            section = drafts.get(draft_id).sections[number].text
            unsaved = (
                section.replace(conflict.current, text, 1)
                if conflict.current
                else (f"{section}\n{text}")
            )
            return _changed_values(context, jobs, draft_id, number, unsaved=unsaved)
        untouched = [gr.skip() for _ in panel.section_parts]
        return [*untouched, *draft_values(context, jobs, draft_id)]

    edited = [context.draft, panel.number, panel.shown, panel.text]
    bind_private(panel.save.click, on_edit_section, edited, all_parts)
    bind_private(view.paper.submit, on_edit_sentence, context.draft, all_parts)


def _connect_versions(
    context: PageContext, jobs: DraftingJobs, panel: SectionPanel, view: DraftView
) -> None:
    """Connect the lock, and the list of former versions."""

    @as_gradio_error
    def on_lock(draft_id: str, number: int) -> list[object]:
        is_locked = context.bench.drafts.get(draft_id).sections[number].is_locked
        context.bench.drafts.lock(draft_id, number, locked=not is_locked)
        return _changed_values(context, jobs, draft_id, number)

    @as_gradio_error
    def on_restore(draft_id: str, number: int, version: int | None) -> list[object]:
        if version:
            context.bench.drafts.restore(draft_id, number, version)
        return _changed_values(context, jobs, draft_id, number)

    @as_gradio_error
    def on_former(draft_id: str, number: int, version: int | None) -> str:
        return version_diff_html(context.bench.drafts.get(draft_id).sections[number], version)

    all_parts, here = panel.all_parts(view), [context.draft, panel.number]
    bind_private(panel.versions.input, on_former, [*here, panel.versions], panel.former)
    bind_private(panel.lock.click, on_lock, here, all_parts)
    bind_private(panel.restore.click, on_restore, [*here, panel.versions], all_parts)


def _changed_values(
    context: PageContext,
    jobs: DraftingJobs,
    draft_id: str,
    number: int,
    *,
    unsaved: str | None = None,
) -> list[object]:
    section = context.bench.drafts.get(draft_id).sections[number]
    return [*section_values(section, number, unsaved), *draft_values(context, jobs, draft_id)]
