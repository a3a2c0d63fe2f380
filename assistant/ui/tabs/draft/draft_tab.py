"""起草: an outline and this year's facts become a first draft, section by section."""

from __future__ import annotations

from collections.abc import Sequence

import gradio as gr

from assistant.drafting.drafts.stored_draft import StoredDraft
from assistant.errors import OutlineError
from assistant.ui.context import PageContext
from assistant.ui.i18n.language import localized
from assistant.ui.jobs.drafting_jobs import DraftingJobs
from assistant.ui.tabs.draft import (
    bar_events,
    draft_files,
    draft_layout,
    ledger_panel,
    section_panel,
    worklist_events,
)
from assistant.ui.tabs.draft.draft_layout import DraftView, draft_values
from assistant.ui.tabs.draft.inputs import (
    draft_inputs,
    example_draft,
    plan_preview,
    restore_inputs,
)
from assistant.ui.tabs.draft.inputs.chosen_sections import Chosen, with_chosen_sections
from assistant.ui.tabs.draft.inputs.collect_facts import TableRows, collect_facts, load_ledgers
from assistant.ui.tabs.draft.inputs.draft_inputs import TYPED, DraftInputs, report_choice
from assistant.ui.tabs.draft.inputs.restore_inputs import typed_facts
from assistant.ui.widgets.confirm import confirm_js
from assistant.ui.widgets.error_messages import as_gradio_error
from assistant.ui.widgets.private_events import bind_private

_CONFIRM_REMOVE = confirm_js(
    "删除这份草稿和它的各个旧版？删除后不能恢复。",
    "Delete this draft and all its versions? It cannot be undone.",
)
_CONFIRM_EMPTY = confirm_js(
    "清空提纲和数据，新写一篇？起草过的都存着，可以“沿用上一篇”。",
    "Empty outline and facts for a new draft? What was drafted is kept.",
    if_any=TYPED,
)


def build(context: PageContext) -> None:
    """Lay out the tab."""
    jobs, labels = DraftingJobs(), context.labels
    with gr.Row(elem_classes="desk-row"):
        draft_list = gr.Dropdown(
            [],
            label=labels("已有的草稿", "Drafts"),
            show_label=False,
            container=False,
            elem_id="kept-drafts",
            scale=6,
            min_width=200,
        )
        new = gr.Button(labels("新写一篇", "New draft"), size="md", min_width=90)
        remove = gr.Button(labels("删除", "Delete"), size="md", min_width=64)
        example = gr.Button(labels("用示例试试", "Try the example"), size="md", min_width=110)
    inputs = draft_inputs.lay_out(context)
    view = draft_layout.lay_out(context)
    section_panel.build(context, jobs, view)
    worklist_events.build(context, jobs, view)
    bar_events.build(context, jobs, view)
    draft_files.build(context, jobs, view)
    ledger_panel.build(context, jobs, view)
    plan_preview.build(context, inputs)
    example_draft.build(context, example, inputs)
    restore_inputs.build(context, inputs)
    _connect_writing(context, jobs, inputs, view)
    _connect_display(context, jobs, inputs, view, draft_list)
    _connect_opening(context, jobs, inputs, view, draft_list, new)
    _connect_removal(context, jobs, view, draft_list, remove)
    _connect_availability(context, inputs, remove)


def _connect_writing(
    context: PageContext, jobs: DraftingJobs, inputs: DraftInputs, view: DraftView
) -> None:
    """Connect the button that starts to write."""

    @as_gradio_error
    def on_start(
        outline: str,
        pasted: str,
        table: TableRows,
        files: Sequence[str] | None,
        use: Sequence[str] | None,
        avoid: Sequence[str] | None,
        chosen: Chosen,
    ) -> list[object]:
        if not outline.strip():
            raise OutlineError("还没有提纲。", hint="写几个标题，或点“拟一个提纲”“用示例试试”。")
        facts = collect_facts(
            pasted, table, load_ledgers(files or (), outline=outline), outline=outline
        )
        draft = context.bench.drafts.create(
            outline,
            with_chosen_sections(facts, chosen, outline),
            choice=report_choice(use, avoid),
            typed=typed_facts(pasted, table, files, chosen),
        )
        jobs.start(draft.id, lambda stop: context.bench.drafts.write(draft.id, stop=stop))
        return [draft.id, gr.Accordion(open=False), *draft_values(context, jobs, draft.id)]

    inputs.start.click(
        on_start,
        [inputs.outline, *inputs.facts, inputs.use, inputs.avoid, inputs.chosen],
        [context.draft, inputs.fold, *view.parts],
        api_visibility="private",
        show_progress="minimal",
        show_progress_on=inputs.outline,
    )


def _connect_display(
    context: PageContext,
    jobs: DraftingJobs,
    inputs: DraftInputs,
    view: DraftView,
    draft_list: gr.Dropdown,
) -> None:
    """Show the open draft: as the page opens, while it is written, as another tab changes it."""

    @as_gradio_error
    def on_tick(draft_id: str, seen: int) -> list[object]:
        if (error := jobs.take_error(draft_id)) is not None:
            raise error
        job = jobs.find_last(draft_id)
        if job is not None and job.is_running and job.change_count == seen:
            return [gr.skip() for _ in (*view.parts, draft_list)]
        parts = draft_values(context, jobs, draft_id)
        return [
            *parts,
            gr.skip() if jobs.find_running(draft_id) else _draft_dropdown(context, draft_id),
        ]

    def on_open(draft_id: str | None) -> list[object]:
        parts = draft_values(context, jobs, draft_id)
        return [gr.Accordion(open=parts[0] != ""), _draft_dropdown(context, draft_id), *parts]

    bind_private(view.timer.tick, on_tick, [context.draft, view.seen], [*view.parts, draft_list])
    bind_private(context.on_load, on_open, context.draft, [inputs.fold, draft_list, *view.parts])
    bind_private(
        context.edited.change,
        lambda draft_id: draft_values(context, jobs, draft_id),
        context.draft,
        view.parts,
    )
    bind_private(
        context.draft.change,
        lambda draft_id: _draft_dropdown(context, draft_id),
        context.draft,
        draft_list,
    )


def _connect_availability(context: PageContext, inputs: DraftInputs, remove: gr.Button) -> None:
    """Enable what needs a draft only where there is one, or one is open."""

    def on_draft(draft_id: str | None) -> list[gr.Button]:
        has_drafts = bool(draft_id) or bool(context.bench.drafts.all())
        return [gr.Button(interactive=has_drafts), gr.Button(interactive=bool(draft_id))]

    for event in (context.on_load, context.draft.change):
        bind_private(event, on_draft, context.draft, [inputs.restore, remove])


def _connect_opening(
    context: PageContext,
    jobs: DraftingJobs,
    inputs: DraftInputs,
    view: DraftView,
    draft_list: gr.Dropdown,
    new: gr.Button,
) -> None:
    """Connect the list of drafts, and the button that clears the page for a new one."""

    @as_gradio_error
    def on_choose(draft_id: str | None, opened_now: str | None) -> list[object]:
        if draft_id == opened_now:  # the list was opened and closed
            return [gr.skip() for _ in opened]
        known = {draft.id for draft in context.bench.drafts.all()}
        chosen = draft_id if draft_id in known else ""
        return [chosen, gr.Accordion(open=not chosen), *draft_values(context, jobs, chosen)]

    def on_new(sure: bool) -> list[object]:
        if not sure:
            return [gr.skip() for _ in (*opened, *inputs.all)]
        nothing = ["", gr.Accordion(open=True), *draft_values(context, jobs, "")]
        return [*nothing, *inputs.nothing]

    opened = [context.draft, inputs.fold, *view.parts]
    bind_private(draft_list.input, on_choose, [draft_list, context.draft], opened)
    bind_private(
        new.click,
        on_new,
        gr.Checkbox(visible=False),
        [*opened, *inputs.all],
        js=_CONFIRM_EMPTY,
    )


def _connect_removal(
    context: PageContext,
    jobs: DraftingJobs,
    view: DraftView,
    draft_list: gr.Dropdown,
    remove: gr.Button,
) -> None:
    @as_gradio_error
    def on_remove(sure: bool, draft_id: str | None) -> list[object]:
        if sure and draft_id:
            jobs.stop(draft_id)
            context.bench.drafts.remove(draft_id)
            draft_id = ""
        return [
            draft_id,
            _draft_dropdown(context, draft_id),
            *draft_values(context, jobs, draft_id),
        ]

    bind_private(
        remove.click,
        on_remove,
        [gr.Checkbox(visible=False), context.draft],
        [context.draft, draft_list, *view.parts],
        js=_CONFIRM_REMOVE,
    )


def _draft_dropdown(context: PageContext, draft_id: str | None) -> gr.Dropdown:
    found = context.bench.drafts.all()
    closed, none = (
        localized("草稿：未打开", "No draft open"),
        localized("还没有草稿", "No drafts yet"),
    )
    choices = [(closed if found else none, ""), *map(_draft_choice, found)]
    known = {value for _, value in choices}
    return gr.Dropdown(choices=choices, value=draft_id if draft_id in known else "")


def _draft_choice(stored: StoredDraft) -> tuple[str, str]:
    changed = stored.changed[5:16].replace("T", " ")
    count = f"{stored.written}/{len(stored.sections)}"
    state = localized(f"（{changed}，{count} 节）", f" ({changed}, {count} sections)")
    return f"{stored.plan.title}{state}", stored.id
